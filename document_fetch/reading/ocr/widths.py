"""Between which letters a blank stands, by how wide the words beside it are: recognisers misplace letters."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from document_fetch.reading.ocr.hangul import is_hangul

Span = tuple[int, int]

_NARROW, _FIGURE, _WIDE = 0.33, 0.62, 0.72  # of the pitch of a syllable: signs, figures and small letters, capitals
_CLEAR = 0.1  # of the pitch: so much worse they must fit beside a neighbour
_BETTER = 0.6  # of the pitch: so much better the words must fit for a blank to be moved


def put_right(
    blanks: Mapping[int, Span], letters: Sequence[str], width: int, pitch: float
) -> tuple[dict[int, Span], set[int]]:
    """The blanks, by the letter behind each, and of these the ones that may stand before a neighbour.

    One is moved by a letter where the words on both sides fit better then.
    """
    unsure: set[int] = set()
    places, spans = sorted(blanks), [blanks[at] for at in sorted(blanks)]
    edges = [(0, 0), *spans, (width, width)]
    for i in range(len(places)):
        first = places[i - 1] if i else 0
        last = places[i + 1] if i + 1 < len(places) else len(letters)
        words = (edges[i + 1][0] - edges[i][1]) / pitch, (edges[i + 2][0] - edges[i + 1][1]) / pitch
        tried = {at: _misfit(letters, (first, at, last), words) for at in range(places[i] - 1, places[i] + 2)}
        tried = {at: misfit for at, misfit in tried.items() if first < at < last}
        best = min(tried, key=lambda at: tried[at])
        if tried[best] < tried[places[i]] - _BETTER and _are_even(letters, places[i], best):
            places[i] = best
        if any(tried[at] < tried[places[i]] + _CLEAR for at in tried if at != places[i]):
            unsure.add(places[i])
    return dict(zip(places, spans, strict=True)), unsure


def _are_even(letters: Sequence[str], one: int, other: int) -> bool:
    """Whether what lies between two places is a syllable: its width is known best."""
    return all(map(is_hangul, letters[min(one, other) : max(one, other)]))


def _misfit(letters: Sequence[str], ends: tuple[int, int, int], words: tuple[float, float]) -> float:
    """How much wider or narrower the letters between the ends are than the words."""
    widths = [sum(map(_width, letters[start:end])) for start, end in pairwise(ends)]
    return sum(abs(width - word) for width, word in zip(widths, words, strict=True))


def _width(letter: str) -> float:
    if is_hangul(letter):
        return 1.0
    if letter.isalnum():
        return _WIDE if letter.isupper() else _FIGURE
    return _NARROW
