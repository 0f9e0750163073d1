"""Where a value stands when the form is not known beforehand: beside its label, in the next cell, or below the label.

Ruled cells decide where there are any. Between level rules alone a row is what lies between two of them; where nothing
is ruled, each line belongs to the label it is nearest to.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from document_fetch.model import Box
from document_fetch.reading import walls
from document_fetch.reading.labels import Mark, Marks
from document_fetch.reading.page import SEGMENT_GAP, Glyph, Line, Page, gap, lines_of
from document_fetch.reading.walls import Walls

_TIGHT = 0.5  # of the size: no more white than this stands between the lines of wrapped text
_WRAPPED = 0.75  # of the size: more white than this parts two values
_OVERLAP = 0.1  # of a line's height
_ORDINAL = 3.0  # of the size: so wide the number before a label may be, under which its value begins
_CAPTION = 1.6  # of the size: a value stands no lower than this below its label


def near(page: Page, mark: Mark, marks: Marks, *, white: float = _WRAPPED) -> Iterator[list[Line]]:
    """The lines of the label's value, the likeliest place first; none where the place for it is empty.

    `white`, of the size, is the most that may part two lines of it where nothing is ruled.
    """
    cell = walls.around_box(page, mark.box)
    if own := _in_own_cell(page, mark, marks, cell, white):
        yield own
        return
    beside = walls.right_of(page, cell, _middle(mark.box))
    lines = _column(page, beside, cell, marks) if beside else []
    if lines:
        yield lines
    if lines or beside is None or _holds_label(page, beside, marks):
        below = walls.below(page, cell, (mark.box[0] + mark.box[2]) / 2)
        if under := _downwards(page, below, marks):
            yield under


def _column(page: Page, first: Walls, label: Walls, marks: Marks) -> list[Line]:
    """The cells right of the label's cell, as far down as that one reaches."""
    found: list[Line] = []
    cell: Walls | None = first
    while cell is not None and cell.top is not None and (label.bottom is None or cell.top < label.bottom - 2):
        lines = list(walls.within(page, cell))
        if _is_label(lines, marks):
            break
        found += lines
        cell = walls.below(page, cell, _centre(cell))
    return found or ([] if first.top is not None else list(walls.within(page, first)))


def _downwards(page: Page, first: Walls | None, marks: Marks) -> list[Line]:
    """The cells below a head, down to the next label or the table's end."""
    found: list[Line] = []
    cell = first
    while cell is not None and cell.closed and first and cell.beside(first):
        lines = list(walls.within(page, cell))
        if _is_label(lines, marks) or _row_is_labelled(page, cell, marks):
            break
        found += lines
        cell = walls.below(page, cell, _centre(cell))
    return found


def _row_is_labelled(page: Page, cell: Walls, marks: Marks) -> bool:
    """Whether the cell's row begins with a label: then its cell is that label's value."""
    if cell.left is None or cell.top is None or cell.bottom is None:
        return False
    y = (cell.top + cell.bottom) / 2
    left = walls.around(page, cell.left - 3, y)
    return left.left is not None and _holds_label(page, left, marks)


def _holds_label(page: Page, cell: Walls | None, marks: Marks) -> bool:
    return cell is not None and _is_label(list(walls.within(page, cell)), marks)


def _centre(cell: Walls) -> float:
    return ((cell.left or 0.0) + (cell.right or 0.0)) / 2


def _in_own_cell(page: Page, mark: Mark, marks: Marks, cell: Walls, white: float) -> list[Line]:
    others = [each for line_marks in marks.values() for each in line_marks if each is not mark and each.label]
    mine = {id(glyph) for glyph in mark.glyphs}
    labels = {id(glyph) for each in others for glyph in each.glyphs}
    inside = [g for line in walls.within(page, cell) for g in line.glyphs if id(g) not in mine]
    boxes = [each.box for each in others if _lies_in(each.box, cell)]
    free = [glyph for glyph in inside if id(glyph) not in labels]
    return _right(mark, boxes, _Free(free, mine | labels), cell, white) or _under(mark, boxes, free, cell)


@dataclass(frozen=True)
class _Free:
    """The glyphs of a cell that belong to no label."""

    glyphs: Sequence[Glyph]
    labels: Set[int]  # ids of the labels' own glyphs

    def strip(self, left: float, right: float) -> list[Line]:
        """The lines between two edges; not what is only the end of a longer text that begins further left."""
        found = []
        for line in lines_of(self.glyphs):
            inside = tuple(glyph for glyph in line.glyphs if left <= glyph.centre < right)
            at = line.glyphs.index(inside[0]) if inside else 0
            if inside and (at == 0 or gap(line.glyphs[at - 1], inside[0]) > inside[0].size):
                found.append(Line(inside))
        return found


def _right(mark: Mark, others: Sequence[Box], free: _Free, cell: Walls, white: float) -> list[Line]:
    """Lines right of the label up to the next label; they must reach past the label's own height."""
    size, box = mark.glyphs[0].size, mark.box
    row = [other for other in others if other[0] >= box[2] and _same_height(other, box)]
    end = min((other[0] for other in row), default=1e5)
    strip = free.strip(box[2] - size / 3, end)
    banded = cell.top is not None and cell.bottom is not None and not _stacked(box, others)
    strip = _first_column(strip, size)
    lines = (
        list(strip)
        if banded
        else _own(strip, box, [o for o in others if o[0] < end and not _same_height(o, box)], size * white)
    )
    alone = banded and not any(glyph.centre < box[2] for glyph in free.glyphs)
    return lines if lines and (alone or _holds(lines, _middle(box))) else []


def _under(mark: Mark, others: Sequence[Box], free: Iterable[Glyph], cell: Walls) -> list[Line]:
    """Lines below the label, no wider than up to the next label beside it and no lower than the next one below."""
    size, box = mark.glyphs[0].size, mark.box
    end = min((other[0] for other in others if other[0] >= box[2] and _same_height(other, box)), default=1e5)
    floor = min((o[1] for o in others if o[1] >= box[3] - size / 3 and o[0] < end and o[2] > box[0]), default=1e5)
    left = max((other[2] for other in others if other[2] <= box[0] and _same_height(other, box)), default=-1e5)
    start = max(left, box[0] - _ORDINAL * size if cell.left is None else cell.left)
    strip = lines_of(g for g in free if start < g.centre < end and box[3] - size / 3 < g.middle < floor)
    if not strip or strip[0].top - box[3] > _CAPTION * size:
        return []
    return _groups(_first_column(strip, size), _WRAPPED)[0]


def _first_column(strip: Sequence[Line], size: float) -> list[Line]:
    """The strip up to the first gutter: white that runs through all its lines and parts two columns.

    A narrow one shows by lines that stand beside others and not below them.
    """
    strip = [line for line in strip if not any(_is_beside(line, other) for other in strip)]
    reach = 0.0
    for glyph in sorted((glyph for line in strip for glyph in line.glyphs), key=lambda glyph: glyph.x0):
        if reach and glyph.x0 - reach > SEGMENT_GAP * size:
            kept = [tuple(g for g in line.glyphs if g.x0 < glyph.x0) for line in strip]
            return [Line(glyphs) for glyphs in kept if glyphs]
        reach = max(reach, glyph.x1)
    return list(strip)


def _is_beside(line: Line, other: Line) -> bool:
    """Whether a line begins behind the end of another, at its height but on another baseline."""
    overlap = min(line.bottom, other.bottom) - max(line.top, other.top)
    behind = line.glyphs[0].x0 > other.glyphs[-1].x1
    return line is not other and behind and overlap > _OVERLAP * (line.bottom - line.top)


def _own(strip: Sequence[Line], box: Box, others: Sequence[Box], white: float) -> list[Line]:
    """Of the lines beside a column of labels those of this one: at its height, and what hangs on below."""
    y = _middle(box)
    groups = [group for group in _groups(strip) if not any(_holds(group, _middle(other)) for other in others)]
    at = next((i for i, group in enumerate(groups) if _holds(group, y)), None)
    if at is None:
        return _around(groups, y, white)
    found = list(groups[at])
    for group in groups[at + 1 :]:
        if not _hangs(found[-1], group[0], groups[at][0], white):
            break
        found += group
    return found


def _groups(lines: Sequence[Line], white: float = _TIGHT) -> list[list[Line]]:
    """Lines that begin at one place with no more white between than wrapped text has."""
    found: list[list[Line]] = []
    for line in lines:
        if found and _hangs(found[-1][-1], line, found[-1][0], white * line.glyphs[0].size):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _around(groups: Sequence[list[Line]], y: float, white: float) -> list[Line]:
    """Two lines whose middle is the label's height."""
    above = next((group for group in reversed(groups) if group[-1].bottom <= y), None)
    below = next((group for group in groups if group[0].top >= y), None)
    if above and below and _hangs(above[-1], below[0], above[0], white):
        return [*above, *below]
    return []


def _holds(group: Sequence[Line], y: float) -> bool:
    return group[0].top <= y <= group[-1].bottom


def _hangs(upper: Line, lower: Line, first: Line, white: float) -> bool:
    aligned = abs(lower.glyphs[0].x0 - first.glyphs[0].x0) < first.glyphs[0].size
    return aligned and lower.top - upper.bottom <= white


def _stacked(box: Box, others: Sequence[Box]) -> bool:
    """Whether other labels stand above or below this one in the same cell."""
    return any(not _same_height(other, box) for other in others)


def _is_label(lines: Sequence[Line], marks: Marks) -> bool:
    """Whether a cell holds a label and nothing else before it."""
    if not lines:
        return False
    first = lines[0].glyphs[0]
    return any(mark.glyphs[0] is first for line_marks in marks.values() for mark in line_marks)


def _lies_in(box: Box, cell: Walls) -> bool:
    x, y = (box[0] + box[2]) / 2, _middle(box)
    across = (cell.left is None or cell.left <= x) and (cell.right is None or x <= cell.right)
    return across and (cell.top is None or cell.top <= y) and (cell.bottom is None or y <= cell.bottom)


def _same_height(one: Box, other: Box) -> bool:
    return one[1] < other[3] and other[1] < one[3]


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2
