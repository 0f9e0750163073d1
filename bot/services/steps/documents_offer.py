"""Before the questions: certificates may come first, for they answer many of them."""

from __future__ import annotations

from bot.services.base.reply import Reply
from bot.services.conversation import said
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.services.fetch import fetching
from bot.services.files import document_words

QUESTIONS_FIRST = "questions_first"
UPLOAD_FIRST = "upload_first"
FETCH = "fetch"


def due(situation: Situation) -> str | None:
    """Due until everything needed is here, or the user would rather have the questions."""
    if situation.draft is None or QUESTIONS_FIRST in situation.draft.shown:
        return None
    if not situation.missing_evidence and not situation.sparing_evidence:
        return None
    return (
        "wait"
        if UPLOAD_FIRST in situation.draft.shown or any(not each.request for each in situation.documents)
        else "offer"
    )


def ask(talk: Talk, key: str) -> Reply:
    questions = talk.offer("button.questions_first", answer=QUESTIONS_FIRST)
    where = talk.offer("button.where", intent="documents")
    if any(document.state == "uploaded" for document in talk.situation.documents):
        return talk.reply("ask.documents_reading", questions)
    missing = document_words.wished_lines(talk)
    fetch = (talk.offer("button.fetch", answer=FETCH),) if fetching.could_help(talk.situation) else ()
    if key == "wait":
        return talk.reply("ask.documents_wait", *fetch, questions, where, missing=missing)
    upload = talk.offer("button.upload_first", answer=UPLOAD_FIRST)
    if not talk.situation.missing_evidence:
        return talk.reply("ask.documents_offer_optional", upload, *fetch, questions, missing=missing)
    return talk.reply("ask.documents_offer", upload, *fetch, questions, missing=missing)


def take(talk: Talk, _key: str) -> tuple[Reply, ...]:
    wanted = said.value(talk)
    if wanted is None:
        wanted = {True: UPLOAD_FIRST, False: QUESTIONS_FIRST}.get(bool(said.agreed(talk)), QUESTIONS_FIRST)
        if said.agreed(talk) is None:
            return (talk.reply("answer.documents_offer"),)
    if wanted == FETCH:
        fetching.begin(talk)
        return ()
    talk.show_once(wanted)
    return ()
