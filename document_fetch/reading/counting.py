"""How many people a list names with a day in one column. Names and numbers of the rows are looked at by nobody."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from document_fetch.model import Value
from document_fetch.reading import grid
from document_fetch.reading.guards import DOUBTFUL, GUARDS, clean
from document_fetch.reading.joining import joined
from document_fetch.reading.labelled import Labelled
from document_fetch.reading.layout import Counted
from document_fetch.reading.page import Line, Page, box_of
from document_fetch.reading.wholeness import is_whole

_NO_DAY = frozenset("-–*· ")


@dataclass(frozen=True)
class _Span:
    """The days that count."""

    after: date = date.min
    until: date = date.max


def value(pages: Sequence[Labelled], field: Counted, found: Mapping[str, Value]) -> Value | None:
    """The count; doubtful when a cell holds anything but a day or nothing, or when the running numbers have gaps.

    Where days are counted back from a field of `found` that is not there, or doubtful, nothing is said.
    """
    span = _span(field, found)
    return _count(pages, field, span) if span else None


def _span(field: Counted, found: Mapping[str, Value]) -> _Span | None:
    if field.months is None:
        return _Span()
    last = found.get(str(field.before))
    if last is None or last.doubtful:
        return None
    until = date.fromisoformat(last.value[: len("YYYY-MM-DD")])
    return _Span(_months_before(until, field.months), until)


def _months_before(day: date, months: int) -> date:
    """The day of that number so many months before; the month's last where it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _count(pages: Sequence[Labelled], field: Counted, span: _Span) -> Value | None:
    rows = [
        (labelled, cells)
        for labelled in pages
        for cells in _rows(labelled, field)
        if _numbered(labelled.page, cells[0])
    ]
    if not rows:
        return None
    said = [_counts(labelled.page, cells[1], span) for labelled, cells in rows]
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


def _counts(page: Page, cell: list[Line], span: _Span) -> bool | None:
    """None where it is neither a day nor empty, or a day that had not come yet."""
    text = joined(page, cell, "wrapped")
    if set(text) <= _NO_DAY:
        return False
    guarded = GUARDS["date"](text)
    if not guarded or guarded[1] <= DOUBTFUL or (day := date.fromisoformat(guarded[0])) > span.until:
        return None
    return day > span.after
