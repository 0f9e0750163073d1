"""The characters of a run as glyphs. Where each begins and ends, and where a blank is, is measured on the ink."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from document_fetch.reading.ocr.leptonica import Bounds
from document_fetch.reading.ocr.sizes import POINTS
from document_fetch.reading.ocr.tesseract import Symbol
from document_fetch.reading.page import Glyph

_BLANK = 0.24  # of the size: so much white between the ink of two letters is a blank
_IN_FIGURES = 0.5  # of the size, between figures: a 1 stands in much white
_BEFORE_BRACKET = 0.36  # of the size: a bracket has white of its own
_SET_WIDE = 0.14  # of the size, more than between most letters of the run
_UNSURE = 0.06  # of the size: nearer to where a blank begins nobody can tell
_STOPS = ":;'`"
_FINALS, _LIKE_FINALS = 28, (22, 23)  # of a syllable; ㅈ and ㅊ
_SURE = 0.8  # a letter less sure makes its value doubtful
_HANGUL, _BRACKETED, _FIGURES = 0.9, 1.02, 0.74  # how high the ink is, of the size
_BRACKETS = "()[]「」|/『』{}"

Span = tuple[float, float]


@dataclass(frozen=True)
class Letters:
    """The glyphs of a run; of these what may be another letter, and before which a blank may stand or not."""

    glyphs: tuple[Glyph, ...]
    unsure: tuple[Glyph, ...]
    unsure_blanks: tuple[Glyph, ...]


def letters(symbols: Sequence[Symbol], run: Bounds, columns: Sequence[int]) -> Letters:
    """`columns` is how much ink each column of the run has."""
    if not symbols:
        return Letters((), (), ())
    size = _size(symbols, run[3])
    middle = run[1] + run[3] / 2
    top, bottom = (middle - size / 2) * POINTS, (middle + size / 2) * POINTS
    blanks, unsure = _blanks(symbols, run, columns, size)
    glyphs = tuple(
        Glyph(symbol.text, (run[0] + x0) * POINTS, top, (run[0] + x1) * POINTS, bottom, size * POINTS)
        for symbol, (x0, x1) in zip(
            symbols, _spans([s.x0 - run[0] for s in symbols], blanks, len(columns)), strict=True
        )
    )
    text = ["", *(symbol.text for symbol in symbols), ""]
    weak = tuple(
        glyph
        for i, (glyph, symbol) in enumerate(zip(glyphs, symbols, strict=True))
        if symbol.sure < _SURE or _has_a_double(*text[i : i + 3])
    )
    return Letters(glyphs, weak, tuple(glyphs[i] for i in sorted(unsure)))


def _has_a_double(before: str, letter: str, after: str) -> bool:
    """Whether no recogniser tells it from another on a scan, however sure it is: 빚 and 빛, a dot between words."""
    if letter in _STOPS:
        return _is_hangul(before) and _is_hangul(after)
    return _is_hangul(letter) and (ord(letter) - ord("가")) % _FINALS in _LIKE_FINALS


def _is_hangul(letter: str) -> bool:
    return len(letter) == 1 and "가" <= letter <= "힣"


def _blanks(
    symbols: Sequence[Symbol], run: Bounds, columns: Sequence[int], size: float
) -> tuple[dict[int, tuple[int, int]], set[int]]:
    """Before which letter what white is, where it is a blank; and before which letters that is not sure.

    Where a letter ends the recogniser tells badly, where it begins within a few pixels: so white, which is measured,
    goes before the letter that begins nearest to its end.
    """
    starts = [symbol.x0 - run[0] for symbol in symbols]
    white: dict[int, tuple[int, int]] = {}
    for begin, end in _white(columns):
        at = min(range(len(starts)), key=lambda i: abs(starts[i] - end))
        if at and (at not in white or end - begin > white[at][1] - white[at][0]):
            white[at] = begin, end
    usual = median(end - begin for begin, end in white.values()) if white else 0.0
    blanks: dict[int, tuple[int, int]] = {}
    unsure: set[int] = set()
    for at, (begin, end) in sorted(white.items()):
        least = max(_least(symbols[at - 1].text, symbols[at].text) * size, usual + _SET_WIDE * size)
        if end - begin > least:
            blanks[at] = begin, end
        if abs(end - begin - least) < _UNSURE * size and not _figures(symbols[at - 1].text, symbols[at].text):
            unsure.add(at)
    return blanks, unsure


def _least(left: str, right: str) -> float:
    if _figures(left, right):
        return _IN_FIGURES
    return _BEFORE_BRACKET if right in "([" or left in ")]" else _BLANK


def _figures(left: str, right: str) -> bool:
    return (left.isdigit() or left in "-,./") and (right.isdigit() or right in "-,./") and left != ","


def _size(symbols: Sequence[Symbol], height: int) -> float:
    text = "".join(symbol.text for symbol in symbols)
    if any(char in _BRACKETS for char in text):
        return height / _BRACKETED
    return height / (_HANGUL if any(map(_is_hangul, text)) else _FIGURES)


def _spans(starts: Sequence[int], blanks: Mapping[int, tuple[int, int]], width: int) -> list[Span]:
    """From where to where each letter reaches; those of one word touch."""
    found: list[Span] = []
    cuts = [0, *sorted(blanks), len(starts)]
    for first, end in pairwise(cuts):
        left = float(blanks[first][1]) if first in blanks else 0.0
        right = float(blanks[end][0]) if end in blanks else float(width)
        edges = [left]
        for start in starts[first + 1 : end]:
            edges.append(min(max(edges[-1], float(start)), right))
        found += zip(edges, [*edges[1:], right], strict=True)
    return found


def _white(columns: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Stretches without ink, but for those at both ends."""
    x = 0
    for empty, group in groupby(columns, key=lambda ink: ink <= 0):
        end = x + len(list(group))
        if empty and x > 0 and end < len(columns):
            yield x, end
        x = end
