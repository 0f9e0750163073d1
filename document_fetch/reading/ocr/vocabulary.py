"""Words that stand on our forms, put right where reading missed a letter of them. Values are never touched by it."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from document_fetch.reading.ocr.circles import CIRCLED as _COUNTED
from document_fetch.reading.page import Glyph, bare, gap

_APART = (1.5, 0.5)  # of the size: so much white parts two runs; labels set wide are tried first
_SHORTEST = 4  # letters; shorter words are too near to others, as 제조자 to 제조업
_MOST_FAULTS = 3
_TRAILS = ":：.·"
_NUMBERED = re.compile(r"[^가-힣]{1,4}(?=[가-힣])")  # what is read of a figure in a circle before a label
_AREA = re.compile(r"(.*면적)\(.{1,4}\)")  # no recogniser knows the sign for square metres


class Vocabulary:
    """The known words, by length."""

    def __init__(self, words: Iterable[str]) -> None:
        self._known = {bare(word) for word in words}
        self._words = sorted(word for word in self._known if len(word) >= _SHORTEST)

    def mended(self, glyphs: Sequence[Glyph]) -> list[Glyph]:
        """The glyphs of a run with the words of ours put right."""
        for apart in _APART:
            glyphs = [glyph for part in _parts(glyphs, apart) for glyph in self._mended(part)]
        return list(glyphs)

    def _mended(self, part: Sequence[Glyph]) -> Sequence[Glyph]:
        text = bare("".join(glyph.text for glyph in part))
        if (number := _NUMBERED.match(text)) and self._is_label(text[number.end() :].rstrip(_TRAILS)):
            return spread(_COUNTED + text[number.end() :], part)
        if (area := _AREA.fullmatch(text.rstrip(_TRAILS))) and area[1] in self._known:
            return spread(f"{area[1]}(㎡)", part)
        tail = len(text) - len(text.rstrip(_TRAILS))
        word = self._nearest(text[: len(text) - tail])
        return spread(word + text[len(text) - tail :], part) if word else part

    def _is_label(self, text: str) -> bool:
        return len(text) > 1 and text in self._known

    def _nearest(self, text: str) -> str | None:
        if text in self._known or len(text) < _SHORTEST:
            return None
        scored = [
            (faults, word) for word in self._words if (faults := _distance(text, word, _allowed(word))) is not None
        ]
        scored.sort()
        clear = scored and (len(scored) == 1 or scored[0][0] < scored[1][0])
        return scored[0][1] if clear else None


def _allowed(word: str) -> int:
    return min(_MOST_FAULTS, max(1, len(word) // 4))


def _parts(glyphs: Sequence[Glyph], apart: float) -> list[Sequence[Glyph]]:
    ends = [i + 1 for i, (a, b) in enumerate(pairwise(glyphs)) if gap(a, b) > apart * a.size]
    return [glyphs[start:end] for start, end in pairwise([0, *ends, len(glyphs)])]


def spread(word: str, part: Sequence[Glyph]) -> list[Glyph]:
    """The word's letters over the place of the glyphs."""
    if len(word) == len(part):
        return [glyph._replace(text=letter) for glyph, letter in zip(part, word, strict=True)]
    x0, width = part[0].x0, (part[-1].x1 - part[0].x0) / len(word)
    first = part[0]
    return [
        Glyph(c, x0 + i * width, first.top, x0 + (i + 1) * width, first.bottom, first.size) for i, c in enumerate(word)
    ]


def _distance(one: str, other: str, most: int) -> int | None:
    """Letters to change, add or leave out; None beyond `most`."""
    if abs(len(one) - len(other)) > most:
        return None
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = _next_row(row, i, a, other)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None


def _next_row(row: Sequence[int], first: int, letter: str, other: str) -> list[int]:
    found = [first]
    for j, b in enumerate(other, 1):
        found.append(min(row[j] + 1, found[-1] + 1, row[j - 1] + (letter != b)))
    return found
