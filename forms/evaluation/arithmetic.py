"""Expressions over what is known. Whatever is not known yet, or has no meaning (a division by zero), gives None."""

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from forms import values
from forms.definitions.logic import Expression
from forms.evaluation import operations, tables
from forms.evaluation.operations import OPERATIONS, NotKnown
from forms.values import Amount, Known, Value

if TYPE_CHECKING:
    from forms.evaluation.knowledge import Knowledge


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
    if name in _SPECIAL:
        return _SPECIAL[name](operand, known)
    operation = OPERATIONS[name]
    find = evaluate if operation.takes_unknown else _need
    given = [find(one, known) for one in operation.operands(operand)]
    return operation.work(operation.settings(operand, known.programme), given)


def _need(operand: object, known: "Knowledge") -> Known:
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


def _count(expression: Expression, known: "Knowledge") -> Value:
    operand = expression.count
    if isinstance(operand, Expression) and operand.question and not operand.column:
        raw = known.json(operand.question)
        return Fraction(len(raw)) if isinstance(raw, list) else None
    value = _need(operand, known)
    return Fraction(len(value)) if isinstance(value, tuple) else None


def _convert(expression: Expression, known: "Knowledge") -> Value:
    """An amount that is in the currency already needs no rate."""
    assert expression.convert is not None  # noqa: S101  (the operator's own name)
    value, to = _need(expression.convert.value, known), expression.convert.to
    if not isinstance(value, Amount) or value.currency == to:
        return value if isinstance(value, Amount) else None
    return operations.converted(value, to, _need(expression.convert.rate, known))


def _if(expression: Expression, known: "Knowledge") -> Value:
    """Not known while the condition is not, unless both ways lead to the same."""
    assert expression.if_ is not None  # noqa: S101
    truth = known.holds(expression.if_)
    if truth is not None:
        return evaluate(expression.then if truth else expression.otherwise, known)
    then, otherwise = evaluate(expression.then, known), evaluate(expression.otherwise, known)
    return then if then == otherwise else None


#: What looks at more than values, or may be known though an operand is not.
_SPECIAL: dict[str, Callable[[Expression, "Knowledge"], Value]] = {
    "question": _question,
    "parameter": _parameter,
    "today": _today,
    "count": _count,
    "convert": _convert,
    "if_": _if,
}
