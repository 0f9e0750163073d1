"""Values as conditions and expressions see them: exact numbers, amounts, days, words, lists."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from pydantic import JsonValue

from forms.definitions.basics import Money


@dataclass(frozen=True)
class Amount:
    """Money, exact; may have a fraction of the unit while it is computed with."""

    number: Fraction
    currency: str


Known = bool | Fraction | Amount | dt.date | str | tuple["Known", ...]
Value = Known | None  # None: not known yet
Truth = bool | None  # of a condition; None: not known yet


def of_literal(literal: object) -> Value:
    """A literal of a definition; a number becomes exact."""
    if isinstance(literal, Money):
        return Amount(Fraction(literal.amount), literal.currency)
    if isinstance(literal, bool | dt.date | str):
        return literal
    return exact(literal)


def of_json(kind: str, value: JsonValue) -> Value:
    """An answer's value; `kind` is its question's type."""
    if isinstance(value, dict) and value.keys() >= {"amount", "currency"}:
        return Amount(Fraction(str(value["amount"])), str(value["currency"]))
    if isinstance(value, list):
        return tuple(known for one in value if (known := of_json("", one)) is not None)
    if isinstance(value, str):
        return _day(value) if kind == "date" else value
    return value if isinstance(value, bool) else exact(value)


def to_json(value: Value) -> JsonValue:
    """The value as an answer keeps it: money in whole units, other numbers as int or float."""
    if isinstance(value, Amount):
        return {"amount": int(value.number), "currency": value.currency}
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_json(one) for one in value]
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else float(value)
    return value


def exact(number: object) -> Fraction | None:
    """A JSON number as it is written, 0.1 as one tenth; None for anything else."""
    if isinstance(number, bool) or not isinstance(number, int | float):
        return None
    try:
        return Fraction(str(number))
    except ValueError:  # infinite, or no number
        return None


def on_one_scale(values: Sequence[Value]) -> tuple[str, list[Fraction]] | None:
    """The currency ("" for plain numbers, "day" for dates) and the numbers; None if they cannot be compared."""
    placed = [_place(value) for value in values]
    scales = {place[0] for place in placed if place}
    if None in placed or len(scales) != 1:
        return None
    return scales.pop(), [place[1] for place in placed if place]


def _place(value: Value) -> tuple[str, Fraction] | None:
    if isinstance(value, Amount):
        return value.currency, value.number
    if isinstance(value, dt.date):
        return "day", Fraction(value.toordinal())
    return ("", value) if isinstance(value, Fraction) else None


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
