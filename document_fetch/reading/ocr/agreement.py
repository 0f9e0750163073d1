"""Several readings of one certificate made one: only what most of them say alike is not doubtful."""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from document_fetch.model import Reading, Value
from document_fetch.reading.guards import DOUBTFUL, WORDING
from document_fetch.reading.layout import FieldLayout, Layout
from document_fetch.reading.page import Glyph

NEEDED = 3  # of four looks must say a value alike, each without doubt of its own
NEEDED_OF_PROVEN = 2  # where a check digit speaks for it
NEEDED_OF_WORDS = 4  # which have no form that a wrong letter would break, and of what stands beside no label
_PROVEN = {"business_number"}
_WHOLE_TABLES = {"listing"}  # their place holds labels too; what they say is proven by other letters


@dataclass(frozen=True)
class Weak:
    """Glyphs of a page that may be another letter, and those before which a blank may stand or not."""

    letters: tuple[Glyph, ...]
    blanks: tuple[Glyph, ...]

    def holds(self, value: Value, *, wording: bool) -> bool:
        x0, top, x1, bottom = value.box
        glyphs = (*self.letters, *self.blanks) if wording else self.letters
        return any(x0 <= each.centre <= x1 and top <= each.middle <= bottom for each in glyphs)


def doubted(reading: Reading, weak: Sequence[Weak], layout: Layout) -> Reading:
    """Values that hold something weak are doubtful; `weak` by page. In numbers and dates no blank counts."""

    def checked(name: str, value: Value) -> Value:
        if layout.fields[name].guard in _WHOLE_TABLES:
            return value
        if layout.fields[name].pattern and _is_wording(layout.fields[name]) and " " in value.value:
            return replace(value, confidence=min(value.confidence, DOUBTFUL))  # a seal over it looks like a blank
        held = weak[value.page - 1].holds(value, wording=_is_wording(layout.fields[name]))
        return replace(value, confidence=min(value.confidence, DOUBTFUL)) if held else value

    return replace(reading, values={name: checked(name, value) for name, value in reading.values.items()})


def agreed(looks: Sequence[Sequence[Reading]], layouts: Mapping[str, Layout]) -> tuple[Reading, ...]:
    """Every certificate that any look has found."""
    found: list[Reading] = []
    for reading in (each for look in looks for each in look):
        if not _same(reading, found):
            found.append(_joined([same for look in looks if (same := _same(reading, look))], layouts[reading.kind]))
    return tuple(found)


def _is_wording(field: FieldLayout) -> bool:
    return field.guard in WORDING and not (field.rows or field.code or field.count)


def _same(reading: Reading, others: Sequence[Reading]) -> Reading | None:
    """The other reading of the same certificate."""
    pages = set(reading.stands_on)
    return next((each for each in others if each.kind == reading.kind and pages & set(each.stands_on)), None)


def _joined(readings: Sequence[Reading], layout: Layout) -> Reading:
    names = {name: None for reading in readings for name in reading.values}
    values = {
        name: _value([each.values[name] for each in readings if name in each.values], _needed(layout.fields[name]))
        for name in names
    }
    return replace(readings[0], values=values)


def _needed(field: FieldLayout) -> int:
    if field.guard in _PROVEN:
        return NEEDED_OF_PROVEN
    return NEEDED_OF_WORDS if field.pattern or _is_wording(field) else NEEDED


def _value(given: Sequence[Value], needed: int) -> Value:
    sure = Counter(_plain(value) for value in given if not value.doubtful)
    said = Counter(_plain(value) for value in given)
    likeliest = max(given, key=lambda value: (sure[_plain(value)], said[_plain(value)], value.confidence))
    if sure[_plain(likeliest)] >= needed:
        return likeliest
    return replace(likeliest, confidence=min(likeliest.confidence, DOUBTFUL))


def _plain(value: Value) -> str:
    return unicodedata.normalize("NFKC", value.value)
