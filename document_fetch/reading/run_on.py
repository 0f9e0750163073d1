"""Values set as one run of text with their label: their next lines begin below the label, not below the value."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from document_fetch.model import Box
from document_fetch.reading.clusters import WRAPPED
from document_fetch.reading.labels import Mark, counted_before
from document_fetch.reading.limits import MAX_PAGES
from document_fetch.reading.page import Glyph, Line, Page, gap, is_spaced, lines_of
from document_fetch.reading.walls import Walls

_BEHIND = 1.0  # of the size: the most white between a label, or its colon, and a value that runs on
_ALIGNED = 1.0  # of the size: how far the next line may begin from where the label's did
_SPARE = 0.5  # of the size: what a renderer's and our measure of a line's room may differ by
_LABELLED = re.compile(r"[가-힣A-Za-z)]\s*[:：]")


def lines(
    page: Page, mark: Mark, others: Sequence[Box], free: Sequence[Glyph], cell: Walls, *, listed: bool
) -> list[Line]:
    """The value with its next lines; nothing where it does not follow its label, or the label's colon, closely."""
    rows = lines_of(free)
    own = next((row for row in rows if row.glyphs and _is_on(row, mark)), None)
    value = [glyph for glyph in own.glyphs if glyph.x0 >= mark.glyphs[-1].x0] if own else []
    if not value or mark.tail or gap(mark.glyphs[-1], value[0]) > _BEHIND * value[0].size:
        return []
    end = min((box[0] for box in others if box[0] >= value[0].x0 and _at_height(box, value[0])), default=1e5)
    found = [Line(tuple(glyph for glyph in value if glyph.x0 < end))]
    if not found[0].glyphs:
        return []
    for row in rows[rows.index(own) + 1 :] if own else ():
        if row.top < found[-1].bottom - value[0].size / 3:
            continue  # another column's, on another baseline
        part = _below_value(found[-1], row, mark, others, value[0], end)
        if part is None and not _labelled(row, others, value[0]):
            part = _below_label(found[-1], row, mark, cell, value[0], end)
        if part is None:
            break
        if part.glyphs[0].x0 < value[0].x0 - value[0].size and not (listed or _surely(page, found[-1], part, cell)):
            found[-1] = Line(found[-1].glyphs, open=True)
            break
        found.append(part)
    colon = mark.glyphs[-1].text in ":：" and not cell.closed
    return found if len(found) > 1 or mark.runs_in or colon else []


def _at_height(box: Box, glyph: Glyph) -> bool:
    return box[1] < glyph.middle < box[3]


def _below_value(above: Line, row: Line, mark: Mark, others: Sequence[Box], value: Glyph, end: float) -> Line | None:
    """What a row says in the value's column, where it begins below the value or its colon and belongs to no label."""
    size, left = value.size, min(value.x0, mark.glyphs[-1].x0)
    part = tuple(glyph for glyph in row.glyphs if left - _SPARE * size < glyph.x0 < end)
    if (
        not part
        or _labelled(row, others, value)
        or part[0].x0 > value.x0 + _SPARE * size
        or row.top - above.bottom > WRAPPED * size
    ):
        return None
    before = row.glyphs.index(part[0])
    return Line(part) if not before or gap(row.glyphs[before - 1], part[0]) > size else None


def _labelled(row: Line, others: Sequence[Box], value: Glyph) -> bool:
    """Whether another label begins the row, left of the value's column."""
    return any(_at_height(box, row.glyphs[0]) and box[0] < value.x0 for box in others)


def _is_on(row: Line, mark: Mark) -> bool:
    return abs(row.glyphs[0].middle - mark.glyphs[0].middle) < mark.glyphs[0].size / 2


def _below_label(above: Line, row: Line, mark: Mark, cell: Walls, value: Glyph, end: float) -> Line | None:
    """What a row says where it begins below the label, and is no label itself, as far as one can see."""
    size, first, left = value.size, row.glyphs[0], mark.glyphs[0].x0
    aligned = abs(first.x0 - left) < _ALIGNED * size or (cell.left is not None and first.x0 < value.x0 - size)
    if not aligned or row.top - above.bottom > WRAPPED * size or counted_before(row.glyphs):
        return None
    part = tuple(takewhile(lambda glyph: glyph.x0 < end, row.glyphs))
    part = part[: next((i for i in range(1, len(part)) if gap(part[i - 1], part[i]) > size), len(part))]
    return None if not part or _LABELLED.search("".join(glyph.text for glyph in part)) else Line(part)


def _surely(page: Page, above: Line, row: Line, cell: Walls) -> bool:
    """Whether rules keep the row with the line above it, or its first word had no room there."""
    return cell.right is not None or None not in (cell.top, cell.bottom) or _is_full(page, above, row)


def _is_full(page: Page, above: Line, row: Line) -> bool:
    glyphs = row.glyphs
    word = next((i for i in range(1, len(glyphs)) if is_spaced(glyphs[i - 1], glyphs[i])), len(glyphs))
    return above.glyphs[-1].x1 + glyphs[word - 1].x1 - glyphs[0].x0 + _SPARE * glyphs[0].size > _margin(page)


@lru_cache(maxsize=MAX_PAGES)
def _margin(page: Page) -> float:
    """How far right the page's text reaches."""
    return max((glyph.x1 for glyph in page.current), default=page.width)
