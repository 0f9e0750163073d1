"""Figures in circles, with which forms number their labels. Recognisers take them for @, 0 or %."""

from collections.abc import Iterable, Sequence

from document_fetch.reading.ocr.leptonica import Bounds
from document_fetch.reading.ocr.tesseract import Symbol

CIRCLED = "①"  # whichever figure it holds: a label is known by its words
_ROUND = 0.18  # of the width, that a circle may be higher or lower
_LEAST, _MOST = 0.6, 1.5  # of the run's height
_FIGURE = (0.3, 0.8)  # of the circle, that the figure in it is high
_AMID = 0.16  # of the circle, that the figure may lie off its middle


def without_circles(symbols: Sequence[Symbol], circles: Iterable[Bounds]) -> list[Symbol]:
    """The symbols with one sign for each circle, instead of whatever was read there."""
    found = list(symbols)
    for x, y, width, height in circles:
        kept = [s for s in found if not x - 2 <= (s.x0 + s.x1) / 2 <= x + width + 2]
        if len(kept) < len(found):
            found = sorted([*kept, Symbol(CIRCLED, x, y, x + width, y + height, 1.0)], key=lambda s: s.x0)
    return found


def circles(pieces: Sequence[Bounds], run: Bounds) -> list[Bounds]:
    """Round pieces of ink with a figure amid them; the pieces lie in the run, what is found on the page."""
    found = [each for each in pieces if _is_round(each, run[3]) and _holds_a_figure(each, pieces)]
    return [(run[0] + x, run[1] + y, width, height) for x, y, width, height in found]


def _is_round(piece: Bounds, height: int) -> bool:
    _, _, wide, high = piece
    return abs(wide - high) <= _ROUND * wide and _LEAST * height <= high <= _MOST * height


def _holds_a_figure(circle: Bounds, pieces: Iterable[Bounds]) -> bool:
    x, y, wide, high = circle
    inside = [p for p in pieces if p[0] > x and p[1] > y and p[0] + p[2] < x + wide and p[1] + p[3] < y + high]
    tall = [piece for piece in inside if _FIGURE[0] * high <= piece[3] <= _FIGURE[1] * high]
    if not tall:
        return False
    left, right = min(p[0] for p in tall), max(p[0] + p[2] for p in tall)
    top, bottom = min(p[1] for p in tall), max(p[1] + p[3] for p in tall)
    off_middle = abs((left + right) / 2 - x - wide / 2), abs((top + bottom) / 2 - y - high / 2)
    return off_middle[0] <= _AMID * wide and off_middle[1] <= _AMID * high
