"""Two readings of one certificate made one: only what both say alike is not doubtful."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from document_fetch.model import Reading, Value
from document_fetch.reading.guards import DOUBTFUL
from document_fetch.reading.page import Glyph


def doubted(reading: Reading, weak: Sequence[Sequence[Glyph]]) -> Reading:
    """Values that hold a weak glyph are doubtful; `weak` by page."""

    def checked(value: Value) -> Value:
        x0, top, x1, bottom = value.box
        held = any(x0 <= each.centre <= x1 and top <= each.middle <= bottom for each in weak[value.page - 1])
        return replace(value, confidence=min(value.confidence, DOUBTFUL)) if held else value

    return replace(reading, values={name: checked(value) for name, value in reading.values.items()})


def agreed(first: Sequence[Reading], second: Sequence[Reading]) -> tuple[Reading, ...]:
    """Every certificate that either has found."""
    found = [_joined(reading, _same(reading, second)) for reading in first]
    alone = [_joined(reading, None) for reading in second if not _same(reading, first)]
    return (*found, *alone)


def _same(reading: Reading, others: Sequence[Reading]) -> Reading | None:
    """The other reading of the same certificate."""
    pages = set(reading.stands_on)
    return next((each for each in others if each.kind == reading.kind and pages & set(each.stands_on)), None)


def _joined(one: Reading, other: Reading | None) -> Reading:
    theirs = other.values if other else {}
    names = [*one.values, *(name for name in theirs if name not in one.values)]
    return replace(one, values={name: _value(one.values.get(name), theirs.get(name)) for name in names})


def _value(one: Value | None, other: Value | None) -> Value:
    given = [value for value in (one, other) if value]
    best = max(given, key=lambda value: value.confidence)
    if one and other and _plain(one) == _plain(other):
        return replace(best, confidence=min(one.confidence, other.confidence))
    return replace(best, confidence=min(best.confidence, DOUBTFUL))


def _plain(value: Value) -> str:
    return unicodedata.normalize("NFKC", value.value)
