"""What several looks at one run say of each letter, and which of it is sure.

Trained apart, the models rarely make the same mistake: where two of them say the same, it is that. Each knows something
badly: `eng` no Hangul, `kor` no Latin letter.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from statistics import mean

from document_fetch.reading.ocr.hangul import is_hangul
from document_fetch.reading.ocr.tesseract import Symbol

KOREAN, SCRIPT, LATIN = "kor", "Hangul", "eng"
_ENOUGH = 2  # models must say the same
_SURE = 0.6  # less sure of it than this no model may be


@dataclass(frozen=True)
class Look:
    """What one model read of the run at one time."""

    model: str
    symbols: Sequence[Symbol]

    @property
    def texts(self) -> list[str]:
        return [symbol.text for symbol in self.symbols]


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter as it is taken: where it begins and ends, in pixels of the page."""

    text: str
    x0: int
    x1: int
    sure: bool


def differ(one: Look, other: Look) -> bool:
    return one.texts != other.texts


def fused(first: Look, others: Sequence[Look]) -> list[Letter]:
    """The letters of the first look, each as most models say it; the others may add what it has left out."""
    slots = [_Slot(symbol) for symbol in first.symbols]
    for look in (first, *others):
        for at, told in enumerate(_aligned(first, look)):
            slots[at].hear(look.model, told)
    return [letter for slot in slots for letter in slot.letters()]


class _Slot:
    """The place of one letter of the first look, and what each look says stands there."""

    def __init__(self, symbol: Symbol) -> None:
        self.symbol = symbol
        self.heard: list[tuple[str, tuple[Symbol, ...]]] = []

    def hear(self, model: str, told: tuple[Symbol, ...]) -> None:
        self.heard.append((model, told))

    def letters(self) -> Iterator[Letter]:
        votes: dict[str, set[str]] = {}
        counts: Counter[str] = Counter()
        for model, told in self.heard:
            text = "".join(symbol.text for symbol in told)
            if _may_say(model, text, self.symbol.text):
                votes.setdefault(text, set()).add(model)
                counts[text] += 1
        best = max(votes, key=lambda text: (len(votes[text]), counts[text], text == self.symbol.text))
        confidence = max(
            min((symbol.sure for symbol in told), default=1.0)
            for model, told in self.heard
            if "".join(symbol.text for symbol in told) == best and model in votes[best]
        )
        rivals = sum(len(models) >= len(votes[best]) for text, models in votes.items() if text != best)
        sure = len(votes[best]) >= _ENOUGH and not rivals and confidence >= _SURE
        begins = self._begins()
        width = max(0, self.symbol.x1 - begins) / max(1, len(best))
        for i, char in enumerate(best):
            x0 = round(begins + i * width)
            yield Letter(char, x0, round(x0 + width), sure)

    def _begins(self) -> int:
        """Where those who say the same see it begin, on average: each errs by some pixels."""
        told = [each[0].x0 for _, each in self.heard if len(each) == 1 and each[0].text == self.symbol.text]
        return round(mean(told))


def _may_say(model: str, text: str, first: str) -> bool:
    """Whether the model knows such letters at all; of the place of a syllable `eng` knows nothing."""
    if model == LATIN:
        return not is_hangul(first) and text != "" and text.isascii()
    return model != KOREAN or not any(char.isascii() and char.isalpha() for char in (text or first))


def _aligned(first: Look, look: Look) -> list[tuple[Symbol, ...]]:
    """What the look says at each letter of the first."""
    found: list[tuple[Symbol, ...]] = [() for _ in first.symbols]
    matcher = SequenceMatcher(None, first.texts, look.texts, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        theirs = look.symbols[c:d]
        if kind == "equal" or (kind == "replace" and b - a == d - c):
            for i, symbol in enumerate(theirs):
                found[a + i] = (symbol,)
        elif kind == "replace":
            for symbol in theirs:
                at = min(range(a, b), key=lambda i: abs(_centre(first.symbols[i]) - _centre(symbol)))
                found[at] = (*found[at], symbol)
        elif kind == "insert" and a > 0 and _is_told(theirs):
            found[a - 1] = (*found[a - 1], *theirs)
    return found


def _is_told(symbols: Iterable[Symbol]) -> bool:
    """Whether it is more than a speck taken for a sign."""
    return any(symbol.text.isalnum() for symbol in symbols)


def _centre(symbol: Symbol) -> float:
    return (symbol.x0 + symbol.x1) / 2
