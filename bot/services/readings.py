"""What a read document means for the application: whose it is, whether it still holds, and which answers it gives."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.services.talk import Talk
from bot.store import answers, documents
from bot.store.documents import Document
from document_fetch import identity
from document_fetch.model import Reading, Value
from forms import fields
from forms.answers import Answer, Provenance
from forms.errors import FieldError
from forms.model import Programme, Question


def as_json(reading: Reading, validity: dict[str, Any]) -> dict[str, Any]:
    """The reading as the store keeps it."""
    values = {
        name: {
            "text": value.text,
            "value": value.value,
            "page": value.page,
            "box": list(value.box),
            "confidence": value.confidence,
            "doubtful": value.doubtful,
        }
        for name, value in reading.values.items()
    }
    return {"pages": reading.pages, "validity": validity, "values": values}


def from_json(document: Document) -> Reading:
    stored = document.reading or {"values": {}, "pages": 0}
    values = {name: _value(facts) for name, facts in stored["values"].items()}
    return Reading(kind=document.kind or "", values=values, pages=stored["pages"])


def _value(facts: dict[str, Any]) -> Value:
    return Value(
        text=facts["text"],
        value=facts["value"],
        page=facts["page"],
        box=tuple(facts["box"]),
        confidence=facts["confidence"],
    )


def differences(talk: Talk, document: Document) -> tuple[identity.Difference, ...]:
    """Where the document speaks of another company than the application does."""
    number, name = (talk.situation.answers.get(key) for key in ("business_number", "company_name"))
    found = identity.compare(
        from_json(document), str(number.value) if number else None, str(name.value) if name else None
    )
    return tuple(difference for difference in found if difference.blocking)


def apply(talk: Talk, document: Document) -> int:
    """Fills what the document proves; gives the number of answers that now rest on it."""
    filled = [_take(talk, question, answer) for question, answer in proved(talk.situation.programme, document)]
    for older in talk.situation.documents:
        if older.kind == document.kind and older.id != document.id and older.state == "parsed":
            documents.change(talk.tx, older.id, state="replaced")
    return sum(filled)


def proved(programme: Programme, document: Document) -> list[tuple[Question, Answer]]:
    """What the document says in answer to questions of the programme, with its place; nothing doubtful."""
    reading, found = from_json(document), []
    for question in programme.questions:
        for proof in question.proved_by:
            value = reading.values.get(proof.field) if proof.kind == reading.kind else None
            if value is not None and not value.doubtful:
                found += _answer(question, document, value)
    return found


def _answer(question: Question, document: Document, value: Value) -> list[tuple[Question, Answer]]:
    try:
        answer = fields.from_document(question, value.value)
    except FieldError:
        return []  # what the form cannot take is asked
    where = Provenance(
        "certificate",
        document=document.id,
        kind=document.kind,
        page=value.page,
        box=value.box,
        confirmed=document.confirmed,  # for another application of this conversation
    )
    return [(question, Answer(question.key, answer, where))]


def _take(talk: Talk, question: Question, proved: Answer) -> bool:
    """A document fills what is empty and confirms what agrees; where it disagrees, the user is asked."""
    standing = talk.situation.answers.get(question.key)
    if standing is None or standing.provenance.document == proved.provenance.document:
        answers.put(talk.tx, talk.application.id, proved, talk.turn.id)
        return True
    if not same(question, standing, proved):
        answers.disagree(talk.tx, talk.application.id, str(proved.provenance.document), proved)
        return False
    if standing.provenance.giver == "user":
        confirmed = replace(proved, provenance=replace(proved.provenance, confirmed=True))
        answers.put(talk.tx, talk.application.id, confirmed, talk.turn.id)
        return True
    return False


def same(question: Question, one: Answer, other: Answer) -> bool:
    """Whether two values mean the same: blanks do not count, nor does the spelling of a company's legal form."""
    if question.type == "company_name":
        return identity.same_company_name(str(one.value), str(other.value))
    if isinstance(one.value, str) and isinstance(other.value, str):
        return "".join(one.value.split()) == "".join(other.value.split())
    return one.value == other.value
