"""A page as glyphs and ruled lines, and the lines of text they form. Pure geometry, in points from the top left."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from document_fetch.model import Box

SPACE_GAP = 0.15  # of the glyph's size: a wider gap is a space
SEGMENT_GAP = 2.0  # of the glyph's size: a wider gap parts two things that share a line
SEGMENT = "\t"
_SAME_LINE = 0.4  # of the glyph's size: how far two middles on one line may lie apart
_DOTS = str.maketrans("ㆍ・‧•∙", "·····")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character; never a blank."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line: `at` is its x (upright) or y (level), from `start` to `end` along the other axis."""

    at: float
    start: float
    end: float

    def spans(self, point: float) -> bool:
        return self.start - 1 <= point <= self.end + 1


def bare(text: str) -> str:
    """The text as it is compared: compatibility forms unfolded, one kind of middle dot, no blanks."""
    return "".join(unicodedata.normalize("NFKC", text.translate(_DOTS)).split())


@dataclass(frozen=True)
class Line:
    """Glyphs of one line from left to right."""

    glyphs: tuple[Glyph, ...]

    @cached_property
    def text(self) -> str:
        """The bare text; `glyph_at` leads from a character of it back to its glyph."""
        return "".join(bare(glyph.text) for glyph in self.glyphs)

    @cached_property
    def glyph_at(self) -> tuple[int, ...]:
        return tuple(i for i, glyph in enumerate(self.glyphs) for _ in bare(glyph.text))

    @property
    def top(self) -> float:
        return min(glyph.top for glyph in self.glyphs)

    @property
    def bottom(self) -> float:
        return max(glyph.bottom for glyph in self.glyphs)


@dataclass(frozen=True)
class Page:
    """One page: `number` counts from 1."""

    number: int
    width: float
    glyphs: tuple[Glyph, ...]
    upright: tuple[Rule, ...]
    level: tuple[Rule, ...]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return lines_of(self.glyphs)

    def parted(self, left: Glyph, right: Glyph) -> bool:
        """Whether an upright rule stands between two glyphs of one line."""
        y = left.middle
        return any(left.centre < rule.at < right.centre and rule.spans(y) for rule in self.upright)

    def within(self, box: Box) -> tuple[Glyph, ...]:
        """The glyphs whose centre lies in the box."""
        x0, top, x1, bottom = box
        return tuple(g for g in self.glyphs if x0 <= g.centre <= x1 and top <= g.middle <= bottom)


def lines_of(glyphs: Iterable[Glyph]) -> tuple[Line, ...]:
    """Glyphs put into lines, top to bottom."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: g.middle):
        if rows and glyph.middle - rows[-1][0].middle <= _SAME_LINE * max(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return tuple(Line(tuple(sorted(row, key=lambda g: g.x0))) for row in rows)


def gap(left: Glyph, right: Glyph) -> float:
    """The white between two neighbours."""
    return right.x0 - left.x1


def printed(glyphs: Sequence[Glyph]) -> str:
    """Glyphs of one line as a reader sees them, one blank where there is white."""
    out = [glyphs[0].text] if glyphs else []
    for left, right in pairwise(glyphs):
        out.append(" " * (gap(left, right) > SPACE_GAP * max(left.size, right.size)) + right.text)
    return "".join(out)


def box_of(glyphs: Sequence[Glyph]) -> Box:
    """The smallest box around the glyphs."""
    x0, top = min(g.x0 for g in glyphs), min(g.top for g in glyphs)
    return x0, top, max(g.x1 for g in glyphs), max(g.bottom for g in glyphs)
