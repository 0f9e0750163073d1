"""How many people a list names with a day in one column. Names and numbers of the rows are looked at by nobody."""

from collections.abc import Sequence

from document_fetch.model import Value
from document_fetch.reading import grid
from document_fetch.reading.guards import DOUBTFUL, GUARDS, clean
from document_fetch.reading.joining import joined
from document_fetch.reading.labelled import Labelled
from document_fetch.reading.layout import Counted
from document_fetch.reading.page import Line, Page, box_of
from document_fetch.reading.wholeness import is_whole

_NO_DAY = frozenset("-–*· ")


def value(pages: Sequence[Labelled], field: Counted) -> Value | None:
    """The count; doubtful when a cell holds anything but a day or nothing, or when the running numbers have gaps."""
    rows = [
        (labelled, cells)
        for labelled in pages
        for cells in _rows(labelled, field)
        if _numbered(labelled.page, cells[0])
    ]
    if not rows:
        return None
    said = [_has_day(labelled.page, cells[1]) for labelled, cells in rows]
    numbers = [clean(joined(labelled.page, cells[0], "first")) for labelled, cells in rows]
    whole = sorted(map(int, numbers)) == list(range(1, len(rows) + 1)) and None not in said and is_whole(pages)
    count = str(sum(bool(each) for each in said))
    page, cells = rows[0][0].page, rows[0][1]
    glyphs = [glyph for line in (*cells[0], *cells[1]) for glyph in line.glyphs]
    return Value(count, count, page.number, page.shown(box_of(glyphs)), 1.0 if whole else DOUBTFUL)


def _rows(labelled: Labelled, field: Counted) -> Sequence[grid.Cells]:
    found = grid.heads(labelled, [field.beside, field.heads], [False, False])
    return grid.rows(labelled, found, [0]) if found else []


def _numbered(page: Page, cell: list[Line]) -> bool:
    return joined(page, cell, "first").strip().isdigit()


def _has_day(page: Page, cell: list[Line]) -> bool | None:
    """None where it is neither a day nor empty."""
    text = joined(page, cell, "wrapped")
    if set(text) <= _NO_DAY:
        return False
    guarded = GUARDS["date"](text)
    return True if guarded and guarded[1] > DOUBTFUL else None
