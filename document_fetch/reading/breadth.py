"""How broad a column is below a head that shares its cell with others: no upright rules part their values."""

from collections.abc import Sequence
from dataclasses import dataclass

from document_fetch.reading import clusters, walls
from document_fetch.reading.labels import Mark, Marks
from document_fetch.reading.page import Line, Page
from document_fetch.reading.walls import Walls

_SAME = 2.0  # points: level rules this near lie at one height
_MOST = 0.8  # of the cell: a longer piece is no column but the whole table


@dataclass(frozen=True)
class Breadth:
    """From `left` to `right`, where values begin; `head` is the label's own left edge and middle."""

    left: float
    right: float
    head: tuple[float, float]
    sure: bool  # level rules in pieces show the columns
    top: float  # of the head's cell

    def of(self, lines: Sequence[Line]) -> list[Line]:
        """The pieces of lines that stand in the column; open where they stand neither below the label nor centred."""
        pieces = (piece for line in lines for piece in clusters.pieces(line))
        own = [piece for piece in pieces if self.left <= piece[0].x0 < self.right]
        return [Line(piece, open=not self.sure and not self._is_below(Line(piece))) for piece in own]

    def ends(self, page: Page, cell: Walls, marks: Marks) -> bool:
        """Whether a label left of the column heads this row, and not the rows from the head on."""
        before = [m for line_marks in marks.values() for m in line_marks if m.label and m.box[2] <= self.left]
        rows = [m for m in before if (cell.top or 0.0) < clusters.middle(m.box) < (cell.bottom or 1e5)]
        return any((walls.around_box(page, m.box).top or 0.0) > self.top + _SAME for m in rows)

    def _is_below(self, line: Line) -> bool:
        first, last = line.glyphs[0], line.glyphs[-1]
        edge, middle = self.head
        return abs(first.x0 - edge) < first.size or abs((first.x0 + last.x1) / 2 - middle) < first.size


def breadth(page: Page, mark: Mark, marks: Marks, cell: Walls) -> Breadth | None:
    """Of the column below a head; None where the head is alone in its cell."""
    x0, x1, size = mark.box[0], mark.box[2], mark.glyphs[0].size
    others = [each.box[0] for each in marks.get(mark.line, ()) if each.label and each is not mark]
    others = [x for x in others if (cell.left or 0.0) < x < (cell.right or 1e5)]
    if not others:
        return None
    head, top = (x0, (x0 + x1) / 2), cell.top or 0.0
    if piece := _ruled(page, cell, (x0 + x1) / 2):
        return Breadth(*piece, head, sure=True, top=top)
    right = min((x for x in others if x > x0), default=1e5)
    return Breadth(x0 - size, right - size, head, sure=False, top=top)


def _ruled(page: Page, cell: Walls, x: float) -> tuple[float, float] | None:
    """The piece of the level rule below the cell that lies under a place, narrower than the cell."""
    if cell.bottom is None or cell.left is None or cell.right is None:
        return None
    for rule in page.lying:
        narrower = rule.start > cell.left + _SAME or rule.end < cell.right - _SAME
        inside = rule.end - rule.start < (cell.right - cell.left) * _MOST
        if abs(rule.at - cell.bottom) <= _SAME and rule.spans(x) and narrower and inside:
            return rule.start - _SAME, rule.end - _SAME
    return None
