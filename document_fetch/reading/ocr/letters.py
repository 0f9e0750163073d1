"""The letters of a run as glyphs of the page, each as wide as its ink, with blanks between words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from document_fetch.reading.ocr.blanks import blanks
from document_fetch.reading.ocr.hangul import is_hangul
from document_fetch.reading.ocr.leptonica import Bounds
from document_fetch.reading.ocr.opinions import Letter
from document_fetch.reading.ocr.sizes import POINTS
from document_fetch.reading.ocr.widths import Span
from document_fetch.reading.page import Glyph

_BLUR = 2  # pixels that a scan makes ink higher
_HANGUL, _BRACKETED, _FIGURES = 0.92, 1.02, 0.74  # how high the ink is, of the size
_BRACKETS = "()[]「」|/『』{}"
_BLANK = 0.2  # of the size: no blank is narrower on the page


@dataclass(frozen=True)
class Letters:
    """The glyphs of a run; of these what may be another letter, and before which a blank may stand or not."""

    glyphs: tuple[Glyph, ...]
    unsure: tuple[Glyph, ...]
    unsure_blanks: tuple[Glyph, ...]


def letters(read: Sequence[Letter], run: Bounds, columns: Sequence[int]) -> Letters:
    """`columns` is how much ink each column of the run has."""
    if not read:
        return Letters((), (), ())
    size = _size(read, run[3])
    middle = run[1] + run[3] / 2
    top, bottom = (middle - size / 2) * POINTS, (middle + size / 2) * POINTS
    starts = [letter.x0 - run[0] for letter in read]
    found = blanks([letter.text for letter in read], starts, columns, run[3])
    glyphs = tuple(
        Glyph(letter.text, (run[0] + x0) * POINTS, top, (run[0] + x1) * POINTS, bottom, size * POINTS)
        for letter, (x0, x1) in zip(read, _spans(starts, found.stand, len(columns), _BLANK * size), strict=True)
    )
    unsure = tuple(glyph for glyph, letter in zip(glyphs, read, strict=True) if not letter.sure)
    return Letters(glyphs, unsure, tuple(glyphs[i] for i in sorted(found.unsure)))


def _size(read: Sequence[Letter], height: int) -> float:
    text = "".join(letter.text for letter in read)
    sharp = height - _BLUR
    if any(char in _BRACKETS for char in text):
        return sharp / _BRACKETED
    return sharp / (_HANGUL if any(map(is_hangul, text)) else _FIGURES)


def _spans(starts: Sequence[int], blanks: Mapping[int, Span], width: int, least: float) -> list[tuple[float, float]]:
    """From where to where each letter reaches; those of one word touch, words stand apart by `least`."""
    found: list[tuple[float, float]] = []
    cuts = [0, *sorted(blanks), len(starts)]
    for first, end in pairwise(cuts):
        left = float(blanks[first][1]) if first in blanks else 0.0
        right = min(float(blanks[end][0]), blanks[end][1] - least) if end in blanks else float(width)
        edges = [left]
        for start in starts[first + 1 : end]:
            edges.append(min(max(edges[-1], float(start)), max(left, right)))
        found += zip(edges, [*edges[1:], max(edges[-1], right)], strict=True)
    return found
