"""Conditions over what is known, in three values: True, False, or None when it is not yet known (Kleene's logic)."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from forms import values
from forms.definitions.logic import Condition
from forms.evaluation import arithmetic
from forms.values import Known, Truth, Value

if TYPE_CHECKING:
    from forms.evaluation.knowledge import Knowledge


@dataclass(frozen=True)
class Trace:
    """How a condition came to its truth: the values it looked at, and its parts."""

    truth: Truth
    kind: Literal["all", "any", "not", "test"]
    test: str | None = None  # such as at_least
    question: str | None = None  # the key it asks about; None for a computed value
    found: Value = None  # the value that was tested
    bound: Value = None  # what it was compared with
    parts: tuple["Trace", ...] = ()


def trace(condition: Condition, known: "Knowledge") -> Trace:
    """The truth of `condition` with everything that led to it."""
    if condition.all_of is not None:
        return _joined("all", condition.all_of, known)
    if condition.any_of is not None:
        return _joined("any", condition.any_of, known)
    if condition.negated is not None:
        inside = trace(condition.negated, known)
        return Trace(_not(inside.truth), "not", parts=(inside,))
    return _tested(condition, known)


def _joined(kind: Literal["all", "any"], conditions: Sequence[Condition], known: "Knowledge") -> Trace:
    parts = tuple(trace(part, known) for part in conditions)
    truths = [part.truth for part in parts]
    truth = _all(truths) if kind == "all" else _not(_all([_not(one) for one in truths]))
    return Trace(truth, kind, parts=parts)


def _all(truths: Sequence[Truth]) -> Truth:
    if False in truths:
        return False
    return None if None in truths else True


def _not(truth: Truth) -> Truth:
    return None if truth is None else not truth


def _tested(condition: Condition, known: "Knowledge") -> Trace:
    (name,) = condition.tests()
    if condition.answered:
        given = condition.question in known.answers
        return Trace(given, "test", name, condition.question, given)
    if condition.question is not None:
        found = known.value(condition.question)
    else:
        found = arithmetic.evaluate(condition.value, known)
    bound = _bound(condition, name, known)
    truth = None if found is None or bound is None else TESTS[name](found, bound)
    return Trace(truth, "test", name, condition.question, found, bound)


def _bound(condition: Condition, name: str, known: "Knowledge") -> Value:
    wanted = getattr(condition, name)
    if isinstance(wanted, tuple):
        return tuple(one for each in wanted if (one := values.of_literal(each)) is not None)
    return arithmetic.evaluate(wanted, known)


def _includes(found: Known, wanted: Known) -> bool:
    """Whether one of the values found is among those wanted; True is no 1."""
    ones = found if isinstance(found, tuple) else (found,)
    others = wanted if isinstance(wanted, tuple) else (wanted,)
    return any(one == other and isinstance(one, bool) == isinstance(other, bool) for one in ones for other in others)


def _distinct(found: Known, _wanted: Known) -> bool:
    ones = [_folded(one) for one in found] if isinstance(found, tuple) else [found]
    return len(set(ones)) == len(ones)


def _folded(value: Known) -> Known:
    """Words without what people write now so, now so: "INV 7" is inv7."""
    return "".join(unicodedata.normalize("NFKC", value).casefold().split()) if isinstance(value, str) else value


def _compared(test: Callable[[Fraction, Fraction], bool]) -> Callable[[Known, Known], Truth]:
    """Every value found against the bound; unknown for another currency or kind of value."""

    def operator(found: Known, bound: Known) -> Truth:
        ones = found if isinstance(found, tuple) else (found,)
        scaled = values.on_one_scale([*ones, bound])
        if scaled is None or not ones:
            return None
        *numbers, limit = scaled[1]
        return all(test(number, limit) for number in numbers)

    return operator


#: What each test asks of a value that is known and a bound that is.
TESTS: dict[str, Callable[[Known, Known], Truth]] = {
    "is_": _includes,
    "in_": _includes,
    "not_in": lambda found, wanted: not _includes(found, wanted),
    "at_least": _compared(lambda number, limit: number >= limit),
    "at_most": _compared(lambda number, limit: number <= limit),
    "above": _compared(lambda number, limit: number > limit),
    "below": _compared(lambda number, limit: number < limit),
    "distinct": _distinct,
}
