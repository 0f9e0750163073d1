"""Amounts: money with its rounding, people counted on a day, plain numbers, and rows that must add up."""

from __future__ import annotations

import functools
from decimal import Decimal
from pathlib import Path

from pydantic import JsonValue

from forms import yaml_file
from forms.consistency.comparison import Comparer, Comparison, Hints, Why, different, same, unknown, variant
from forms.definitions.basics import Frozen

_LIMITS = Path(__file__).parent / "limits.yml"
_BEYOND = 10**18  # exact in Decimal, also when many are added
Amount = tuple[Decimal, str]  # with its currency


class Rounding(Frozen):
    """When two amounts are roughly the same."""

    tolerance_percent: Decimal
    round_digits: int


@functools.cache
def rounding() -> Rounding:
    """The limits of limits.yml."""
    return Rounding.model_validate(yaml_file.table(_LIMITS)["rounding"])


def number(value: JsonValue) -> Decimal | None:
    """A JSON number without its binary noise; None for anything else, and for what no amount can be."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not -_BEYOND < value < _BEYOND:
        return None
    return Decimal(repr(value))


def _money(value: JsonValue) -> Amount | None:
    if not isinstance(value, dict):
        return None
    amount, currency = number(value.get("amount")), value.get("currency")
    return (amount, currency) if amount is not None and isinstance(currency, str) else None


def _weigh_money(one: Amount, other: Amount, _hints: Hints) -> Comparison:
    if one[1] != other[1]:
        return unknown(Why.CURRENCY)
    if one[0] == other[0]:
        return same()
    if not _roughly_same(one[0], other[0]):
        return different()
    exact, exact_too = _significant(one[0]), _significant(other[0])
    return variant(Why.ROUNDED, adds=(exact > exact_too, exact_too > exact))


def _roughly_same(one: Decimal, other: Decimal) -> bool:
    """Within the tolerance, and one of them a round figure or the other one cut to its own last digit."""
    apart, limits = abs(one - other), rounding()
    if apart * 100 > limits.tolerance_percent * max(abs(one), abs(other)):
        return False
    rough = min(one, other, key=_significant)
    is_round = _last_place(rough) > 1 and _significant(rough) <= limits.round_digits
    return is_round or apart < _last_place(rough)


def _significant(amount: Decimal) -> int:
    """Digits up to the last that is not zero: 2 for 350,000,000."""
    return len(amount.normalize().as_tuple().digits)


def _last_place(amount: Decimal) -> Decimal:
    """What one more of the last digit that is not zero would be: 1,000 for 351,234,000."""
    return Decimal(1).scaleb(int(amount.normalize().as_tuple().exponent))


def _weigh_numbers(one: Decimal, other: Decimal, _hints: Hints) -> Comparison:
    return same() if one == other else different()


def _weigh_headcounts(one: Decimal, other: Decimal, hints: Hints) -> Comparison:
    """People come and go: of two days the numbers may differ, and both days are told."""
    if one == other:
        return same()
    if hints.one_on is None or hints.other_on is None or hints.one_on == hints.other_on:
        return different()
    counts = {"one": _plain(one), "other": _plain(other)}
    return different(Why.OTHER_DAY, one_on=hints.one_on, other_on=hints.other_on, **counts)


def _total(value: JsonValue) -> Amount | None:
    """The sum of rows, or the total itself: numbers, or amounts of one currency."""
    rows = [_money(row) or _uncounted(row) for row in (value if isinstance(value, list) else [value])]
    amounts = [row for row in rows if row is not None]
    if not amounts or len(amounts) < len(rows) or len({currency for _, currency in amounts}) > 1:
        return None
    return sum((amount for amount, _ in amounts), Decimal(0)), amounts[0][1]


def _uncounted(value: JsonValue) -> Amount | None:
    plain = number(value)
    return None if plain is None else (plain, "")


def _weigh_totals(one: Amount, other: Amount, _hints: Hints) -> Comparison:
    if one[1] != other[1]:
        return unknown(Why.CURRENCY)
    if one[0] == other[0]:
        return same()
    return different(Why.SUM, one=_plain(one[0]), other=_plain(other[0]), difference=_plain(abs(one[0] - other[0])))


def _plain(amount: Decimal) -> int | float:
    return int(amount) if amount == int(amount) else float(amount)


MONEY = Comparer(_money, _weigh_money)
NUMBERS = Comparer(number, _weigh_numbers)
HEADCOUNT = Comparer(number, _weigh_headcounts)
TOTALS = Comparer(_total, _weigh_totals)
