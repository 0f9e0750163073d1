"""Faults of conditions and expressions: what they name must exist, come earlier, and be comparable."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping

from forms import errors
from forms.definitions import logic
from forms.definitions.basics import Money
from forms.definitions.logic import Condition, Expression, Reference
from forms.definitions.model import Derived, Programme, Question
from forms.evaluation import phrases
from forms.loading.checks import currencies

_NUMBERS = frozenset({"count", "decimal", "percent"})
_BOUNDS = ("at_least", "at_most", "above", "below")


def faults(programme: Programme) -> Iterator[str]:
    """Every fault of the definition's logic as `path: reason`."""
    for place, root, allowed in _roots(programme):
        yield from (f"{place}: {fault}" for fault in of(root, programme, allowed))
    for rule in programme.rules:
        for name in ("reason_yes", "reason_no", "reason_unknown", "near_miss"):
            if words := getattr(rule, name):
                yield from (f"rules.{rule.key}.{name}.{fault}" for fault in phrases.faults(words, programme))
    for limit in programme.limits:
        yield from (f"limits.{limit.key}.words.{fault}" for fault in phrases.faults(limit.words, programme))
        yield from (f"limits.{limit.key}.mend: there is no question {key}" for key in unasked(limit.mend, programme))


def of(root: object, programme: Programme, allowed: Collection[str] | None = None) -> Iterator[str]:
    """Faults of one condition or expression; `allowed`: the questions that it may ask about."""
    for found in logic.walk(root):
        if found.question is not None:
            yield from _named(found.question, programme, allowed)
        if isinstance(found, Condition):
            yield from _test(found, programme)
        else:
            yield from _expression(found, programme)


def _roots(programme: Programme) -> Iterator[tuple[str, object, Collection[str] | None]]:
    """Every condition and expression with its place and what it may ask about: only what comes before it."""
    asked: list[str] = []
    every = [question.key for question in programme.questions]
    derived = {each.key: each for each in programme.derived}
    for question in programme.questions:
        known = [*asked, *_derivable(derived, asked)]
        yield f"questions.{question.key}.shown_if", question.shown_if, known
        asked.append(question.key)
    for number, each in enumerate(programme.derived):
        yield f"derived.{each.key}.value", each.value, [*every, *(one.key for one in programme.derived[:number])]
    yield from ((f"limits.{each.key}.needs", each.needs, None) for each in programme.limits)
    yield from ((f"rules.{each.key}.needs", each.needs, None) for each in programme.rules)
    yield from ((f"requirements.{each.key}.needed_if", each.needed_if, None) for each in programme.requirements)


def _derivable(derived: Mapping[str, Derived], asked: Collection[str]) -> list[str]:
    """The derived values that rest on the questions asked so far."""
    found: list[str] = []
    for key, each in derived.items():
        if set(logic.questions(each.value)) <= {*asked, *found}:
            found.append(key)
    return found


def _named(key: str, programme: Programme, allowed: Collection[str] | None) -> Iterator[str]:
    try:
        programme.fact(key)
    except errors.UnknownQuestion:
        yield f"there is no question {key}"
        return
    if allowed is not None and key not in allowed:
        yield f"{key} must come before this"


def unasked(keys: Collection[str], programme: Programme) -> list[str]:
    """Those of `keys` that no question has."""
    return [key for key in keys if key not in {question.key for question in programme.questions}]


def _test(condition: Condition, programme: Programme) -> Iterator[str]:
    fact = _fact(condition.question, programme)
    if fact is None:
        return
    one = () if condition.is_ is None else (condition.is_,)
    wanted = (*one, *(condition.in_ or ()), *(condition.not_in or ()))
    literal = [value for value in wanted if not isinstance(value, Expression)]
    ids = {choice.id for choice in fact.choices}
    if ids:
        yield from (f"{fact.key} has no choice {value}" for value in literal if value not in ids)
    if fact.type == "yes_no":
        yield from (f"{fact.key} is true or false, not {value}" for value in literal if not isinstance(value, bool))
    for name in _BOUNDS:
        bound = getattr(condition, name)
        if bound is not None and not isinstance(bound, Expression) and not _comparable(fact, bound):
            yield f"{fact.key} ({fact.type}) cannot be compared with {bound}"
        yield from currencies.faults(fact, bound, programme)


def _comparable(fact: Question | Derived, bound: object) -> bool:
    if fact.type == "money":
        return isinstance(bound, Money)
    if fact.type == "date":
        return isinstance(bound, dt.date)
    return fact.type in _NUMBERS and isinstance(bound, int | float) and not isinstance(bound, bool)


def _expression(expression: Expression, programme: Programme) -> Iterator[str]:
    fact = _fact(expression.question, programme)
    if isinstance(fact, Question) and expression.column is not None:
        if expression.column not in {column.key for column in fact.columns}:
            yield f"{fact.key} has no column {expression.column}"
        if expression.row is not None and expression.row not in {
            name for row in fact.row_labels for name in (row.ko, row.en)
        }:
            yield f"{fact.key} has no row {expression.row}"
    if expression.parameter is not None:
        yield from _parameter(expression.parameter, programme, object)
    if expression.band is not None and isinstance(expression.band.bands, Reference):
        yield from _parameter(expression.band.bands.parameter, programme, tuple)
    if expression.lookup is not None:
        yield from _parameter(expression.lookup.table.parameter, programme, Mapping)


def _parameter(key: str, programme: Programme, kind: type) -> Iterator[str]:
    found = programme.notice.parameters.get(key)
    if found is None:
        yield f"notice {programme.notice.id} sets no parameter {key}"
    elif not isinstance(found.value, kind):
        yield f"parameter {key} is no {'list of bands' if kind is tuple else 'table'}"


def _fact(key: str | None, programme: Programme) -> Question | Derived | None:
    try:
        return None if key is None else programme.fact(key)
    except errors.UnknownQuestion:
        return None
