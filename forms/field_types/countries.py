"""Countries by their Korean and English names. Value: list of ISO 3166 alpha-2 codes, in the order said."""

import functools
from pathlib import Path
from typing import Any

import yaml
from pydantic import JsonValue

from forms import errors
from forms.basics import Aliases, Frozen, Language, Text
from forms.field_types.base import FieldType
from forms.field_types.naming import Named, scan
from forms.model import Question

TABLE = Path(__file__).parent / "countries.yml"


class Country(Frozen):
    """A country's names."""

    ko: Text
    en: Text
    aliases: Aliases = Aliases()


@functools.cache
def table() -> dict[str, Country]:
    """Every country that we know, by code."""
    raw: dict[str, Any] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return {code: Country.model_validate(entry) for code, entry in raw.items()}


class Countries(FieldType):
    """Some countries."""

    name = "countries"

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """The codes; raises NotACountry, SomeCountriesUnknown."""
        found = scan(text, _named())
        if not found.ids:
            raise errors.NotACountry
        if found.rest:
            raise errors.SomeCountriesUnknown(understood=_names(found.ids, language), unknown=found.rest)
        return list(found.ids)

    def tidy(self, question: Question, text: str) -> str:
        """As typed: `scan` knows the words between names."""
        return text

    def show(self, question: Question, value: JsonValue, language: Language) -> str:
        """The names, joined by commas."""
        return _names([str(code) for code in value] if isinstance(value, list) else [str(value)], language)

    def find_anywhere(self, question: Question, text: str, language: Language) -> JsonValue | None:
        """Every country named, whatever else is said."""
        return list(scan(text, _named()).ids) or None


@functools.cache
def _named() -> tuple[Named, ...]:
    return tuple(Named(code, (one.ko, one.en, *one.aliases)) for code, one in table().items())


def _names(codes: list[str] | tuple[str, ...], language: Language) -> str:
    known = table()
    return ", ".join(getattr(known[code], language) if code in known else code for code in codes)
