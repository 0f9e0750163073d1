"""Whether a company may apply: yes, no or not yet known, each rule with its reason and source."""

from dataclasses import dataclass
from typing import Literal

from forms.answers import Answers
from forms.conditions import Truth, holds, used
from forms.model import Programme, Rule, Words

Outcome = Literal["yes", "no", "unknown"]


@dataclass(frozen=True)
class Finding:
    """What one rule says of one company."""

    rule: str  # the rule's key
    outcome: Outcome
    reason: Words
    near_miss: Words | None  # what would change a no; None unless the outcome is no
    source: str  # law or notice
    used: tuple[str, ...]  # keys of the questions the rule asks about


@dataclass(frozen=True)
class Verdict:
    """No if any rule says no; yes only if all say yes; else unknown. It promises no selection."""

    outcome: Outcome
    findings: tuple[Finding, ...]


def evaluate(programme: Programme, answers: Answers) -> Verdict:
    """Every rule of `programme` over `answers`, in the definition's order."""
    findings = tuple(_finding(rule, programme, answers) for rule in programme.rules)
    outcomes = {finding.outcome for finding in findings}
    if "no" in outcomes:
        return Verdict("no", findings)
    return Verdict("unknown" if "unknown" in outcomes else "yes", findings)


def _finding(rule: Rule, programme: Programme, answers: Answers) -> Finding:
    outcome = _outcome(holds(rule.needs, programme, answers))
    reasons = {"yes": rule.reason_yes, "no": rule.reason_no, "unknown": rule.reason_unknown}
    return Finding(
        rule=rule.key,
        outcome=outcome,
        reason=reasons[outcome],
        near_miss=rule.near_miss if outcome == "no" else None,
        source=rule.source,
        used=used(rule.needs),
    )


def _outcome(truth: Truth) -> Outcome:
    if truth is None:
        return "unknown"
    return "yes" if truth else "no"
