"""Middle dots between words, which recognisers take for colons or leave out."""

from collections.abc import Iterable, Sequence

from document_fetch.reading.ocr.hangul import is_hangul
from document_fetch.reading.ocr.leptonica import Bounds
from document_fetch.reading.ocr.tesseract import Symbol

DOT = "·"
_LARGEST = 0.28  # of the run's height, how wide and high a dot is
_SMALLEST = 0.07
_WHITE = 0.06  # of the run's height, at both its sides
_FLAT = 1.5  # times as wide as high: a hyphen
_MIDDLE = (0.34, 0.66)  # of the run's height, where the middle of a middle dot lies


def dots(pieces: Sequence[Bounds], run: Bounds) -> list[Bounds]:
    """Dots at half the height, nothing above or below them; the pieces lie in the run, what is found on the page."""
    white = _WHITE * run[3]
    found = [each for each in pieces if _is_dot(each, run[3]) and not _is_beside(each, pieces, white)]
    return [(run[0] + x, run[1] + y, width, height) for x, y, width, height in found]


def with_dots(symbols: Sequence[Symbol], dots: Iterable[Bounds]) -> list[Symbol]:
    """The symbols, with one for each dot that stands between two of them that are no figures."""
    found = list(symbols)
    for x, y, width, height in dots:
        kept = [s for s in found if _is_letter(s.text) or not x - 2 <= (s.x0 + s.x1) / 2 <= x + width + 2]
        before = [symbol for symbol in kept if symbol.x0 < x]
        behind = kept[len(before) :]
        if before and behind and not before[-1].text.isdigit() and not behind[0].text.isdigit():
            found = [*before, Symbol(DOT, x, y, x + width, y + height, 1.0), *behind]
    return found


def _is_letter(text: str) -> bool:
    return is_hangul(text) or (text.isascii() and text.isalnum())


def _is_dot(piece: Bounds, height: int) -> bool:
    _, y, wide, high = piece
    middle = (y + high / 2) / height
    fits = _SMALLEST * height <= min(wide, high) and max(wide, high) <= _LARGEST * height
    return fits and wide <= _FLAT * high and _MIDDLE[0] <= middle <= _MIDDLE[1]


def _is_beside(dot: Bounds, pieces: Iterable[Bounds], white: float) -> bool:
    """Whether something stands above, below or close to it."""
    left, right = dot[0] - white, dot[0] + dot[2] + white
    return any(each != dot and each[0] < right and left < each[0] + each[2] for each in pieces)
