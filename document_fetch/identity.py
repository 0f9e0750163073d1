"""Whether a certificate is about the company that applies."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from document_fetch.model import Reading

Field = Literal["business_number", "company_name"]

_BRACKETED = re.compile(r"\((?:주|유|합|자|사|재|농|명)\)")
_FORMS = (
    "주식회사|유한책임회사|유한회사|합자회사|합명회사|농업회사법인|어업회사법인|사단법인|재단법인|사회적협동조합|협동조합|"
    r"co\.?,?\s*ltd\.?|company limited|limited|corporation|corp\.?|inc\.?|llc|ltd\.?"
)
_FRONT = re.compile(rf"^\s*(?:{_FORMS})(?![a-z])[\s,]*", re.IGNORECASE)
_BACK = re.compile(rf"[\s,]*(?<![a-z])(?:{_FORMS})\s*$", re.IGNORECASE)
_ALIAS = re.compile(r"\(([^()]*)\)")
_DIGITS = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact on which certificate and application disagree."""

    field: Field
    on_document: str
    expected: str
    blocking: bool  # False: worth a question, but the company may well be the same
    response: str  # key of the words for people; they take on_document and expected


def compare(reading: Reading, business_number: str | None, company_name: str | None) -> tuple[Difference, ...]:
    """What differs; a fact that either side lacks is not compared."""
    number = _number_difference(reading.get("business_number"), business_number)
    numbers_agree = bool(reading.get("business_number") and business_number) and number is None
    name = _name_difference(reading.get("company_name"), company_name, numbers_agree=numbers_agree)
    return tuple(difference for difference in (number, name) if difference)


def _number_difference(printed: str | None, expected: str | None) -> Difference | None:
    if not printed or not expected or _DIGITS.sub("", printed) == _DIGITS.sub("", expected):
        return None
    return Difference("business_number", printed, expected, True, "document.difference.business_number")


def _name_difference(printed: str | None, expected: str | None, *, numbers_agree: bool) -> Difference | None:
    if not printed or not expected:
        return None
    if not same_company_name(printed, expected):
        return Difference("company_name", printed, expected, not numbers_agree, "document.difference.company_name")
    if {legal_form_at(printed), legal_form_at(expected)} == {"front", "back"}:
        return Difference("company_name", printed, expected, not numbers_agree, "document.difference.legal_form")
    return None


def same_company_name(one: str, other: str) -> bool:
    """Equal without legal form, blanks and signs; a romanised name in brackets also counts as the name."""
    ones, others = _names(one), _names(other)
    return bool(ones and others) and (ones[0] in others or others[0] in ones)


def legal_form_at(name: str) -> Literal["front", "back"] | None:
    """Where the legal form stands; (주)A and A(주) are two companies by law."""
    plain = _BRACKETED.sub(" 주식회사 ", unicodedata.normalize("NFKC", name))
    if _FRONT.search(plain):
        return "front"
    return "back" if _BACK.search(plain) else None


def _names(name: str) -> list[str]:
    """The bare name first, then every name in its brackets; empty when nothing but a legal form is given."""
    plain = _BRACKETED.sub(" 주식회사 ", unicodedata.normalize("NFKC", name))
    return [core for part in (_ALIAS.sub(" ", plain), *_ALIAS.findall(plain)) if (core := _core(part))]


def _core(name: str) -> str:
    previous = None
    while name != previous:
        previous, name = name, _BACK.sub("", _FRONT.sub("", name))
    return "".join(char for char in name.casefold() if char.isalnum())
