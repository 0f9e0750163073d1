"""The interview as an ordered list of steps; the first one that is due is asked.

A step is a module with `due(situation) -> key | None`, `ask(talk, key) -> Reply` and
`take(talk, key) -> tuple[Reply, ...]`. Adding a stage to the interview is a module and a line here.
"""

from __future__ import annotations

from types import ModuleType

from bot.services.situation import Situation
from bot.services.steps import (
    confirm,
    consent,
    discrepancy,
    documents_offer,
    eligibility,
    evidence,
    pick,
    question,
    reading,
    reason,
    reopened,
)

#: In the order in which they are due. What the user wants to change comes before everything else, then why it
#: differs from a document, while they have it in mind; what a document
#: says comes before the questions, so that nothing is asked that it tells.
STEPS: dict[str, ModuleType] = {
    "pick": pick,
    "reopened": reopened,
    "reason": reason,
    "reading": reading,
    "discrepancy": discrepancy,
    "documents_offer": documents_offer,
    "question": question,
    "eligibility": eligibility,
    "evidence": evidence,
    "consent": consent,
    "confirm": confirm,
}


def next_step(situation: Situation) -> tuple[str, str]:
    """Kind and key of the step that is due; a draft always has one, for `confirm` is due until it is submitted."""
    for kind, step in STEPS.items():
        key = step.due(situation)
        if key is not None:
            return kind, key
    raise LookupError("an interview without a next step")
