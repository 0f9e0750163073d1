"""Which values of a reading rest on letters or blanks that may be others."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from document_fetch.model import Reading, Value
from document_fetch.reading.guards import DOUBTFUL, WORDING
from document_fetch.reading.layout import FieldLayout, Layout
from document_fetch.reading.page import Glyph

_PROVEN = {"business_number", "workplace_number"}  # by a check digit
_WHOLE_TABLES = {"listing"}  # their place holds labels too; what they say is proven by other letters; a count, by days


@dataclass(frozen=True)
class Weak:
    """Glyphs of a page that may be another letter, and those before which a blank may stand or not."""

    letters: tuple[Glyph, ...]
    blanks: tuple[Glyph, ...]

    def letter_in(self, value: Value) -> bool:
        x0, top, x1, bottom = value.box
        return any(x0 <= each.centre <= x1 and top <= each.middle <= bottom for each in self.letters)

    def blank_in(self, value: Value) -> bool:
        """A blank before the first letter of the value is none of it."""
        x0, top, x1, bottom = value.box
        return any(x0 + 1 < each.x0 <= x1 and top <= each.middle <= bottom for each in self.blanks)


def doubted(reading: Reading, weak: Sequence[Weak], layout: Layout) -> Reading:
    """Values that hold something weak are doubtful; `weak` by page. In numbers and dates no blank counts."""
    values = {
        name: replace(value, confidence=min(value.confidence, DOUBTFUL))
        if _is_weak(value, weak[value.page - 1], layout.fields[name])
        else value
        for name, value in reading.values.items()
    }
    return replace(reading, values=values)


def _is_weak(value: Value, weak: Weak, field: FieldLayout) -> bool:
    if field.guard in _WHOLE_TABLES or field.count:
        return False
    if _is_wording(field) and weak.blank_in(value):
        return True
    return weak.letter_in(value) and field.guard not in _PROVEN


def _is_wording(field: FieldLayout) -> bool:
    return field.guard in WORDING and not (field.rows or field.code or field.count)
