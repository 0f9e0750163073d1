"""Expressions over what is known. Whatever is not known yet, or has no meaning (a division by zero), gives None."""

import datetime as dt
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from forms import sme_values, tables, values
from forms.logic import BandLine, Expression, Reference
from forms.values import Amount, Value

if TYPE_CHECKING:
    from forms.knowledge import Knowledge


class NotKnown(Exception):
    """Something that the expression needs is not known; stays inside this module."""


def evaluate(operand: object, known: "Knowledge") -> Value:
    """The value of an expression or literal; None when it is not known yet."""
    try:
        return _value(operand, known)
    except NotKnown:
        return None


def _value(operand: object, known: "Knowledge") -> Value:
    if not isinstance(operand, Expression):
        return values.of_literal(operand)
    (name,) = operand.operators()
    return _OPERATORS[name](operand, known)


def _need(operand: object, known: "Knowledge") -> Value:
    value = _value(operand, known)
    if value is None:
        raise NotKnown
    return value


def _question(expression: Expression, known: "Knowledge") -> Value:
    key = expression.question or ""
    if expression.column is None:
        return known.value(key)
    return tables.cells(known.json(key), known.programme.question(key), expression.column, expression.row)


def _parameter(expression: Expression, known: "Knowledge") -> Value:
    return values.of_literal(known.parameter(expression.parameter or ""))


def _today(_expression: Expression, known: "Knowledge") -> Value:
    return known.on


def _numbers(operands: object, known: "Knowledge") -> tuple[str, list[Fraction]]:
    """The operands on one scale; a list (the column of a table) counts as its elements."""
    flat: list[Value] = []
    for operand in operands if isinstance(operands, tuple) else (operands,):
        value = _need(operand, known)
        flat += value if isinstance(value, tuple) else (value,)
    found = values.on_one_scale(flat)
    if found is None:
        raise NotKnown
    return found


def _scaled(scale: str, number: Fraction) -> Value:
    if scale == "day":
        return dt.date.fromordinal(int(number))
    return Amount(number, scale) if scale else number


def _fold(name: str, fold: Callable[[list[Fraction]], Fraction]) -> Callable[[Expression, "Knowledge"], Value]:
    def operator(expression: Expression, known: "Knowledge") -> Value:
        scale, numbers = _numbers(getattr(expression, name), known)
        return _scaled(scale, fold(numbers))

    return operator


def _product(expression: Expression, known: "Knowledge") -> Value:
    """Of numbers, and of one amount at most."""
    number, currency = Fraction(1), ""
    for operand in expression.product or ():
        scale, (one,) = _numbers(operand, known)
        if scale == "day" or (scale and currency):
            raise NotKnown
        number, currency = number * one, currency or scale
    return _scaled(currency, number)


def _quotient(expression: Expression, known: "Knowledge") -> Value:
    """Of two alike: a plain number; of an amount by a number: an amount."""
    above, below = expression.quotient or ()
    upper, (number,) = _numbers(above, known)
    lower, (divisor,) = _numbers(below, known)
    if not divisor or lower not in {"", upper}:
        raise NotKnown
    return _scaled("" if lower == upper else upper, number / divisor)


def _count(expression: Expression, known: "Knowledge") -> Value:
    operand = expression.count
    if isinstance(operand, Expression) and operand.question and not operand.column:
        raw = known.json(operand.question)
        return Fraction(len(raw)) if isinstance(raw, list) else None
    value = _need(operand, known)
    return Fraction(len(value)) if isinstance(value, tuple) else None


def _rounded_down(expression: Expression, known: "Knowledge") -> Value:
    assert expression.rounded_down is not None  # noqa: S101  (the operator's own name)
    scale, (number,) = _numbers(expression.rounded_down.value, known)
    return _scaled(scale, Fraction(number // expression.rounded_down.to * expression.rounded_down.to))


def _band(expression: Expression, known: "Knowledge") -> Value:
    assert expression.band is not None  # noqa: S101
    value = _need(expression.band.value, known)
    bands = expression.band.bands
    lines = known.parameter(bands.parameter) if isinstance(bands, Reference) else bands
    for line in lines if isinstance(lines, tuple) else ():
        if isinstance(line, BandLine) and _is_below(value, line):
            return values.of_literal(line.gives)
    raise NotKnown


def _is_below(value: Value, line: BandLine) -> bool:
    if line.below is None:
        return True
    found = values.on_one_scale([value, values.of_literal(line.below)])
    if found is None:
        raise NotKnown
    return found[1][0] < found[1][1]


def _lookup(expression: Expression, known: "Knowledge") -> Value:
    assert expression.lookup is not None  # noqa: S101
    key = _need(expression.lookup.key, known)
    table = known.parameter(expression.lookup.table.parameter)
    if not isinstance(table, Mapping) or not isinstance(key, str):
        return None
    beginnings = [key[:end] for end in range(len(key), 0, -1)] if expression.lookup.prefix else [key]
    return values.of_literal(next((table[one] for one in beginnings if one in table), None))


def _elapsed(expression: Expression, known: "Knowledge") -> Value:
    assert expression.elapsed is not None  # noqa: S101
    since = _need(expression.elapsed.since, known)
    until = known.on if expression.elapsed.until is None else _need(expression.elapsed.until, known)
    if not isinstance(since, dt.date) or not isinstance(until, dt.date):
        raise NotKnown
    if expression.elapsed.unit == "days":
        return Fraction((until - since).days)
    months = (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)
    return Fraction(months if expression.elapsed.unit == "months" else months // 12)


def _convert(expression: Expression, known: "Knowledge") -> Value:
    assert expression.convert is not None  # noqa: S101
    value = _need(expression.convert.value, known)
    if not isinstance(value, Amount) or value.currency == expression.convert.to:
        return value if isinstance(value, Amount) else None
    scale, (rate,) = _numbers(expression.convert.rate, known)
    return Amount(value.number * rate, expression.convert.to) if scale in {"", expression.convert.to} else None


def _sme_size(expression: Expression, known: "Knowledge") -> Value:
    assert expression.sme_size is not None  # noqa: S101
    wanted = expression.sme_size
    given = {name: getattr(wanted, name) for name in ("industry", "opened_on", "assets", "employees", "independent")}
    facts = {name: evaluate(operand, known) for name, operand in given.items() if operand is not None}
    return sme_values.size(facts, {year: evaluate(one, known) for year, one in wanted.sales.items()}, known.on)


def _if(expression: Expression, known: "Knowledge") -> Value:
    """Not known while the condition is not, unless both ways lead to the same."""
    assert expression.if_ is not None  # noqa: S101
    truth = known.holds(expression.if_)
    if truth is not None:
        return evaluate(expression.then if truth else expression.otherwise, known)
    then, otherwise = evaluate(expression.then, known), evaluate(expression.otherwise, known)
    return then if then == otherwise else None


_OPERATORS: dict[str, Callable[[Expression, "Knowledge"], Value]] = {
    "question": _question,
    "parameter": _parameter,
    "today": _today,
    "sum": _fold("sum", lambda numbers: sum(numbers, Fraction(0))),
    "average": _fold("average", lambda numbers: sum(numbers, Fraction(0)) / len(numbers)),
    "least": _fold("least", min),
    "greatest": _fold("greatest", max),
    "difference": _fold("difference", lambda numbers: numbers[0] - numbers[1]),
    "product": _product,
    "quotient": _quotient,
    "count": _count,
    "rounded_down": _rounded_down,
    "band": _band,
    "lookup": _lookup,
    "elapsed": _elapsed,
    "convert": _convert,
    "sme_size": _sme_size,
    "if_": _if,
}
