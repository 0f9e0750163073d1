"""One printed character, and what can be said of a row of them. Pure geometry, in points from the top left."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, Self

from document_fetch.model import Box

SPACE_GAP = 0.16  # of the glyph's size: a wider gap is a space; letter-spacing of 0.15 is common
_FEWEST_WIDE = 5  # letters set wide: fewer may be words of one letter
_WIDER = 1.4  # times their usual white
UNNAMED = "\ufffd"  # a glyph of which the file does not say which character it is
_DOTS = str.maketrans("ㆍ・‧•∙", "·····")


class _Glyph(NamedTuple):
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    struck: bool  # a line runs through it: it was once so, and is no longer
    centre: float  # of x0 and x1
    middle: float  # of top and bottom


class Glyph(_Glyph):
    """One printed character; never a blank. A tuple, because a page has hundreds."""

    __slots__ = ()

    def __new__(
        cls, text: str, x0: float, top: float, x1: float, bottom: float, size: float, struck: bool = False
    ) -> Self:
        return tuple.__new__(cls, (text, x0, top, x1, bottom, size, struck, (x0 + x1) / 2, (top + bottom) / 2))


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """The text as it is compared: compatibility forms unfolded, one kind of middle dot, no blanks."""
    return "".join(unicodedata.normalize("NFKC", text.translate(_DOTS)).split())


def gap(left: Glyph, right: Glyph) -> float:
    """The white between two neighbours."""
    return right.x0 - left.x1


def is_spaced(left: Glyph, right: Glyph) -> bool:
    """Whether a reader sees a blank between two neighbours."""
    white = right.x0 - left.x1
    return white > SPACE_GAP * left.size and white > SPACE_GAP * right.size


def printed(glyphs: Sequence[Glyph]) -> str:
    """Glyphs of one line as a reader sees them, one blank where there is white; of words set wide where it is wider."""
    if blank := _set_wide(glyphs):
        return "".join(g.text + " " * (gap(g, after) > blank) for g, after in pairwise(glyphs)) + glyphs[-1].text
    out = [glyphs[0].text] if glyphs else []
    for left, right in pairwise(glyphs):
        out.append(" " + right.text if is_spaced(left, right) else right.text)
    return "".join(out)


def _set_wide(glyphs: Sequence[Glyph]) -> float | None:
    """Of Korean letters that all stand apart, the white from which on a blank is meant."""
    if len(glyphs) < _FEWEST_WIDE or not all(g.text.isalpha() and not g.text.isascii() for g in glyphs):
        return None
    whites = sorted(gap(left, right) for left, right in pairwise(glyphs))
    return _WIDER * whites[len(whites) // 2] if whites[0] > SPACE_GAP * glyphs[0].size else None


def box_of(glyphs: Sequence[Glyph]) -> Box:
    """The smallest box around the glyphs."""
    _, x0, top, x1, bottom, *_ = zip(*glyphs, strict=True)
    return min(x0), min(top), max(x1), max(bottom)
