"""Words in Latin letters, which `eng` reads best, put into a run; and measures, whose sign it sees as m."""

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from document_fetch.reading.ocr.hangul import is_hangul
from document_fetch.reading.ocr.opinions import Letter, Look
from document_fetch.reading.ocr.tesseract import Symbol

_SURE = 0.6  # less sure of a letter the model may not be
_LOOK_ALIKE = str.maketrans("OoQDlI|!iSsBgqZzGb", "000011111558992266")
_LIKE = 0.5  # of a word in Latin letters, as another model read it
_EDGE = 4  # pixels that two models may differ about where a letter begins
_WORD = re.compile(r"[A-Za-z0-9.,:;@/&()'+_-]+")
_FEWEST = 2  # letters make a word
_MEASURE = re.compile(r"(\d[\d.,]*)(?:m[^A-Za-z\d]{0,2}|m2|ni)$")
_SQUARE_METRES = "㎡"
#: A letter or figure of these beside one of the other sort may be either.
_EITHER = re.compile(r"(?<=[a-z])[OI]|(?<=[A-Za-z])[01OIl](?=\d)|(?<=\d)[OIl01](?=[A-Za-z])|(?<=[a-z])[01](?![\d.])")


def with_words(letters: Sequence[Letter], looks: Sequence[Look]) -> list[Letter]:
    """The letters, with stretches without a syllable as `eng` reads them where it sees words there."""
    found: list[Letter] = []
    at = 0
    while at < len(letters):
        end = at
        while end < len(letters) and not is_hangul(letters[end].text):
            end += 1
        found += _stretch(letters, at, end, looks) if end > at else [letters[at]]
        at = max(end, at + 1)
    return found


def _stretch(letters: Sequence[Letter], at: int, end: int, looks: Sequence[Look]) -> Sequence[Letter]:
    mine = letters[at:end]
    left, right = mine[0].x0 - _EDGE, letters[end].x0 if end < len(letters) else mine[-1].x1 + _EDGE
    told = [[symbol for symbol in look.symbols if left <= _centre(symbol) <= right] for look in looks]
    return _measure(mine, told) or _word(mine, told)


def _measure(mine: Sequence[Letter], told: Sequence[Sequence[Symbol]]) -> list[Letter]:
    """A figure with the sign for square metres, as all looks of `eng` see it and the other models begin it."""
    matches = [_MEASURE.search(_text(symbols)) for symbols in told]
    figures = {match[1] for match in matches if match}
    if not all(matches) or len(figures) != 1:
        return []
    figure = figures.pop()
    at = _said(mine).find(figure)
    if at < 0:
        return []
    last = mine[at + len(figure) :]
    sign = Letter(_SQUARE_METRES, last[0].x0 if last else mine[-1].x1, mine[-1].x1, sure=True)
    return [*mine[:at], *(replace(each, sure=True) for each in mine[at : at + len(figure)]), sign]


def _word(mine: Sequence[Letter], told: Sequence[Sequence[Symbol]]) -> Sequence[Letter]:
    """What `eng` reads in the place of these letters, or they themselves; what it leaves out at the edges stays."""
    best = max(told, key=lambda symbols: _text(symbols) in _said(mine))
    text = _text(best)
    if sum(char.isalpha() for char in text) < _FEWEST or not _WORD.fullmatch(text):
        return mine
    before = [letter for letter in mine if (letter.x0 + letter.x1) / 2 < best[0].x0]
    behind = [letter for letter in mine if (letter.x0 + letter.x1) / 2 > best[-1].x1]
    replaced = mine[len(before) : len(mine) - len(behind)]
    others = [_text(symbols) for symbols in told if symbols is not best]
    if _ratio(_said(replaced), text) < _LIKE and any(other != text for other in others):
        return [replace(letter, sure=False) for letter in mine]
    agreed = _alike(text, _said(replaced)) | set.intersection(*(_alike(text, other) for other in others))
    agreed -= {match.start() for match in _EITHER.finditer(text)}
    word = (
        Letter(symbol.text, symbol.x0, symbol.x1, i in agreed and symbol.sure >= _SURE) for i, symbol in enumerate(best)
    )
    return [*before, *word, *behind]


def _alike(text: str, other: str) -> set[int]:
    """The places of the text at which the other says the same."""
    blocks = SequenceMatcher(None, text, other, autojunk=False).get_matching_blocks()
    return {block.a + i for block in blocks for i in range(block.size)}


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, _folded(one), _folded(other), autojunk=False).ratio()


def _folded(text: str) -> str:
    return text.translate(_LOOK_ALIKE).casefold()


def _text(symbols: Sequence[Symbol]) -> str:
    return "".join(symbol.text for symbol in symbols)


def _said(letters: Sequence[Letter]) -> str:
    return "".join(letter.text for letter in letters)


def _centre(symbol: Symbol) -> float:
    return (symbol.x0 + symbol.x1) / 2
