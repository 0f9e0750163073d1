"""A paper that could not be read, where its kind allows it: the user says which it is, and an officer looks at it."""

from __future__ import annotations

from bot.services.base.reply import Reply
from bot.services.conversation import said
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.services.files import document_words
from bot.store import audit, documents
from bot.store.buttons import Offer
from bot.store.documents import Document
from document_fetch.reading.registry import KINDS
from forms.assessment import evidence
from forms.definitions.model import Requirement

ANOTHER = "another"


def due(situation: Situation) -> str | None:
    """The first document of that sort, while a paper that cannot be read is still wanted."""
    if situation.draft is None or not _wanted(situation):
        return None
    return next((each.id for each in situation.documents if _is_unknown(each)), None)


def ask(talk: Talk, key: str) -> Reply:
    offers = [Offer(talk.to(paper.name), {"answer": paper.key}) for paper in _wanted(talk.situation)]
    name = talk.situation.document(key).name
    return talk.reply("ask.assign", *offers, talk.offer("button.another_paper", answer=ANOTHER), name=name)


def take(talk: Talk, key: str) -> tuple[Reply, ...]:
    papers = {paper.key: paper for paper in _wanted(talk.situation)}
    chosen = said.value(talk)
    if chosen == ANOTHER:
        documents.change(talk.tx, key, confirmed=True)
        return ()
    if chosen not in papers:
        return (talk.reply("answer.assign"),)
    paper = papers[str(chosen)]
    documents.change(talk.tx, key, state="stated", kind=_unread_kind(paper), confirmed=True)
    audit.note(talk.tx, "user", "document.stated", key, kind=_unread_kind(paper))
    now = talk.again()
    line = document_words.line(now, now.situation.document(key))
    return (Reply(text=talk.say("answer.assigned", name=talk.to(paper.name)), document=line),)


def _is_unknown(document: Document) -> bool:
    why = (document.problem or {}).get("response")
    return document.state == "unreadable" and not document.confirmed and why in document_words.NO_CERTIFICATE


def _wanted(situation: Situation) -> tuple[Requirement, ...]:
    """Papers that concern this company, are not here, and may be taken at the user's word."""
    concerning = evidence.concerning(situation.programme, situation.answers, situation.today)
    return tuple(
        paper
        for paper in concerning
        if _unread_kind(paper) and not evidence.proved(paper, situation.held, situation.today)
    )


def _unread_kind(paper: Requirement) -> str | None:
    return next((kind for kind in paper.kinds if kind not in KINDS or KINDS[kind].may_be_stated), None)
