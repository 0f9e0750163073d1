"""The interview as an ordered list of steps; the first one that is due is asked.

A step is a module with `due(situation) -> key | None`, `ask(talk, key) -> Reply` and
`take(talk, key) -> tuple[Reply, ...]`; and `shown(talk, key) -> str` where the answer is to the very words that were
shown: their hash. Adding a stage to the interview is a module and a line here.
"""

from __future__ import annotations

from types import ModuleType

from bot.services.conversation.situation import Situation
from bot.services.steps import (
    assign,
    claimed,
    closed,
    confirm,
    consent_fetch,
    consent_first,
    consent_last,
    consent_registers,
    discrepancy,
    documents_offer,
    edition,
    eligibility,
    estimate,
    evidence,
    fetch_app,
    fetch_number,
    fetch_person,
    limit,
    pick,
    place,
    question,
    reading,
    reason,
    reopened,
    results,
    reuse,
    which,
)

#: In the order in which they are due. Nothing is taken in before the consents that come first. What the user wants to
#: change comes before what is next, then why it differs from a document, while they have it in mind; what a document
#: says comes before the questions, so that nothing is asked that it tells.
STEPS: dict[str, ModuleType] = {
    "consent_first": consent_first,
    "consent_registers": consent_registers,
    "edition": edition,
    "which": which,
    "pick": pick,
    "reopened": reopened,
    "reason": reason,
    "reading": reading,
    "assign": assign,
    "discrepancy": discrepancy,
    "reuse": reuse,
    "limit": limit,
    "place": place,
    "claimed": claimed,
    "consent_fetch": consent_fetch,
    "fetch_number": fetch_number,
    "fetch_app": fetch_app,
    "fetch_person": fetch_person,
    "documents_offer": documents_offer,
    "question": question,
    "results": results,
    "eligibility": eligibility,
    "evidence": evidence,
    "estimate": estimate,
    "closed": closed,
    "consent_last": consent_last,
    "confirm": confirm,
}


def next_step(situation: Situation) -> tuple[str, str]:
    """Kind and key of the step that is due; a draft always has one, for `confirm` is due until it is submitted."""
    for kind, step in STEPS.items():
        key = step.due(situation)
        if key is not None:
            return kind, key
    raise LookupError("an interview without a next step")
