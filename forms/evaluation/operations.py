"""What the operators of expressions do with values that are known; `arithmetic` and `compiled` find the values.

An operation has its operands, its settings (what the definition says beside them, with the notice's tables put in),
and the work over both. Work that has no meaning (a division by zero, won plus dollars) raises NotKnown.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from forms import values
from forms.definitions.logic import BandLine, Expression, Reference
from forms.definitions.model import Programme
from forms.sme import values as sme_values
from forms.values import Amount, Known, Value

_TODAY = Expression(today=True)


class NotKnown(Exception):
    """A value is not known, or has no meaning; stays inside the evaluators."""


@dataclass(frozen=True)
class Operation:
    """One operator."""

    operands: Callable[[Expression], tuple[object, ...]]
    work: Callable[[Any, Sequence[Any]], Value]  # over settings and operands
    settings: Callable[[Expression, Programme], object] = lambda _expression, _programme: None
    takes_unknown: bool = False  # works with operands that are not known; else they all must be


def number_of(value: Known) -> tuple[str, Fraction]:
    """The scale and number of one value, or of the only one in a list."""
    scale, numbers = _on_one_scale([value])
    if len(numbers) != 1:
        raise NotKnown
    return scale, numbers[0]


def converted(amount: Amount, to: str, rate: Known) -> Amount:
    """The amount at `rate` units of `to` for one of its own."""
    scale, number = number_of(rate)
    if scale not in {"", to}:
        raise NotKnown
    return Amount(amount.number * number, to)


def _on_one_scale(given: Sequence[Known]) -> tuple[str, list[Fraction]]:
    """The values on one scale; a list (the column of a table) counts as its elements."""
    flat: list[Value] = []
    for value in given:
        flat += value if isinstance(value, tuple) else (value,)
    found = values.on_one_scale(flat)
    if found is None:
        raise NotKnown
    return found


def _scaled(scale: str, number: Fraction) -> Value:
    if scale == "day":  # days are counted and compared, not added
        raise NotKnown
    return Amount(number, scale) if scale else number


def _fold(name: str, fold: Callable[[list[Fraction]], Fraction]) -> Operation:
    def work(_settings: None, given: Sequence[Known]) -> Value:
        scale, numbers = _on_one_scale(given)
        return _scaled(scale, fold(numbers))

    return Operation(lambda expression: tuple(getattr(expression, name)), work)


def _extreme(name: str, choose: Callable[[list[Fraction]], Fraction]) -> Operation:
    def work(_settings: None, given: Sequence[Known]) -> Value:
        scale, numbers = _on_one_scale(given)
        number = choose(numbers)
        return dt.date.fromordinal(int(number)) if scale == "day" else _scaled(scale, number)

    return Operation(lambda expression: tuple(getattr(expression, name)), work)


def _product(_settings: None, given: Sequence[Known]) -> Value:
    """Of numbers, and of one amount at most."""
    number, currency = Fraction(1), ""
    for value in given:
        scale, one = number_of(value)
        if scale and currency:
            raise NotKnown
        number, currency = number * one, currency or scale
    return _scaled(currency, number)


def _difference(_settings: None, given: Sequence[Known]) -> Value:
    """Of two alike."""
    (scale, number), (other, less) = number_of(given[0]), number_of(given[1])
    if scale != other:
        raise NotKnown
    return _scaled(scale, number - less)


def _quotient(_settings: None, given: Sequence[Known]) -> Value:
    """Of two alike: a plain number; of an amount by a number: an amount."""
    upper, number = number_of(given[0])
    lower, divisor = number_of(given[1])
    if not divisor or lower not in {"", upper}:
        raise NotKnown
    return _scaled("" if lower == upper else upper, number / divisor)


def _rounded_down(to: int, given: Sequence[Known]) -> Value:
    scale, number = number_of(given[0])
    return _scaled(scale, Fraction(number // to * to))


def _band(lines: object, given: Sequence[Known]) -> Value:
    for line in lines if isinstance(lines, tuple) else ():
        if isinstance(line, BandLine) and _is_below(given[0], line):
            return values.of_literal(line.gives)
    raise NotKnown


def _is_below(value: Known, line: BandLine) -> bool:
    if line.below is None:
        return True
    found = values.on_one_scale([value, values.of_literal(line.below)])
    if found is None:
        raise NotKnown
    return found[1][0] < found[1][1]


def _lines(expression: Expression, programme: Programme) -> object:
    bands = expression.band.bands if expression.band else ()
    return programme.notice.parameter(bands.parameter) if isinstance(bands, Reference) else bands


def _lookup(table: object, given: Sequence[Known]) -> Value:
    """By the whole key, or with `prefix` by its longest beginning that the table has."""
    entries, by_prefix = table if isinstance(table, tuple) else (None, False)
    key = given[0]
    if not isinstance(entries, Mapping) or not isinstance(key, str):
        return None
    beginnings = [key[:end] for end in range(len(key), 0, -1)] if by_prefix else [key]
    return values.of_literal(next((entries[one] for one in beginnings if one in entries), None))


def _table(expression: Expression, programme: Programme) -> object:
    if expression.lookup is None:
        return None
    return programme.notice.parameter(expression.lookup.table.parameter), expression.lookup.prefix


def _elapsed(unit: str, given: Sequence[Known]) -> Value:
    since, until = given
    if not isinstance(since, dt.date) or not isinstance(until, dt.date):
        raise NotKnown
    if unit == "days":
        return Fraction((until - since).days)
    months = (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)
    return Fraction(months if unit == "months" else months // 12)


def _inside(name: str, *operands: str) -> Callable[[Expression], tuple[object, ...]]:
    """The operands that stand in the operator's own mapping."""
    return lambda expression: tuple(getattr(getattr(expression, name), operand) for operand in operands)


def _since_until(expression: Expression) -> tuple[object, ...]:
    since, until = _inside("elapsed", "since", "until")(expression)
    return since, _TODAY if until is None else until


_SIZE_FACTS = ("industry", "opened_on", "assets", "employees", "independent")


def _size_operands(expression: Expression) -> tuple[object, ...]:
    """The facts, the day, and then the sales of each year."""
    wanted = expression.sme_size
    return (*_inside("sme_size", *_SIZE_FACTS)(expression), _TODAY, *(wanted.sales.values() if wanted else ()))


def _sme_size(years: Sequence[int], given: Sequence[Value]) -> Value:
    facts = dict(zip((*_SIZE_FACTS, "today"), given, strict=False))
    sales = dict(zip(years, given[len(facts) :], strict=True))
    today = facts.pop("today")
    return sme_values.size(facts, sales, today if isinstance(today, dt.date) else None)


def _years(expression: Expression, _programme: Programme) -> tuple[int, ...]:
    return tuple(expression.sme_size.sales) if expression.sme_size else ()


OPERATIONS: dict[str, Operation] = {
    "sum": _fold("sum", lambda numbers: sum(numbers, Fraction(0))),
    "average": _fold("average", lambda numbers: sum(numbers, Fraction(0)) / len(numbers)),
    "least": _extreme("least", min),
    "greatest": _extreme("greatest", max),
    "difference": Operation(lambda expression: tuple(expression.difference or ()), _difference),
    "product": Operation(lambda expression: tuple(expression.product or ()), _product),
    "quotient": Operation(lambda expression: tuple(expression.quotient or ()), _quotient),
    "rounded_down": Operation(
        _inside("rounded_down", "value"), _rounded_down, lambda expression, _: getattr(expression.rounded_down, "to", 1)
    ),
    "band": Operation(_inside("band", "value"), _band, _lines),
    "lookup": Operation(_inside("lookup", "key"), _lookup, _table),
    "sme_size": Operation(_size_operands, _sme_size, _years, takes_unknown=True),
    "elapsed": Operation(_since_until, _elapsed, lambda expression, _: getattr(expression.elapsed, "unit", "")),
}
