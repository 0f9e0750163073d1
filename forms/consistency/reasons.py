"""Why a company keeps its own value against a certificate: what is offered, and what was said."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from forms import errors, yaml_file
from forms.definitions.basics import Frozen, Language
from forms.field_types import cleaning, shown

_DATA = Path(__file__).parent / "reasons.yml"
LONGEST = 200  # characters of own words that are kept
UNTOLD = "untold"  # asked, and rather not said
OTHER = "other"


class Choices(Frozen):
    """All of reasons.yml."""

    by_type: Mapping[str, tuple[str, ...]]
    any: tuple[str, ...]


@dataclass(frozen=True)
class Reason:
    """One of the choices, `untold`, or `other` with or without own words."""

    choice: str
    said: str = ""

    @property
    def is_told(self) -> bool:
        return self.choice != UNTOLD


@functools.cache
def offered() -> Choices:
    """The choices of reasons.yml."""
    return Choices.model_validate(yaml_file.table(_DATA))


def choices(type_name: str) -> tuple[str, ...]:
    """What is offered for a question of the type."""
    return (*offered().by_type.get(type_name, ()), *offered().any)


def in_own_words(text: str) -> Reason:
    """What was typed, on one line and cut at LONGEST; without it where it holds what may not be kept."""
    try:
        cleaning.refuse_resident_number(text)
        said = cleaning.clean(text[: cleaning.RAW_LIMIT], limit=cleaning.RAW_LIMIT, form="NFC")
    except errors.FieldError:
        return Reason(OTHER)
    return Reason(OTHER, said[:LONGEST])


def words(reason: Reason, language: Language) -> str:
    """The reason as people read it: own words as they were said."""
    return reason.said or shown.say(f"reason.{reason.choice}", language)
