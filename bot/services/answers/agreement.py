"""What a document and a standing answer say of each other, with all that is known beside the two values."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from bot.services.conversation import readings
from bot.services.conversation.situation import Situation
from bot.store.documents import Document
from forms import consistency
from forms.answers import Answer
from forms.consistency import Comparison, Hints
from forms.definitions.model import Question

KOREA = ZoneInfo("Asia/Seoul")


def compared(situation: Situation, question: Question, standing: Answer, proved: Answer) -> Comparison:
    """The standing answer is the `one`, what the document proves the `other`."""
    hints = Hints(
        same_business_number=_is_same_company(situation, proved),
        one_on=_as_of(situation, standing),
        other_on=_as_of(situation, proved),
    )
    return consistency.compare(question.type, standing.value, proved.value, hints=hints)


def _is_same_company(situation: Situation, proved: Answer) -> bool:
    """Whether the document bears the business number of the application."""
    document, standing = _document(situation, proved), situation.answers.get("business_number")
    if document is None or standing is None:
        return False
    printed = readings.from_json(document).get("business_number")
    return consistency.compare("business_number", printed, standing.value).agrees


def _as_of(situation: Situation, answer: Answer) -> date | None:
    """The day of which the answer speaks: that of the certificate, or the day on which it was given (Korean date)."""
    document, given = _document(situation, answer), answer.provenance.given_at
    if document is not None:
        issued = readings.from_json(document).get("issued_on")
        return date.fromisoformat(issued) if issued else None
    return given.astimezone(KOREA).date() if given else None


def _document(situation: Situation, answer: Answer) -> Document | None:
    wanted = answer.provenance.document
    return next((document for document in situation.documents if document.id == wanted), None)
