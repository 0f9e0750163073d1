"""The door: which comparer serves which type."""

from __future__ import annotations

from typing import Any

from pydantic import JsonValue

from forms import errors
from forms.consistency import addresses, amounts, identifiers, names, periods, persons, texts
from forms.consistency.comparison import Comparer, Comparison, Hints, Why, same, unknown

#: By type of question, and by the facts that only certificates state.
COMPARERS: dict[str, Comparer[Any]] = {
    "address": addresses.COMPARER,
    "bank_account": texts.EXACT,
    "business_number": identifiers.DIGITS,
    "choice": texts.EXACT,
    "choices": texts.SETS,
    "company_name": names.COMPARER,
    "corporate_number": identifiers.DIGITS,
    "count": amounts.HEADCOUNT,
    "countries": texts.SETS,
    "country": texts.EXACT,
    "date": periods.DAYS,
    "decimal": amounts.NUMBERS,
    "email": texts.WORDS,
    "file": texts.EXACT,
    "headcount": amounts.HEADCOUNT,
    "hs_code": identifiers.HS_CODES,
    "ksic": texts.EXACT,
    "money": amounts.MONEY,
    "percent": amounts.NUMBERS,
    "period": periods.PERIODS,
    "person": persons.COMPARER,
    "phone": identifiers.PHONES,
    "table": texts.EXACT,
    "text": texts.WORDS,
    "total": amounts.TOTALS,
    "url": texts.URLS,
    "yes_no": texts.EXACT,
}
_NOTHING: tuple[JsonValue, ...] = (None, "", [], {})
_NO_HINTS = Hints()


def compare(type_name: str, one: JsonValue, other: JsonValue, *, hints: Hints = _NO_HINTS) -> Comparison:
    """What the two values say of one fact; raises errors.UnknownType and nothing else, whatever the values."""
    if type_name not in COMPARERS:
        raise errors.UnknownType(type=type_name)
    if one in _NOTHING or other in _NOTHING:
        return unknown(Why.UNREAD)
    if _is_equal(one, other):
        return same()
    return COMPARERS[type_name](one, other, hints)


def _is_equal(one: JsonValue, other: JsonValue) -> bool:
    """Equal as written: also for what no comparer can read."""
    if isinstance(one, str) and isinstance(other, str):
        first, second = texts.line(one), texts.line(other)
        return one == other or (first is not None and second is not None and texts.tight(first) == texts.tight(second))
    return type(one) is type(other) and one == other
