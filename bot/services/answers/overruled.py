"""Where the user's own word stands against a document, and why."""

from __future__ import annotations

from bot.services.answers import agreement
from bot.services.conversation.situation import USABLE, Situation
from bot.store.answers import Discrepancy
from forms.consistency.reasons import Reason


def unexplained(situation: Situation) -> str | None:
    """The key of the first question whose reason has not been asked yet."""
    return next(
        (kept.key for kept in situation.overruled if kept.reason is None and _contradicts(situation, kept)), None
    )


def reason(situation: Situation, key: str) -> Reason | None:
    """Why the answer stands against a document; None when it does not, or when no reason was told."""
    found = asked(situation, key)
    return found if found is not None and found.is_told else None


def asked(situation: Situation, key: str) -> Reason | None:
    """The same, and that the user would rather not say; None only when nobody was asked."""
    given = [kept.reason for kept in situation.overruled if kept.key == key and _contradicts(situation, kept)]
    known = [each for each in given if each is not None]
    return next((each for each in known if each.is_told), next(iter(known), None))


def documents(situation: Situation) -> frozenset[str]:
    """Ids of the documents that the company's own word stands against."""
    return frozenset(kept.document_id for kept in situation.overruled if _contradicts(situation, kept))


def _contradicts(situation: Situation, kept: Discrepancy) -> bool:
    """Whether the document still counts, and says something else than what the user says now."""
    standing = situation.answers.get(kept.key)
    if standing is None or standing.provenance.giver != "user":
        return False
    if not any(document.id == kept.document_id and document.state in USABLE for document in situation.documents):
        return False
    question = situation.programme.question(kept.key)
    return not agreement.compared(situation, question, standing, kept.proved).agrees
