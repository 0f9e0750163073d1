"""Whether a company may apply: yes, no or not yet known, each rule with its reason, source and what it looked at."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from forms.answers import Answer, Answers
from forms.definitions import logic
from forms.definitions.basics import Words
from forms.definitions.model import Derived, Programme, Rule
from forms.evaluation import beneath, conditions, phrases
from forms.evaluation.conditions import Trace
from forms.evaluation.knowledge import Knowledge
from forms.values import Truth, Value

Outcome = Literal["yes", "no", "unknown"]
OUTCOMES: dict[Truth, Outcome] = {True: "yes", False: "no", None: "unknown"}


@dataclass(frozen=True)
class Used:
    """A value that a rule looked at."""

    key: str
    value: Value  # None: not known
    answer: Answer | None  # with its provenance; None for a derived value and without an answer
    derived_from: tuple["Used", ...] = ()


@dataclass(frozen=True)
class Finding:
    """What one rule says of one company."""

    rule: str  # the rule's key
    outcome: Outcome
    reason: Words
    near_miss: Words | None  # what would change a no; None unless the outcome is no
    source: str  # law or notice
    used: tuple[str, ...]  # keys of the questions it rests on
    exclusion: bool = False
    guess: bool = False
    facts: tuple[Used, ...] = ()  # what it looked at
    trace: Trace | None = None  # how it came to its outcome


@dataclass(frozen=True)
class Verdict:
    """No if any rule says no; yes only if all say yes; else unknown. It promises no selection."""

    outcome: Outcome
    findings: tuple[Finding, ...]


def evaluate(programme: Programme, answers: Answers, on: dt.date | None = None) -> Verdict:
    """Every rule that holds on the day: exclusions first, then in the definition's order."""
    known = Knowledge(programme, answers, on)
    findings = tuple(find(rule, known) for rule in in_force(programme, on))
    outcomes = {finding.outcome for finding in findings}
    if "no" in outcomes:
        return Verdict("no", findings)
    return Verdict("unknown" if "unknown" in outcomes else "yes", findings)


def outcome(known: Knowledge) -> Outcome:
    """The verdict's outcome alone, in a fraction of the time."""
    truths = {known.holds(rule.needs) for rule in in_force(known.programme, known.on)}
    return "no" if False in truths else "unknown" if None in truths else "yes"


def in_force(programme: Programme, on: dt.date | None) -> tuple[Rule, ...]:
    """The rules that hold on the day, exclusions first; without a day those that still hold."""
    rules = [rule for rule in programme.rules if holds_on(rule, on)]
    return tuple(sorted(rules, key=lambda rule: not rule.exclusion))


def find(rule: Rule, known: Knowledge) -> Finding:
    """What `rule` says, with everything it looked at."""
    trace = conditions.trace(rule.needs, known)
    found = OUTCOMES[trace.truth]
    reason = {"yes": rule.reason_yes, "no": rule.reason_no, "unknown": rule.reason_unknown}[found]
    return Finding(
        rule=rule.key,
        outcome=found,
        reason=phrases.fill(reason, known),
        near_miss=phrases.fill(rule.near_miss, known) if rule.near_miss and found == "no" else None,
        source=rule.source,
        used=beneath.questions(rule.needs, known.programme),
        exclusion=rule.exclusion,
        guess=rule.guess,
        facts=tuple(_used(key, known) for key in logic.questions(rule.needs)),
        trace=trace,
    )


def holds_on(rule: Rule, on: dt.date | None) -> bool:
    """Whether the rule is in force on the day; without a day, whether it still is."""
    if on is None:
        return rule.until is None
    return rule.since <= on and (rule.until is None or on <= rule.until)


def _used(key: str, known: Knowledge) -> Used:
    fact = known.programme.fact(key)
    inside = logic.questions(fact.value) if isinstance(fact, Derived) else ()
    return Used(key, known.value(key), known.answers.get(key), tuple(_used(one, known) for one in inside))
