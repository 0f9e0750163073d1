"""Conditions over answers in three values: True, False, or None when it is not yet known (Kleene's logic)."""

import datetime as dt
from collections.abc import Callable, Sequence

from pydantic import JsonValue

from forms.answers import Answers
from forms.model import Bound, Condition, Money, Programme

Truth = bool | None


def holds(condition: Condition, programme: Programme, answers: Answers) -> Truth:
    """Whether `condition` holds over `answers`; an unanswered or undecided question leaves it unknown."""
    if condition.all_of is not None:
        return _all([holds(part, programme, answers) for part in condition.all_of])
    if condition.any_of is not None:
        return _not(_all([_not(holds(part, programme, answers)) for part in condition.any_of]))
    if condition.negated is not None:
        return _not(holds(condition.negated, programme, answers))
    return _test(condition, programme, answers)


def used(condition: Condition) -> tuple[str, ...]:
    """Keys of the questions that `condition` asks about, each once, in reading order."""
    return tuple(dict.fromkeys(leaf.question for leaf in condition.leaves() if leaf.question))


def _all(truths: Sequence[Truth]) -> Truth:
    if False in truths:
        return False
    return None if None in truths else True


def _not(truth: Truth) -> Truth:
    return None if truth is None else not truth


def _test(condition: Condition, programme: Programme, answers: Answers) -> Truth:
    question = programme.question(condition.question or "")
    answer = answers.get(question.key)
    if condition.answered:
        return answer is not None
    if answer is None:
        return None
    values = answer.value if isinstance(answer.value, list) else [answer.value]
    undecided = {choice.id for choice in question.choices if choice.undecided}
    if any(isinstance(value, str) and value in undecided for value in values):
        return None
    return _compare(condition, values)


def _compare(condition: Condition, values: Sequence[JsonValue]) -> Truth:
    if condition.is_ is not None:
        return _includes(values, (condition.is_,))
    if condition.in_ is not None:
        return _includes(values, condition.in_)
    if condition.not_in is not None:
        return not _includes(values, condition.not_in)
    if condition.at_least is not None:
        return _bounded(values, condition.at_least, lambda value, bound: value >= bound)
    assert condition.at_most is not None  # noqa: S101  (the model admits no other test)
    return _bounded(values, condition.at_most, lambda value, bound: value <= bound)


def _includes(values: Sequence[JsonValue], wanted: Sequence[object]) -> bool:
    # True == 1 in Python, but a count of 1 is no "yes".
    return any(value == one and isinstance(value, bool) == isinstance(one, bool) for value in values for one in wanted)


def _bounded(values: Sequence[JsonValue], bound: Bound, test: Callable[[float, float], bool]) -> Truth:
    limit = _number(bound.model_dump() if isinstance(bound, Money) else bound, bound)
    numbers = [_number(value, bound) for value in values]
    if limit is None or not numbers or None in numbers:
        return None
    return all(test(number, limit) for number in numbers if number is not None)


def _number(value: object, like: Bound) -> float | None:
    """The value on the scale of `like`; None for another currency or kind of value."""
    if isinstance(like, Money):
        fits = isinstance(value, dict) and value.get("currency") == like.currency
        return value["amount"] if fits and isinstance(value, dict) else None
    if isinstance(like, dt.date):
        return _day(value)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _day(value: object) -> int | None:
    try:
        return (value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value))).toordinal()
    except ValueError:
        return None
