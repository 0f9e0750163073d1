"""The lines of text that glyphs form."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from document_fetch.reading.glyph import Glyph, bare

_SAME_LINE = 0.4  # of the glyph's size: how far two middles on one line may lie apart
_middle, _left = attrgetter("middle"), attrgetter("x0")


@dataclass(frozen=True, eq=False)
class Line:
    """Glyphs of one line from left to right; `open` where nobody can tell whether the text goes on below."""

    glyphs: tuple[Glyph, ...]
    open: bool = False

    @cached_property
    def text(self) -> str:
        """The bare text; `glyph_at` leads from a character of it back to its glyph."""
        return "".join([bare(glyph.text) for glyph in self.glyphs])

    @cached_property
    def glyph_at(self) -> tuple[int, ...]:
        return tuple([i for i, glyph in enumerate(self.glyphs) for _ in bare(glyph.text)])

    @cached_property
    def top(self) -> float:
        return min([glyph.top for glyph in self.glyphs])

    @cached_property
    def bottom(self) -> float:
        return max([glyph.bottom for glyph in self.glyphs])


def lines_of(glyphs: Iterable[Glyph]) -> tuple[Line, ...]:
    """Glyphs put into lines, top to bottom."""
    rows: list[list[Glyph]] = []
    first, size = -1e9, 0.0  # of the glyph that began the row
    for glyph in sorted(glyphs, key=_middle):
        lower = glyph.middle - first
        if lower > _SAME_LINE * size or lower > _SAME_LINE * glyph.size:
            rows.append(row := [])
            first, size = glyph.middle, glyph.size
        row.append(glyph)
    return tuple([Line(tuple(sorted(row, key=_left))) for row in rows])
