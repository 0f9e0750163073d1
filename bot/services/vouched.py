"""Whether the company stands by everything that a document tells: then no other application asks about it again."""

from __future__ import annotations

from bot.services import filling
from bot.services.talk import Talk
from bot.store import documents
from bot.store.documents import Document


def note(talk: Talk, document: Document) -> None:
    """Marks a document as confirmed of which each value, for whatever programme, stands confirmed in the application.

    A value that only another programme asks for was not shown here, and nobody has said that it is right.
    """
    now = talk.again().situation
    shared = {question.key: question.shared or question.key for question in now.programme.questions}
    stands = {shared[key]: answer.value for key, answer in now.answers.items() if answer.provenance.confirmed}
    told = {
        (question.shared or question.key, str(answer.value))
        for programme in (now.programme, *now.offered)
        for question, answer in filling.proved(programme, document)
    }
    if told and all(key in stands and str(stands[key]) == value for key, value in told):
        documents.change(talk.tx, document.id, confirmed=True)
