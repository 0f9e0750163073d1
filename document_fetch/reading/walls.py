"""The ruled cell around a place on a page, and its neighbours."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from document_fetch.model import Box
from document_fetch.reading.page import Line, Page, Rule

_HIGHEST_ROW = 45.0  # points: rules further apart are not of one table
_SAME = 2.0  # points: two rules this near are the two edges of one
_NARROWEST = 4.5  # points: what is narrower is the white inside of a doubled rule, and no cell


@dataclass(frozen=True)
class Walls:
    """The rules next to a place on each side; None where there is none."""

    left: float | None
    top: float | None
    right: float | None
    bottom: float | None

    def beside(self, other: "Walls") -> bool:
        """Whether both stand in one column; a shaded cell's edge and its wall are nearly one."""
        return _about(self.left, other.left) and _about(self.right, other.right)

    @property
    def closed(self) -> bool:
        return None not in (self.left, self.top, self.right, self.bottom)


def around(page: Page, x: float, y: float) -> Walls:
    """The walls next to a point."""
    left, right = _next_to(page.standing, x, across=y)
    top, bottom = _next_to(page.lying, y, across=x)
    return Walls(left, top, right, bottom)


def _next_to(rules: Sequence[Rule], at: float, *, across: float) -> tuple[float | None, float | None]:
    """Of sorted rules that reach the place across, the last up to `at` and the first behind it."""
    middle = bisect_right(rules, at, key=lambda rule: rule.at)
    before = next((rule.at for rule in reversed(rules[:middle]) if rule.spans(across)), None)
    return before, next((rule.at for rule in rules[middle:] if rule.spans(across)), None)


def around_box(page: Page, box: Box) -> Walls:
    """The walls next to the middle of a box."""
    return around(page, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2)


def within(page: Page, walls: Walls) -> tuple[Line, ...]:
    """The lines between the walls; an open side reaches to the page's edge."""
    box = (
        -1e5 if walls.left is None else walls.left,
        -1e5 if walls.top is None else walls.top,
        1e5 if walls.right is None else walls.right,
        1e5 if walls.bottom is None else walls.bottom,
    )
    return page.lines_within(box)


def right_of(page: Page, walls: Walls, y: float) -> Walls | None:
    """The next cell to the right at height `y`, past a doubled rule; None where the table ends.

    A table without an outer wall ends in a cell as high as its neighbour. Beside a shaded label nothing is ruled: there
    the cell is as high as the shade.
    """
    if walls.right is None:
        return None
    found = around(page, walls.right + _SAME, y)
    while found.left is not None and found.right is not None and found.right - found.left < _NARROWEST:
        found = around(page, found.right + _SAME / 4, y)
    if walls.closed and (found.right is None or None in (found.top, found.bottom)) and _reaches(found, walls):
        return _as_high(page, found, walls)
    level = found.top is not None and _about(found.top, walls.top) and _about(found.bottom, walls.bottom)
    return found if found.right is not None or level else None


def _reaches(one: Walls, other: Walls) -> bool:
    """Whether a cell is no lower than another, on both sides."""
    above = one.top is None or other.top is None or one.top <= other.top + _SAME
    return above and (one.bottom is None or other.bottom is None or one.bottom >= other.bottom - _SAME)


def _as_high(page: Page, open_cell: Walls, label: Walls) -> Walls | None:
    """A cell that no walls bound, bounded as its label is; None where nothing stands in it."""
    cell = Walls(open_cell.left, label.top, open_cell.right, label.bottom)
    return cell if within(page, cell) else None


def below(page: Page, walls: Walls, x: float) -> Walls | None:
    """The next cell down at `x`, past a doubled rule; None where the table ends."""
    if walls.bottom is None:
        return None
    found = around(page, x, walls.bottom + _SAME)
    while found.top is not None and found.bottom is not None and found.bottom - found.top < _NARROWEST:
        found = around(page, x, found.bottom + _SAME / 4)
    return found if found.bottom is not None else None


def _about(one: float | None, other: float | None) -> bool:
    return one is other or (one is not None and other is not None and abs(one - other) <= _SAME)


def foot(page: Page, box: Box) -> float:
    """Where the level rules below a box end that follow each other as rows of one table do."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    last = None
    for rule in page.lying:
        if rule.at > y and rule.spans(x) and rule.at - (y if last is None else last) < _HIGHEST_ROW:
            last = rule.at
    return 1e5 if last is None else last
