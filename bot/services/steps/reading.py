"""A document has been read: the user confirms what it says, in one go."""

from __future__ import annotations

from bot.services import document_words, said
from bot.services.reply import Reply
from bot.services.situation import USABLE, Situation
from bot.services.steps import pick, question
from bot.services.talk import Talk
from bot.store import answers, documents


def due(situation: Situation) -> str | None:
    unconfirmed = [
        document.id for document in situation.documents if document.state in USABLE and not document.confirmed
    ]
    return unconfirmed[0] if unconfirmed and situation.draft else None


def ask(talk: Talk, key: str) -> Reply:
    document = talk.situation.document(key)
    return Reply(
        text=talk.say("ask.reading", name=document_words.kind_name(talk, document)),
        offers=(talk.offer("button.right", answer=True), talk.offer("button.correct", answer=False)),
    )


def take(talk: Talk, key: str) -> tuple[Reply, ...]:
    agreed = said.agreed(talk, "accept.right")
    if agreed is True:
        answers.confirm(talk.tx, talk.application.id, lambda provenance: provenance.document == key)
        documents.change(talk.tx, key, confirmed=True)
        return (talk.reply("answer.reading_confirmed"),)
    if agreed is False:
        talk.change(reopened=pick.ANY)
        return ()
    return _answer_to_question(talk) or (talk.reply("answer.yes_or_correct"),)


def _answer_to_question(talk: Talk) -> tuple[Reply, ...]:
    """The document came between question and answer: the answer still counts for the question."""
    key = question.due(talk.situation)
    if key is None or talk.turn.kind != "text" or not question.is_plain(talk, key):
        return ()
    return question.take(talk, key)
