"""Which answers a document gives: what is empty is filled, what agrees confirmed, and what disagrees asked about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from bot.services.answers import agreement, yearly
from bot.services.conversation import readings
from bot.services.conversation.situation import USABLE
from bot.services.conversation.talk import Talk
from bot.store import answers
from bot.store.documents import Document
from document_fetch.model import Reading, Value
from forms import fields
from forms.answers import Answer, Provenance
from forms.definitions.model import Programme, Question
from forms.errors import FieldError
from forms.evaluation.knowledge import value_of

Taken = Literal["filled", "respelled", "left"]


@dataclass(frozen=True)
class Filled:
    """What a document has done to the application, as questions."""

    #: Whose answers now rest on it, the respelled ones among them.
    questions: tuple[Question, ...] = ()
    #: Whose answers now stand as the document writes them, not as the user did.
    respelled: tuple[Question, ...] = ()


def apply(talk: Talk, document: Document) -> Filled:
    """Takes what the document proves."""
    taken = [
        (question, _take(talk, question, answer))
        for question, answer in proved(talk.situation.programme, document, talk.situation.today)
    ]
    return Filled(
        questions=tuple(question for question, how in taken if how != "left"),
        respelled=tuple(question for question, how in taken if how == "respelled"),
    )


def proved(programme: Programme, document: Document, today: date) -> list[tuple[Question, Answer]]:
    """What the document says on `today` in answer to questions of the programme, with its place; nothing doubtful."""
    reading = readings.from_json(document)
    found = ((question, _proved(question, document, reading, today)) for question in programme.questions)
    return [(question, answer) for question, answer in found if answer]


def _proved(question: Question, document: Document, reading: Reading, today: date) -> Answer | None:
    """By the first field of the document that answers the question."""
    proofs = (proof for proof in question.proved_by if proof.kind == reading.kind)
    values = (value for proof in proofs if (value := yearly.value_of(reading, proof, today)))
    return next((answer for value in values if (answer := _answer(question, document, value))), None)


def _answer(question: Question, document: Document, value: Value) -> Answer | None:
    try:
        answer = fields.from_document(question, value.value)
    except FieldError:
        return None  # what the form cannot take is asked
    where = Provenance(
        "register" if document.request else "certificate",
        document=document.id,
        kind=document.kind,
        page=value.page or None,
        box=value.box if value.page else None,
        confirmed=document.confirmed,  # for another application of this conversation
    )
    return Answer(question.key, answer, where)


def _take(talk: Talk, question: Question, proved: Answer) -> Taken:
    standing = talk.situation.answers.get(question.key)
    if standing is None or _says_nothing(question, standing, proved):
        if standing is None or not _says_all(standing, proved):
            answers.put(talk.tx, talk.application.id, proved, talk.turn.id)
        return "filled"
    if _is_settled(talk, question, proved):
        return "left"
    found = agreement.compared(talk.situation, question, standing, proved)
    if not found.agrees:
        answers.disagree(talk.tx, talk.application.id, str(proved.provenance.document), proved)
        return "left"
    if found.one_adds or _is_proved(talk, standing):
        return "left"  # what the user wrote says more than the paper, such as a storey, and contradicts nothing
    is_right = standing.provenance.giver == "user" or standing.provenance.confirmed or proved.provenance.confirmed
    confirmed = replace(proved, provenance=replace(proved.provenance, confirmed=is_right))
    answers.put(talk.tx, talk.application.id, confirmed, talk.turn.id)
    return "respelled" if found.verdict == "variant" else "filled"


def _says_nothing(question: Question, standing: Answer, proved: Answer) -> bool:
    """Whether there is nothing in it that the document could contradict: "I am not sure", or its own former value."""
    return standing.provenance.document == proved.provenance.document or value_of(question, standing.value) is None


def _is_proved(talk: Talk, standing: Answer) -> bool:
    """Whether it rests on something that is here: neither the user's word nor a replaced document."""
    usable = {document.id for document in talk.situation.documents if document.state in USABLE}
    return standing.provenance.giver != "user" and standing.provenance.document in {None, *usable}


def _says_all(standing: Answer, proved: Answer) -> bool:
    """Whether the document has filled it before, in this application, and nothing was confirmed since."""
    before, now = standing.provenance, proved.provenance
    return standing.value == proved.value and before.reused_from is None and before.confirmed >= now.confirmed


def _is_settled(talk: Talk, question: Question, proved: Answer) -> bool:
    """Whether the user has already kept their own value against what this document says too."""
    return any(
        agreement.compared(talk.situation, question, kept.proved, proved).agrees
        for kept in talk.situation.overruled
        if kept.key == question.key
    )
