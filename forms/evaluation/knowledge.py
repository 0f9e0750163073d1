"""What is known of one application on one day: its answers, and what follows from them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import JsonValue

from forms import claims, values
from forms.answers import Answer, Answers, Provenance
from forms.definitions.logic import Condition
from forms.definitions.model import Derived, Programme, Question
from forms.evaluation import arithmetic, conditions
from forms.values import Truth, Value


@dataclass(frozen=True)
class Knowledge:
    """A programme, answers to it, and the day on which they are looked at (None: no day is known).

    An answer to a question that certainly does not concern the company, or no longer does, is no part of it.
    """

    programme: Programme
    answers: Answers
    on: dt.date | None = None
    _found: dict[str, Value] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        for question in self.programme.questions:
            # What decides whether a question is shown comes before it.
            if question.key in self.answers and question.shown_if and self.holds(question.shown_if) is False:
                left = {key: answer for key, answer in self.answers.items() if key != question.key}
                object.__setattr__(self, "answers", left)
                self._found.clear()

    def value(self, key: str) -> Value:
        """The value of a question or derived value; None when it is not known or an undecided choice was taken."""
        if key not in self._found:
            self._found[key] = self._look_up(self.programme.fact(key))
        return self._found[key]

    def json(self, key: str) -> JsonValue:
        """The answer as it is kept; None without one."""
        answer = self.answers.get(key)
        return None if answer is None else answer.value

    def shows(self, question: "Question") -> bool:
        """Whether the question concerns this company; not yet known counts as no."""
        return question.shown_if is None or self.holds(question.shown_if) is True

    def parameter(self, key: str) -> object:
        """A parameter of the notice as the definition has it."""
        return self.programme.notice.parameter(key)

    def holds(self, condition: Condition) -> Truth:
        """Whether `condition` holds; an unanswered or undecided question leaves it unknown."""
        return conditions.trace(condition, self).truth

    def derived(self) -> Iterator[Answer]:
        """Every derived value that is known, as an answer."""
        for each in self.programme.derived:
            value = self.value(each.key)
            if value is not None:
                yield Answer(each.key, values.to_json(value), Provenance("derived", confirmed=True))

    def _look_up(self, fact: "Question | Derived") -> Value:
        if isinstance(fact, Derived):
            return arithmetic.evaluate(fact.value, self)
        return value_of(fact, self.json(fact.key))


def value_of(question: Question, answer: JsonValue) -> Value:
    """The value of an answer as it is kept; an undecided choice has none, a unique table what tells its rows apart."""
    if question.unique and answer is not None:
        return claims.identities(question, answer)
    value = values.of_json(question.type, answer)
    given = value if isinstance(value, tuple) else (value,)
    undecided = {choice.id for choice in question.choices if choice.undecided}
    return None if undecided and not undecided.isdisjoint(given) else value
