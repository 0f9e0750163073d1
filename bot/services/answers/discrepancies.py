"""Where the documents that are sent say otherwise than the answers.

Worked out from answers and documents at the moment of asking, not from the interview's memory of what it asked: a value
that was put right later, or a newer document that agrees, leaves nothing behind.
"""

from __future__ import annotations

from bot.services.answers import agreement, filling, overruled
from bot.services.conversation.situation import USABLE, Situation
from forms.answers import Answer
from forms.dossier import Chosen, Discrepancy


def standing(situation: Situation) -> tuple[Discrepancy, ...]:
    """Every value of a usable document that its question's answer differs from."""
    return tuple(
        _decided(situation, answer, proved)
        for document in situation.documents
        if document.state in USABLE
        for question, proved in filling.proved(situation.programme, document, situation.today)
        if (answer := situation.answers.get(question.key))
        and not agreement.compared(situation, question, answer, proved).agrees
    )


def _decided(situation: Situation, answer: Answer, proved: Answer) -> Discrepancy:
    """Whoever decides lets a value stand anew, so the answer itself tells whose it is and when that was."""
    by_document = answer.provenance.giver in {"certificate", "register"}
    chosen: Chosen = "document" if by_document else "user"
    return Discrepancy(proved, chosen, answer.provenance.given_at, overruled.asked(situation, answer.key))
