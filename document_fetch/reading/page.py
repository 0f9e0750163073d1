"""A page as glyphs and ruled lines, and the lines of text they form. Pure geometry, in points from the top left."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from document_fetch.model import Box
from document_fetch.reading.frame import turned
from document_fetch.reading.glyph import UNNAMED, Glyph, bare, box_of, gap, is_spaced, printed
from document_fetch.reading.line import Line, lines_of

__all__ = [
    "SEGMENT",
    "SEGMENT_GAP",
    "UNNAMED",
    "Glyph",
    "Line",
    "Page",
    "Rule",
    "bare",
    "box_of",
    "gap",
    "is_spaced",
    "lines_of",
    "printed",
]

SEGMENT_GAP = 2.0  # of the glyph's size: a wider gap parts two things that share a line
SEGMENT = "\t"
_TOUCH = 0.2  # of the glyph's size: so far text may reach into a rule
_INSIDE = 0.25  # of a glyph's width or height: a rule that cuts deeper runs through it
_MOST_CUT = 0.15  # of the lines beside a wall may touch it: a long value that spills over
_PIECE = 1.0  # of the size: wider white parts two cells of a line
_RUN = 0.7  # of the size: wider white parts two entries of a line
_FEWEST_STRUCK = 3  # glyphs amid a line: a seal's strokes run through the last letters of a name


class Rule(NamedTuple):
    """A ruled line: `at` is its x (upright) or y (level), from `start` to `end` along the other axis."""

    at: float
    start: float
    end: float

    def spans(self, point: float) -> bool:
        return self.start - 1 <= point <= self.end + 1


_middle, _at = attrgetter("middle"), attrgetter("at")


@dataclass(frozen=True, eq=False)
class Page:
    """One page as it is read: `number` counts from 1; `turns` quarters clockwise make of it the page as it is shown."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    upright: tuple[Rule, ...]
    level: tuple[Rule, ...]
    turns: int = 0

    @cached_property
    def current(self) -> tuple[Glyph, ...]:
        """The glyphs that are not struck out; a seal's strokes over the end of a name strike out nothing."""
        return self.glyphs if not any(glyph.struck for glyph in self.glyphs) else tuple(_unstruck(self.glyphs))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """What is printed and not struck out."""
        return lines_of(self.current)

    @cached_property
    def text(self) -> str:
        """The bare text of all lines."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def all_lines(self) -> tuple[Line, ...]:
        """The lines with what is struck out."""
        return self.lines if len(self.current) == len(self.glyphs) else lines_of(self.glyphs)

    def shown(self, box: Box) -> Box:
        """Where a box of the page as read lies on the page as shown."""
        return turned(box, self.width, self.height, self.turns)

    @cached_property
    def standing(self) -> tuple[Rule, ...]:
        """The upright rules that are walls, from left to right: a seal's lines run through glyphs and are none."""
        return tuple(sorted([rule for rule in self.upright if not _cuts_lines(self, rule)], key=_at))

    @cached_property
    def lying(self) -> tuple[Rule, ...]:
        """The level rules between lines of text, from top to bottom: a stroke through text is none."""
        return tuple(sorted([rule for rule in self.level if not _strikes(self, rule)], key=_at))

    def parted(self, left: Glyph, right: Glyph) -> bool:
        """Whether an upright rule stands in the white between two glyphs of one line; a seal runs through them."""
        near, y = _TOUCH * left.size, left.middle
        first, end = bisect_left(self._uprights, left.x1 - near), bisect_right(self._uprights, right.x0 + near)
        return first < end and any(rule.spans(y) for rule in self._by_place[first:end])

    def pieces(self, line: Line) -> tuple[tuple[Glyph, ...], ...]:
        """The line's glyphs parted by wide white and by rules; each line is looked at once."""
        if line not in self._pieces:
            self._pieces[line] = tuple(_pieces(self, line.glyphs))
        return self._pieces[line]

    @cached_property
    def _pieces(self) -> dict[Line, tuple[tuple[Glyph, ...], ...]]:
        return {}

    @cached_property
    def _by_place(self) -> tuple[Rule, ...]:
        return tuple(sorted(self.upright, key=_at))

    @cached_property
    def _uprights(self) -> tuple[float, ...]:
        return tuple([rule.at for rule in self._by_place])

    def within(self, box: Box) -> tuple[Glyph, ...]:
        """The glyphs whose centre lies in the box."""
        x0, top, x1, bottom = box
        first, end = bisect_left(self._middles, top), bisect_right(self._middles, bottom)
        return tuple([glyph for glyph in self._downwards[first:end] if x0 <= glyph.centre <= x1])

    def lines_within(self, box: Box) -> tuple[Line, ...]:
        """The lines of the glyphs whose centre lies in the box; each box is looked at once."""
        if box not in self._known:
            self._known[box] = lines_of(self.within(box))
        return self._known[box]

    @cached_property
    def _known(self) -> dict[Box, tuple[Line, ...]]:
        return {}

    @cached_property
    def _downwards(self) -> tuple[Glyph, ...]:
        return tuple(sorted([g for line in self.lines for g in line.glyphs], key=_middle))

    @cached_property
    def _middles(self) -> tuple[float, ...]:
        return tuple(map(_middle, self._downwards))


def _pieces(page: Page, glyphs: tuple[Glyph, ...]) -> Iterator[tuple[Glyph, ...]]:
    start = 0
    for i, (left, right) in enumerate(pairwise(glyphs), 1):
        if right.x0 - left.x1 > _PIECE * left.size or page.parted(left, right):
            yield glyphs[start:i]
            start = i
    yield glyphs[start:]


def _unstruck(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    for line in lines_of(glyphs):
        start = 0
        for struck, group in groupby(line.glyphs, key=lambda glyph: glyph.struck):
            run = tuple(group)
            if not struck or not _is_entry(line.glyphs, start, start + len(run)):
                yield from run
            start += len(run)


def _is_entry(glyphs: Sequence[Glyph], start: int, end: int) -> bool:
    """Whether whole words lie between two places, and enough of them for a stroke to be meant."""
    sides = [(glyphs[at - 1], glyphs[at]) for at in (start, end) if 0 < at < len(glyphs)]
    if not all(is_spaced(left, right) for left, right in sides):
        return False
    return end - start >= _FEWEST_STRUCK or all(gap(left, right) > _RUN * left.size for left, right in sides)


def _cuts_lines(page: Page, rule: Rule) -> bool:
    beside = [line for line in page.lines if rule.start <= (line.top + line.bottom) / 2 <= rule.end]
    return sum(_cuts_glyph(line, rule.at) for line in beside) > _MOST_CUT * len(beside)


def _cuts_glyph(line: Line, at: float) -> bool:
    before = line.glyphs[max(0, bisect_left(line.glyphs, at, key=lambda glyph: glyph.x0) - 1)]
    inside = _INSIDE * (before.x1 - before.x0)
    return before.x0 + inside < at < before.x1 - inside


def _strikes(page: Page, rule: Rule) -> bool:
    return any(
        rule.start <= glyph.centre <= rule.end and abs(glyph.middle - rule.at) < _INSIDE * (glyph.bottom - glyph.top)
        for line in page.all_lines
        if line.top < rule.at < line.bottom
        for glyph in line.glyphs
    )
