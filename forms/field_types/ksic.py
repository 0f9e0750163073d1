"""Industries by the Korean Standard Industrial Classification (KSIC, 11th revision): C20423 · 20423 · 음료 제조업.

The 77 divisions are known here (ksic.yml); what the digits after them mean is not, and is not checked.
"""

import functools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import JsonValue

from forms import errors, field_errors, mentions, yaml_file
from forms.definitions.model import Language, Question
from forms.field_types import sentences, shown
from forms.field_types.base import FieldType

TABLE = Path(__file__).parent / "ksic.yml"
_LEAD = re.compile(
    r"^(?:(?:KSIC|(?:한국)?\s*표준\s*산업\s*분류|산업\s*분류|industry)\s*)?(?:업종\s*)?(?:코드|번호|code)?\s*[:은는]?\s*",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?<![A-Za-z0-9.])(?:(?P<letter>[A-Za-z])[\s\-]*)?(?P<digits>[0-9]+)(?![0-9.%A-Za-z])")
_SIGNS = " ,.;:/·()[]-"
_INDUSTRY = re.compile(r"업종?$|(?:^|\s)(?:manufactur\w*|wholesale|retail|trade|industry|services?)\b", re.IGNORECASE)
_TAX_DIGITS = 6


@dataclass(frozen=True)
class Division:
    """A two-digit division, or with `number` empty a section."""

    section: str
    number: str
    ko: str
    en: str


@functools.cache
def table() -> tuple[Division, ...]:
    """Sections and divisions, divisions first so that of equal names theirs count."""
    raw: dict[str, dict[str, Any]] = yaml_file.table(TABLE)
    sections = [Division(letter, "", one["ko"], one["en"]) for letter, one in raw.items()]
    divisions = [
        Division(letter, number, words["ko"], words["en"])
        for letter, one in raw.items()
        for number, words in one["divisions"].items()
    ]
    return (*divisions, *sections)


class Ksic(FieldType):
    """An industry. Value: section and two to five digits, such as "C20423"."""

    name = "ksic"

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """The code; raises NotAKsic, KsicNotWhole, NoSuchKsic, KsicSectionDiffers, TaxIndustryCode."""
        bare = _LEAD.sub("", text).removesuffix("번") or text
        if named := _by_name(bare):
            if not named.number:
                raise field_errors.KsicNotWhole(understood=text)
            return named.section + named.number
        names, rest = _without_names(bare)
        codes = list(_CODE.finditer(rest))
        if len(codes) != 1:
            raise _no_code(bare, text)
        letter, digits = (codes[0]["letter"] or "").upper(), codes[0]["digits"]
        section = _section(letter, digits, text)
        _refuse_talk(letter, rest[: codes[0].start()] + " " + rest[codes[0].end() :], names)
        said = {*(name.section for name in names), *([letter] if letter else [])}
        if said - {section}:
            raise field_errors.KsicSectionDiffers(understood=text, section=section)
        return section + digits

    def show(self, question: Question, value: JsonValue, language: Language) -> str:
        """The code with the name of its division, in brackets."""
        code = str(value)
        division = next((one for one in table() if one.number and one.number == code[1:3]), None)
        if division is None:
            return code
        return shown.say("show.ksic", language, code=code, name=getattr(division, language))


def _by_name(text: str) -> Division | None:
    """The division or section whose name, or letter, all of `text` is."""
    squeezed = mentions.squeeze(text)
    for one in table():
        names = {mentions.squeeze(one.ko), mentions.squeeze(one.en), *(() if one.number else (one.section.casefold(),))}
        if squeezed in names:
            return one
    return None


def _without_names(text: str) -> tuple[list[Division], str]:
    """The divisions and sections named in `text`, and the text without their names."""
    found = []
    for one in sorted(table(), key=lambda each: -len(each.ko)):
        for name in (one.ko, one.en):
            spans = mentions.spans(text, name)
            if spans and not _inside_a_word(text, spans[0][0]):
                found.append(one)
                text = text[: spans[0][0]] + " 업 " + text[spans[0][1] :]
    return found, text


def _inside_a_word(text: str, start: int) -> bool:
    return start > 0 and "가" <= text[start - 1] <= "힣"


def _no_code(bare: str, text: str) -> errors.FieldError:
    if re.fullmatch(r"[A-Ua-u][\s\-]*[0-9]?", bare):
        return field_errors.KsicNotWhole(understood=text)
    return field_errors.NotAKsic()


def _section(letter: str, digits: str, text: str) -> str:
    """The section that the digits' division is in."""
    if len(digits) == _TAX_DIGITS:
        raise field_errors.TaxIndustryCode(understood=digits)
    if len(digits) > _TAX_DIGITS:
        raise field_errors.NotAKsic
    if letter and letter not in {one.section for one in table()}:
        raise field_errors.NoSuchKsic(understood=text)
    if len(digits) == 1:
        raise field_errors.KsicNotWhole(understood=text)
    for one in table():
        if one.number and one.number == digits[:2]:
            return one.section
    raise field_errors.NoSuchKsic(understood=text)


def _refuse_talk(letter: str, rest: str, names: list[Division]) -> None:
    """Words beside a code must be about an industry; digits alone could be anything ("20명")."""
    words = rest.strip(_SIGNS)
    if sentences.denies(words) or sentences.asks(words):
        raise field_errors.NotAKsic
    if words and not letter and not names and not _INDUSTRY.search(words):
        raise field_errors.NotAKsic
