"""Whether the company stands by everything that a document tells: then no other application asks about it again."""

from __future__ import annotations

from bot.services.answers import filling
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.store import documents
from bot.store.documents import Document


def note(talk: Talk) -> None:
    """Marks as confirmed each document of which every value, for whatever programme, stands confirmed here.

    A value that only another programme asks for was not shown, and nobody has said that it is right.
    """
    now = talk.again().situation
    shared = {question.key: question.shared or question.key for question in now.programme.questions}
    stands = {shared[key]: answer.value for key, answer in now.answers.items() if answer.provenance.confirmed}
    for document in now.documents:
        if document.state == "parsed" and not document.confirmed:
            told = _told(now, document)
            if told and all(key in stands and str(stands[key]) == value for key, value in told):
                documents.change(talk.tx, document.id, confirmed=True)


def _told(situation: Situation, document: Document) -> set[tuple[str, str]]:
    """Values of the document in answer to any programme's questions, by the names that programmes share."""
    return {
        (question.shared or question.key, str(answer.value))
        for programme in (situation.programme, *situation.offered)
        for question, answer in filling.proved(programme, document, situation.today)
    }
