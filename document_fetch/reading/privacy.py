"""Keeps residents' registration numbers out of every reading. They look like corporate numbers, so the form decides."""

import re
from collections.abc import Mapping
from dataclasses import replace

from document_fetch.model import Value

# The middle two digits of a business number tell companies from people (National Tax Service).
_COMPANY_CODES = frozenset({"81", "82", "83", "84", "85", "86", "87", "88"})
_RESIDENT_NUMBER = re.compile(r"(?<!\d)(\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))\s?-?\s?[1-8*][\d*]{6}(?!\d)")
MASK = r"\1-*******"


def without_resident_numbers(values: Mapping[str, Value], *, companies_only: bool = False) -> dict[str, Value]:
    """The values, with a person's number dropped where a company's was expected and masked wherever else it stands."""
    company = companies_only or _of_company(values)
    kept = {name: value for name, value in values.items() if name != "corporate_number" or company}
    return {name: value if name == "corporate_number" else _masked(value) for name, value in kept.items()}


def is_person(values: Mapping[str, Value]) -> bool:
    """Whether the business number is a sole proprietor's."""
    number = values.get("business_number")
    return number is not None and not number.doubtful and not _of_company(values)


def _of_company(values: Mapping[str, Value]) -> bool:
    number = values.get("business_number")
    return number is not None and number.value[4:6] in _COMPANY_CODES


def _masked(value: Value) -> Value:
    text, normalised = (_RESIDENT_NUMBER.sub(MASK, part) for part in (value.text, value.value))
    return replace(value, text=text, value=normalised)
