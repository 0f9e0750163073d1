"""Countries by their Korean and English names, or by ISO 3166 alpha-2 codes in capitals."""

import functools
import re
from pathlib import Path
from typing import Any

from pydantic import JsonValue

from forms import errors, yaml_file
from forms.definitions.basics import Aliases, Frozen, Language, Text
from forms.definitions.model import Question
from forms.field_types import sentences
from forms.field_types.base import FieldType
from forms.field_types.naming import Found, Named, scan

TABLE = Path(__file__).parent / "countries.yml"
_CODES = re.compile(r"[A-Z]{2}(?:\s*[,/]\s*[A-Z]{2})*")
_MORE = re.compile(r"등등?\s?(?:많|여러|다양)|외에도|이외에|말고도|그\s?밖에")
_SAYS_NO = "NO"  # rather than Norway


class Country(Frozen):
    """A country's names."""

    ko: Text
    en: Text
    aliases: Aliases = Aliases()


@functools.cache
def table() -> dict[str, Country]:
    """Every country that we know, by code."""
    raw: dict[str, Any] = yaml_file.table(TABLE)
    return {code: Country.model_validate(entry) for code, entry in raw.items()}


class Countries(FieldType):
    """Some countries. Value: list of codes, in the order said."""

    name = "countries"

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """The codes; raises NotACountry, SomeCountriesUnknown."""
        return list(_told(question, text, language).ids)

    def tidy(self, question: Question, text: str) -> str:
        """As typed: `scan` knows the words between names."""
        return text

    def show(self, question: Question, value: JsonValue, language: Language) -> str:
        """The names, joined by commas."""
        return _names([str(code) for code in value] if isinstance(value, list) else [str(value)], language)

    def find_anywhere(self, question: Question, text: str, language: Language) -> JsonValue | None:
        """Every country named, whatever else is said."""
        return list(scan(text, _named()).ids) or None


class OneCountry(Countries):
    """One country. Value: its code."""

    name = "country"

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """The code; raises NotACountry, SomeCountriesUnknown, ManyChoices."""
        named = scan(text, _named()).ids
        codes = named if len(named) > 1 else _told(question, text, language).ids
        if len(codes) > 1:
            raise errors.ManyChoices(understood=_names(codes, language))
        return codes[0]

    def find_anywhere(self, question: Question, text: str, language: Language) -> JsonValue | None:
        """The country named, if it is the only one."""
        ids = scan(text, _named()).ids
        return ids[0] if len(ids) == 1 else None


def _told(question: Question, text: str, language: Language) -> Found:
    """At least one country and nothing else; raises NotACountry, SomeCountriesUnknown."""
    if _CODES.fullmatch(text) and text != _SAYS_NO:
        codes = re.findall("[A-Z]{2}", text)
        if all(code in table() for code in codes):
            return Found(tuple(dict.fromkeys(codes)), "")
    found = scan(text, _named(), neutral=sentences.names(question))
    if not found.ids or sentences.denies(found.rest):
        raise errors.NotACountry
    if found.rest or _MORE.search(text):
        raise errors.SomeCountriesUnknown(understood=_names(found.ids, language), unknown=found.rest or text)
    return found


@functools.cache
def _named() -> tuple[Named, ...]:
    return tuple(Named(code, (one.ko, one.en, *one.aliases)) for code, one in table().items())


def _names(codes: list[str] | tuple[str, ...], language: Language) -> str:
    known = table()
    return ", ".join(getattr(known[code], language) if code in known else code for code in codes)
