"""What counts for one application: which of the conversation's documents, and which of its own answers.

Worked out at every look and never stored, for the documents belong to the conversation: what one application cannot
use is another one's evidence, and a company number that is put right gives back what a wrong one took away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.services.conversation import identity, readings
from bot.store.documents import Document
from document_fetch.reading.registry import KINDS
from forms.answers import Answer, Answers
from forms.definitions.model import Programme


@dataclass(frozen=True)
class Seen:
    """What one application sees."""

    #: In the states that they have for it, in the order they came.
    documents: tuple[Document, ...]
    #: None from another company's document, none to a question that is not asked any more.
    answers: Mapping[str, Answer]


def look(programme: Programme, given: Answers, kept: Sequence[Document], today: date) -> Seen:
    """What counts for the application to `programme` with the answers `given`, of the documents `kept`."""
    asked = {question.key for question in programme.questions}
    answers = {key: answer for key, answer in given.items() if key in asked}
    seen = seen_by(answers, kept, today)
    foreign = {document.id for document in seen if document.state == "mismatched"}
    own = {key: answer for key, answer in answers.items() if answer.provenance.document not in foreign}
    return Seen(seen, own)


def seen_by(answers: Answers, kept: Sequence[Document], today: date) -> tuple[Document, ...]:
    """The documents in the states that they have for an application with these answers."""
    number, name = _company(answers, kept)
    own = [replace(each, state="mismatched") if _is_foreign(each, number, name) else each for each in kept]
    valid = [_as_of(today, each) for each in own]
    return tuple(_unless_replaced(each, valid[place + 1 :]) for place, each in enumerate(valid))


def _company(answers: Answers, kept: Sequence[Document]) -> tuple[str | None, str | None]:
    """Business number and name by which others' documents are told; no name that another company's document gave."""
    number, name = answers.get("business_number"), answers.get("company_name")
    known = str(number.value) if number else None
    foreign = {document.id for document in kept if _is_foreign(document, known, None)}
    return known, str(name.value) if name and name.provenance.document not in foreign else None


def _is_foreign(document: Document, number: str | None, name: str | None) -> bool:
    return document.state == "parsed" and bool(identity.compare(readings.from_json(document), number, name))


def _as_of(today: date, document: Document) -> Document:
    """What was valid when it was read may have run out while the interview rested."""
    until = (document.reading or {}).get("validity", {}).get("until")
    lapsed = document.state == "parsed" and until is not None and date.fromisoformat(until) < today
    return replace(document, state="expired") if lapsed else document


def _unless_replaced(document: Document, later: Sequence[Document]) -> Document:
    """A later one of its kind takes its place, if it is the same company's and about the same period."""
    is_replaced = document.state == "parsed" and any(
        newer.state == "parsed" and newer.kind == document.kind and _says_the_same_of(document, newer)
        for newer in later
    )
    return replace(document, state="replaced") if is_replaced else document


def _says_the_same_of(document: Document, newer: Document) -> bool:
    mine, printed = readings.from_json(document), readings.from_json(newer)
    if any(mine.get(field) != printed.get(field) for field in KINDS[mine.kind].told_apart_by):
        return False
    return not identity.compare(mine, printed.get("business_number"), printed.get("company_name"))
