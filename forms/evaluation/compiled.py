"""Programmes made ready for looking at many of them at once: their conditions and expressions as closures.

Compiled once for each programme, run for one company on one day. What means the same in two programmes (the same test
of the same shared question, the notice's numbers put in) is worked out once in a call. It says what `conditions` and
`arithmetic` say; tests/forms/test_compiled.py holds it to that.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from forms import values
from forms.answers import Answers
from forms.definitions.logic import Condition, Conversion, Expression
from forms.definitions.model import Derived, Programme, Question
from forms.evaluation import nodes
from forms.evaluation.nodes import Call, Node
from forms.evaluation.operations import OPERATIONS
from forms.values import Truth


class Rule(NamedTuple):
    """A rule that is ready to be run."""

    key: str
    since: dt.date
    until: dt.date | None
    needs: Node

    def is_in_force(self, on: dt.date | None) -> bool:
        """As eligibility.holds_on."""
        if on is None:
            return self.until is None
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True)
class Compiled:
    """What of a programme is looked at to place it among others."""

    rules: tuple[Rule, ...]  # exclusions first
    amount: Node | None  # of the support
    sources: Mapping[str, str]  # of its questions, by key

    def truth(self, call: Call) -> Truth:
        """True if all rules say yes, False as soon as one says no, else None."""
        found: Truth = True
        for rule in self.rules:
            if rule.is_in_force(call.on):
                truth = rule.needs.run(call)
                if truth is False:
                    return False
                found = None if truth is None else found
        return found

    def waiting(self, call: Call) -> Iterator[tuple[str, ...]]:
        """For each rule that is not settled: the sources of the questions that it waits for."""
        for rule in self.rules:
            if rule.is_in_force(call.on) and rule.needs.run(call) is None:
                yield tuple(dict.fromkeys(nodes.waits_for(rule.needs, call)))

    def amount_waits_for(self, call: Call) -> tuple[str, ...]:
        """The sources of the questions that the amount waits for; none where it is known or there is none."""
        if self.amount is None or self.amount.run(call) is not None:
            return ()
        return tuple(dict.fromkeys(nodes.waits_for(self.amount, call)))


def of(programme: Programme) -> Compiled:
    """The programme, compiled the first time it is asked for."""
    return _compiled(_Same(programme))


def source(programme: Programme, question: Question) -> str:
    """By what name an answer is found: that of the shared question, else one that no other programme uses."""
    return question.shared or f"{programme.id}.{question.key}"


def call(programme: Programme, answers: Answers, on: dt.date | None) -> Call:
    """A call about one application: `answers` have the keys of its programme."""
    sources = of(programme).sources
    return Call({sources[key]: answer.value for key, answer in answers.items() if key in sources}, on)


def condition(programme: Programme, written: Condition) -> Node:
    """One condition of the programme."""
    return _Compiler(programme).condition(written)


def expression(programme: Programme, written: object) -> Node:
    """One expression or literal of the programme."""
    return _Compiler(programme).value(written)


class _Same:
    """A programme by identity: to compare two of them by value takes longer than to compile one."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme

    def __hash__(self) -> int:
        return id(self.programme)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.programme is other.programme


@lru_cache(maxsize=5000)
def _compiled(same: _Same) -> Compiled:
    programme = same.programme
    compiler = _Compiler(programme)
    rules = sorted(programme.rules, key=lambda rule: not rule.exclusion)
    amount = programme.support.amount if programme.support else None
    return Compiled(
        tuple(Rule(rule.key, rule.since, rule.until, compiler.condition(rule.needs)) for rule in rules),
        None if amount is None else compiler.value(amount),
        {question.key: source(programme, question) for question in programme.questions},
    )


class _Compiler:
    """Makes nodes of what one programme's definition says."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme
        self._facts: dict[str, Node] = {}  # questions and derived values by key
        self._special: dict[str, Callable[[Expression], Node]] = {
            "question": self._question,
            "parameter": self._parameter,
            "today": lambda _written: nodes.today(),
            "count": self._count,
            "convert": self._convert,
            "if_": self._either,
        }

    def condition(self, written: Condition) -> Node:
        """The node of a condition."""
        if written.all_of is not None:
            return nodes.joined("all", [self.condition(part) for part in written.all_of], settled=False)
        if written.any_of is not None:
            return nodes.joined("any", [self.condition(part) for part in written.any_of], settled=True)
        if written.negated is not None:
            return nodes.negated(self.condition(written.negated))
        return self._tested(written)

    def value(self, operand: object) -> Node:
        """The node of an expression or literal."""
        if not isinstance(operand, Expression):
            return nodes.literal(values.of_literal(operand))
        (name,) = operand.operators()
        if name in self._special:
            return self._special[name](operand)
        operation = OPERATIONS[name]
        operands = [self.value(one) for one in operation.operands(operand)]
        return nodes.operation(name, operation.settings(operand, self._programme), operands)

    def _tested(self, written: Condition) -> Node:
        (name,) = written.tests()
        key = written.question
        if key is not None and written.answered:
            asked = self._source(key)
            return nodes.literal(False) if asked is None else nodes.answered(asked)
        found = self.value(written.value) if key is None else self._fact(key)
        wanted = getattr(written, name)
        if isinstance(wanted, tuple):
            every = (values.of_literal(one) for one in wanted)
            return nodes.tested(name, found, nodes.literal(tuple(one for one in every if one is not None)))
        return nodes.tested(name, found, self.value(wanted))

    def _fact(self, key: str) -> Node:
        if key not in self._facts:
            fact = self._programme.fact(key)
            if isinstance(fact, Derived):
                self._facts[key] = self.value(fact.value)
            else:
                self._facts[key] = nodes.answer(source(self._programme, fact), fact)
        return self._facts[key]

    def _source(self, key: str) -> str | None:
        """None for a derived value: nobody answers it."""
        fact = self._programme.fact(key)
        return None if isinstance(fact, Derived) else source(self._programme, fact)

    def _question(self, written: Expression) -> Node:
        key = written.question or ""
        if written.column is None:
            return self._fact(key)
        question = self._programme.question(key)
        return nodes.cells(source(self._programme, question), question, written.column, written.row)

    def _parameter(self, written: Expression) -> Node:
        return nodes.literal(values.of_literal(self._programme.notice.parameter(written.parameter or "")))

    def _count(self, written: Expression) -> Node:
        counted = written.count
        if isinstance(counted, Expression) and counted.question and not counted.column:
            asked = self._source(counted.question)
            return nodes.literal(None) if asked is None else nodes.number_of_answers(asked)
        return nodes.number_of_values(self.value(counted))

    def _convert(self, written: Expression) -> Node:
        wanted: Conversion | None = written.convert
        assert wanted is not None  # noqa: S101  (the operator's own name)
        return nodes.converted(self.value(wanted.value), wanted.to, self.value(wanted.rate))

    def _either(self, written: Expression) -> Node:
        assert written.if_ is not None  # noqa: S101
        return nodes.either(self.condition(written.if_), self.value(written.then), self.value(written.otherwise))
