"""Parts of compiled conditions and expressions: closures; what means the same is worked out once in a call."""

import datetime as dt
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from pydantic import JsonValue

from forms.definitions.model import Question
from forms.evaluation import knowledge, operations, tables
from forms.evaluation.conditions import TESTS
from forms.evaluation.operations import OPERATIONS, NotKnown
from forms.values import Amount, Value


@dataclass(slots=True)
class Call:
    """One company on one day, and what was worked out for it so far."""

    facts: Mapping[str, JsonValue]  # answers by the source of their question
    on: dt.date | None
    memo: dict[str, Value] = field(default_factory=dict)  # by slot


Run = Callable[[Call], Value]
Asked = tuple[str, Run]  # the source of a question, and how its value is found


class Node(NamedTuple):
    """A condition or expression that is ready to be run."""

    slot: str  # what it means, as text: two nodes of one slot have the same value in a call
    run: Run
    rests_on: tuple[Asked, ...] = ()  # the questions beneath
    parts: tuple["Node", ...] = ()  # the conditions directly inside all, any and not


def literal(value: Value) -> Node:
    """A value that stands in the definition or its notice."""
    return Node(repr(value), lambda call: value)


def today() -> Node:
    """The day of the call."""
    return Node("today", lambda call: call.on)


def answer(source: str, question: Question) -> Node:
    """The value of a question, as Knowledge.value has it."""
    undecided = sorted(choice.id for choice in question.choices if choice.undecided)
    slot = f"answer({source!r},{question.type},{undecided},{question.unique})"
    return _asked(slot, source, lambda call: knowledge.value_of(question, call.facts.get(source)))


def cells(source: str, question: Question, column: str, row: str | None) -> Node:
    """A column of a table, or one cell of it."""
    types = [each.type for each in question.columns if each.key == column]
    slot = f"cells({source!r},{types},{question.row_labels},{column},{row!r})"
    return _asked(slot, source, lambda call: tables.cells(call.facts.get(source), question, column, row))


def answered(source: str) -> Node:
    """Whether there is an answer at all."""
    return Node(f"answered({source!r})", lambda call: source in call.facts)


def number_of_answers(source: str) -> Node:
    """How many choices or rows were given."""

    def work(call: Call) -> Value:
        raw = call.facts.get(source)
        return Fraction(len(raw)) if isinstance(raw, list) else None

    return _asked(f"number_of_answers({source!r})", source, work)


def number_of_values(counted: Node) -> Node:
    """How many values a list has."""

    def work(call: Call) -> Value:
        value = counted.run(call)
        return Fraction(len(value)) if isinstance(value, tuple) else None

    return _over(f"count({counted.slot})", work, counted)


def operation(name: str, settings: object, operands: Sequence[Node]) -> Node:
    """One of operations.OPERATIONS."""
    work_on, takes_unknown = OPERATIONS[name].work, OPERATIONS[name].takes_unknown
    runs = tuple(operand.run for operand in operands)

    def work(call: Call) -> Value:
        given = []
        for run in runs:
            value = run(call)
            if value is None and not takes_unknown:
                return None
            given.append(value)
        try:
            return work_on(settings, given)
        except NotKnown:
            return None

    return _over(f"{name}({settings!r};{_slots(operands)})", work, *operands)


def converted(value: Node, to: str, rate: Node) -> Node:
    """An amount in another currency; one already in it needs no rate."""

    def work(call: Call) -> Value:
        amount = value.run(call)
        if not isinstance(amount, Amount) or amount.currency == to:
            return amount if isinstance(amount, Amount) else None
        at = rate.run(call)
        try:
            return None if at is None else operations.converted(amount, to, at)
        except NotKnown:
            return None

    return _over(f"convert({value.slot},{to},{rate.slot})", work, value, rate)


def either(condition: Node, then: Node, otherwise: Node) -> Node:
    """One value or the other; known before the condition is if both are the same."""

    def work(call: Call) -> Value:
        truth = condition.run(call)
        if truth is not None:
            return then.run(call) if truth else otherwise.run(call)
        one, other = then.run(call), otherwise.run(call)
        return one if one == other else None

    return _over(f"if({condition.slot},{then.slot},{otherwise.slot})", work, condition, then, otherwise)


def tested(name: str, found: Node, bound: Node) -> Node:
    """One of conditions.TESTS; not known while one side is not."""
    test, left, right = TESTS[name], found.run, bound.run

    def work(call: Call) -> Value:
        value, limit = left(call), right(call)
        return None if value is None or limit is None else test(value, limit)

    return _over(f"{name}({found.slot},{bound.slot})", work, found, bound)


def joined(name: str, parts: Sequence[Node], *, settled: bool) -> Node:
    """`all` or `any`: `settled` as soon as one part is, unknown if one is, else the other."""
    runs = tuple(part.run for part in parts)

    def work(call: Call) -> Value:
        found: Value = not settled
        for run in runs:
            truth = run(call)
            if truth is settled:
                return settled
            found = None if truth is None else found
        return found

    return Node(*_kept(f"{name}({_slots(parts)})", work), parts=tuple(parts))


def negated(part: Node) -> Node:
    """`not`."""

    def work(call: Call) -> Value:
        truth = part.run(call)
        return None if truth is None else not truth

    return Node(*_kept(f"not({part.slot})", work), parts=(part,))


def waits_for(condition: Node, call: Call) -> Iterator[str]:
    """Sources of the questions without a value that could still settle the condition; none if it is settled."""
    if condition.run(call) is not None:
        return
    for part in condition.parts:
        yield from waits_for(part, call)
    if not condition.parts:
        yield from (source for source, run in condition.rests_on if run(call) is None)


def _asked(slot: str, source: str, work: Run) -> Node:
    slot, run = _kept(slot, work)
    return Node(slot, run, rests_on=((source, run),))


def _over(slot: str, work: Run, *operands: Node) -> Node:
    """A node over others; through conditions inside it too."""
    return Node(*_kept(slot, work), rests_on=tuple(dict.fromkeys(one for node in operands for one in _bottom(node))))


def _bottom(node: Node) -> Iterator[Asked]:
    yield from node.rests_on
    for part in node.parts:
        yield from _bottom(part)


def _kept(slot: str, work: Run) -> tuple[str, Run]:
    """Worked out once in a call. The slot is interned, so that it is found by identity."""
    slot = sys.intern(slot)

    def run(call: Call) -> Value:
        memo = call.memo
        if slot in memo:
            return memo[slot]
        found = memo[slot] = work(call)
        return found

    return slot, run


def _slots(nodes: Sequence[Node]) -> str:
    return ",".join(node.slot for node in nodes)
