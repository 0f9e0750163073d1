"""How one programme stands for one company: what is told at once, and what is worked out when it is asked for."""

import dataclasses
import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from forms.answers import Answers
from forms.assessment import eligibility, evidence
from forms.assessment.eligibility import Finding, Outcome
from forms.definitions.model import Programme, Requirement
from forms.evaluation import compiled, nodes
from forms.evaluation.knowledge import Knowledge
from forms.values import Amount

#: eligible and open (not yet known) are said only while the notice takes applications; else a programme is closed.
Standing = Literal["eligible", "open", "closed", "no"]


@dataclass(frozen=True)
class Match:
    """One programme. Eligible promises no selection, and the amount is an estimate."""

    programme: Programme
    standing: Standing
    outcome: Outcome  # what the rules say, whatever the notice's dates
    is_open: bool  # the notice takes applications on the day
    amount: Amount | None  # of the support, at most; None: not known
    on: dt.date
    answers: Answers = field(repr=False, compare=False)  # by the keys of shared questions

    @property
    def opens(self) -> dt.date | None:
        """The first day on which the notice takes applications; None: since ever."""
        return self.programme.notice.opens

    @property
    def closes(self) -> dt.date | None:
        """The last day; None: no end."""
        return self.programme.notice.closes

    @property
    def minutes(self) -> int | None:
        """How long the application takes."""
        return self.programme.minutes

    @cached_property
    def known(self) -> Knowledge:
        """What the shared answers tell of this programme."""
        return Knowledge(self.programme, own_answers(self.programme, self.answers), self.on)

    @cached_property
    def reasons(self) -> tuple[Finding, ...]:
        """The rules that say no, exclusions first."""
        rules = eligibility.in_force(self.programme, self.on)
        return tuple(eligibility.find(rule, self.known) for rule in rules if self.known.holds(rule.needs) is False)

    @cached_property
    def deciding(self) -> tuple[str, ...]:
        """Keys of the programme's questions that its open rules wait for."""
        ready = compiled.of(self.programme)
        call = compiled.call(self.programme, self.known.answers, self.on)
        sources = {source for waiting in ready.waiting(call) for source in waiting}
        return tuple(key for key, source in ready.sources.items() if source in sources)

    @cached_property
    def papers(self) -> tuple[Requirement, ...]:
        """The papers that are needed, as far as is known."""
        every = evidence.concerning(self.programme, self.known.answers, self.on)
        return tuple(paper for paper in every if not paper.optional)


def match(programme: Programme, call: nodes.Call, answers: Answers, on: dt.date, *, is_open: bool) -> Match:
    """How the programme stands in a call."""
    ready = compiled.of(programme)
    outcome = eligibility.OUTCOMES[ready.truth(call)]
    amount = None if ready.amount is None else ready.amount.run(call)
    return Match(
        programme, _standing(outcome, is_open=is_open), outcome, is_open,
        amount if isinstance(amount, Amount) else None, on, answers,
    )  # fmt: skip


def own_answers(programme: Programme, answers: Answers) -> Answers:
    """Answers to shared questions as answers to the programme's own."""
    shared = {question.key: question.shared for question in programme.questions}
    return {
        key: dataclasses.replace(answers[name], key=key) for key, name in shared.items() if name and name in answers
    }


def _standing(outcome: Outcome, *, is_open: bool) -> Standing:
    if outcome == "no":
        return "no"
    if not is_open:
        return "closed"
    return "eligible" if outcome == "yes" else "open"
