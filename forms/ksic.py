"""Industry codes of the Korean Standard Industrial Classification (KSIC): C, C10, 10, C10799, 10799."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

Sections = Mapping[str, tuple[str, ...]]  # the two-digit divisions of each section

_CODE = re.compile(r"([A-Z])? ?([0-9]{2,5})?")
_LONGEST = 20  # characters; more is no code


@dataclass(frozen=True)
class Industry:
    """An industry as far as its code tells it."""

    section: str
    digits: str  # two to five; empty when only the section is known

    def divisions(self, sections: Sections) -> tuple[str, ...]:
        """The divisions it may be in, such as C10."""
        known = (self.digits[:2],) if self.digits else sections[self.section]
        return tuple(self.section + division for division in known)


def read(text: str | None, sections: Sections) -> Industry | None:
    """The industry that `text` is the code of; None if it is none, such as a tax office's six-digit code."""
    if text is None or len(text) > _LONGEST:
        return None
    found = _CODE.fullmatch(unicodedata.normalize("NFKC", text).strip().upper())
    if found is None or not found[0]:
        return None
    section, digits = found[1], found[2] or ""
    if digits:
        home = next((letter for letter, divisions in sections.items() if digits[:2] in divisions), None)
        return Industry(home, digits) if home and section in (None, home) else None
    return Industry(section, "") if section in sections else None
