"""Numbers that stand for somebody or something: only their digits count."""

from __future__ import annotations

import re

from pydantic import JsonValue

from forms.consistency.comparison import Comparer, Comparison, Hints, Why, different, same, variant
from forms.consistency.texts import line

_NO_DIGIT = re.compile(r"[^0-9]")
_KOREA = re.compile(r"^(?:\+|00)\s*82[\s.\-)]*(?:\(0\))?0?")
_INTERNATIONAL_DIGITS = 6  # of an HS code; what follows is each country's own


def digits(value: JsonValue) -> str | None:
    """The digits of a text, or None without any."""
    text = line(value)
    return text and (_NO_DIGIT.sub("", text) or None)


def _phone(value: JsonValue) -> str | None:
    text = line(value)
    return text and digits(_KOREA.sub("0", text))


def _weigh(one: str, other: str, _hints: Hints) -> Comparison:
    return same() if one == other else different()


def _hs_code(value: JsonValue) -> str | None:
    code = digits(value)
    return code if code and len(code) >= _INTERNATIONAL_DIGITS else None


def _weigh_hs_codes(one: str, other: str, _hints: Hints) -> Comparison:
    if one == other:
        return same()
    if one[:_INTERNATIONAL_DIGITS] != other[:_INTERNATIONAL_DIGITS]:
        return different()
    return variant(Why.HS_DETAIL, adds=(not other.startswith(one), not one.startswith(other)))


DIGITS = Comparer(digits, _weigh)
PHONES = Comparer(_phone, _weigh)
HS_CODES = Comparer(_hs_code, _weigh_hs_codes)
