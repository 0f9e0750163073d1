"""A page's own coordinates turned into those it is read in: points from the top left, text running rightwards."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from document_fetch.model import Box

SLANT = 0.02  # of the direction's length; text that leans more is a watermark


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible box of a page, in the PDF's coordinates (y upwards), and the quarter turns clockwise to read it."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The box around two corners, as read."""
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def points(self, xs: Sequence[float], ys: Sequence[float]) -> tuple[list[float], list[float]]:
        """`point` of a column of each."""
        if self.turns == 0:
            return [x - self.left for x in xs], [self.top - y for y in ys]
        both = [self.point(x, y) for x, y in zip(xs, ys, strict=True)]
        return [x for x, _ in both], [y for _, y in both]

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x


def quarter(a: float, b: float) -> int | None:
    """The quarter turns clockwise that make text of this direction run rightwards; None when it leans."""
    length = math.hypot(a, b)
    if not length or min(abs(a), abs(b)) > SLANT * length:
        return None
    return (0 if a > 0 else 2) if abs(a) > abs(b) else (1 if b > 0 else 3)


def commonest(quarters: Iterable[int | None], otherwise: int) -> int:
    """The turn that most of the text needs; `otherwise` where no text is, and at a draw."""
    counts = Counter(turns for turns in quarters if turns is not None)
    most = max(counts.values(), default=0)
    return otherwise if counts[otherwise] == most else max(counts, key=lambda turns: counts[turns])


def turned(box: Box, width: float, height: float, turns: int) -> Box:
    """The box after its page of this size was turned clockwise by quarters."""
    x0, top, x1, bottom = box
    if turns == 1:
        return height - bottom, x0, height - top, x1
    if turns == 2:
        return width - x1, height - bottom, width - x0, height - top
    if turns == 3:
        return top, width - x1, bottom, width - x0
    return box
