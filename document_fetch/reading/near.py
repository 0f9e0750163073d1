"""Where a value stands when the form is not known beforehand: beside its label, in the next cell, or below the label.

Ruled cells decide where there are any. Between level rules alone a row is what lies between two of them; where nothing
is ruled, each line belongs to the label it is nearest to.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from document_fetch.model import Box
from document_fetch.reading import cells, clusters, run_on, walls
from document_fetch.reading.labels import Mark, Marks
from document_fetch.reading.page import Glyph, Line, Page, gap, lines_of
from document_fetch.reading.walls import Walls

_ORDINAL = 3.0  # of the size: so wide the number before a label may be, under which its value begins
_CAPTION = 1.6  # of the size: a value stands no lower than this below its label
_HEADED = 2.6  # where nothing but labels stand in the label's line


def near(page: Page, mark: Mark, marks: Marks, *, white: float = clusters.WRAPPED) -> Iterator[list[Line]]:
    """The lines of the label's value, the likeliest place first; none where the place for it is empty.

    `white`, of the size, is the most that may part two lines of it where nothing is ruled.
    """
    cell = walls.around_box(page, mark.box)
    own = [lines for lines in _in_own_cell(page, mark, marks, cell, white) if lines]
    yield from own
    neighbour = walls.right_of(page, cell, clusters.middle(mark.box))
    lines = cells.beside(page, neighbour, cell, marks) if neighbour else []
    if lines:
        yield lines
    if lines or neighbour is None or cells.holds_label(page, neighbour, marks):
        below = walls.below(page, cell, (mark.box[0] + mark.box[2]) / 2)
        under = cells.downwards(page, below, marks) or cells.between_rules(page, mark, below, marks)
        if under := under or cells.open_below(page, cell, marks, _CAPTION):
            yield under


def _in_own_cell(page: Page, mark: Mark, marks: Marks, cell: Walls, white: float) -> Iterator[list[Line]]:
    others = [each for line_marks in marks.values() for each in line_marks if each is not mark and each.label]
    mine = {id(glyph) for glyph in mark.glyphs}
    labels = {id(glyph) for line_marks in marks.values() for each in line_marks for glyph in each.glyphs} - mine
    inside = [g for line in walls.within(page, cell) for g in line.glyphs if id(g) not in mine]
    boxes = [each.box for each in others if _lies_in(each.box, cell)]
    free = [glyph for glyph in inside if id(glyph) not in labels]
    yield run_on.lines(page, mark, boxes, free, cell, listed=white > clusters.WRAPPED) or _right(
        mark, boxes, _Free(free, mine | labels), cell, white
    )
    yield _under(mark, marks[mark.line], boxes, free, cell, white)


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
    strip = clusters.first_column(strip, size)
    lines = (
        list(strip)
        if banded
        else clusters.own(
            strip,
            box,
            [o for o in others if o[0] < end and not _same_height(o, box)],
            size * white,
            size * (cell.bottom is not None),
        )
    )
    alone = banded and not any(glyph.centre < box[2] for glyph in free.glyphs)
    y, reach = clusters.middle(box), size * (cell.bottom is not None)
    return lines if lines and (alone or lines[0].top - reach <= y <= lines[-1].bottom + reach) else []


def _under(
    mark: Mark, row: Sequence[Mark], others: Sequence[Box], free: Iterable[Glyph], cell: Walls, white: float
) -> list[Line]:
    """Lines below the label, no wider than up to the next label beside it and no lower than the next one below."""
    size, box = mark.glyphs[0].size, mark.box
    end = min((other[0] for other in others if other[0] >= box[2] and _same_height(other, box)), default=1e5)
    floor = min((o[1] for o in others if o[1] >= box[3] - size / 3 and o[0] < end and o[2] > box[0]), default=1e5)
    left = max((other[2] for other in others if other[2] <= box[0] and _same_height(other, box)), default=-1e5)
    start = max(left, box[0] - _ORDINAL * size if cell.left is None else cell.left)
    below = lines_of(g for g in free if box[3] - size / 3 < g.middle < floor)
    strip = [line for whole in below if (line := clusters.under_label(whole, box, (start, end)))]
    heads = len(mark.line.glyphs) == sum(other.end - other.start for other in row)
    y = clusters.middle(box)
    if strip and strip[0].glyphs[0].x0 > box[2] and any(g.x0 > box[2] and g.middle < y < g.bottom + size for g in free):
        return []  # the second line of what stands beside the label
    if not strip or strip[0].top - box[3] > (_HEADED if heads else _CAPTION) * size:
        return []
    return clusters.grouped(clusters.first_column(strip, size), white)[0]


def _stacked(box: Box, others: Sequence[Box]) -> bool:
    """Whether other labels stand above or below this one in the same cell."""
    return any(not _same_height(other, box) for other in others)


def _lies_in(box: Box, cell: Walls) -> bool:
    x, y = (box[0] + box[2]) / 2, clusters.middle(box)
    across = (cell.left is None or cell.left <= x) and (cell.right is None or x <= cell.right)
    return across and (cell.top is None or cell.top <= y) and (cell.bottom is None or y <= cell.bottom)


def _same_height(one: Box, other: Box) -> bool:
    return one[1] < other[3] and other[1] < one[3]
