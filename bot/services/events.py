"""Turns that no user typed: a document has been read, the agency has answered, the language was switched."""

from __future__ import annotations

from collections.abc import Callable

from bot.services import agency_news, document_words, filling, interview, ownership, talk, unread
from bot.services.context import Context
from bot.services.filling import Filled
from bot.services.reply import Outcome, Reply
from bot.services.talk import Talk
from bot.store import turns
from bot.store.documents import Document
from forms import plain

EFFECT = "event"


def perform(context: Context, turn_id: str) -> Outcome:
    """Does what the event asks for, once, and where something was told, asks the open question again."""
    with context.store.begin() as tx:
        known = turns.effect(tx, turn_id, EFFECT)
        if known is not None:
            return Outcome.from_json(known)
        opened = talk.open_talk(tx, context, turns.get(tx, turn_id))
        told = EVENTS[opened.turn.payload["event"]](opened)
        after = opened.again()
        outcome = Outcome(told if not told or _more_to_tell(after) else (*told, *interview.ask(after)))
        turns.record_effect(tx, turn_id, EFFECT, outcome.as_json())
        return outcome


def _more_to_tell(opened: Talk) -> bool:
    """Another document of the same bundle is still being read: one question after the last one is enough."""
    return any(document.state == "uploaded" for document in opened.situation.documents) or turns.has_event_waiting(
        opened.tx, opened.turn.conversation_id, besides=opened.turn.id
    )


def document_held(opened: Talk) -> tuple[Reply, ...]:
    """The document waits unread for consent."""
    return unread.tell(opened, opened.turn.payload["document"])


def document_read(opened: Talk) -> tuple[Reply, ...]:
    """Shows what the document says, or why it cannot be used."""
    document = opened.situation.document(opened.turn.payload["document"])
    if document.state == "unreadable":
        return (_problem(opened, document),)
    if document.state == "expired":
        return (_expired(opened, document),)
    if document.state == "replaced":  # a newer one was read in the same moment, and its own turn tells of it
        return (Reply(text="", document=document_words.line(opened, document)),)
    if document.state == "mismatched" and opened.situation.draft:
        return (ownership.other_company(opened, document),)
    return (_read(opened, document),)


def language(opened: Talk) -> tuple[Reply, ...]:
    return (opened.reply("talk.language"),)


def draft_closed(opened: Talk) -> tuple[Reply, ...]:
    """The programme was applied to in another notice."""
    return (opened.reply("answer.draft_closed", notice=opened.turn.payload["notice"]),)


EVENTS: dict[str, Callable[[Talk], tuple[Reply, ...]]] = {
    "document_held": document_held,
    "document_read": document_read,
    "receipt": agency_news.receipt,
    "status": agency_news.status,
    "referral": agency_news.referral,
    "undelivered": agency_news.undelivered,
    "refused": agency_news.refused,
    "language": language,
    "draft_closed": draft_closed,
}


def _problem(opened: Talk, document: Document) -> Reply:
    problem = document.problem or {}
    words = opened.say(problem["response"], **{"name": document.name, **problem["facts"]})
    return Reply(text=words, document=document_words.line(opened, document))


def _expired(opened: Talk, document: Document) -> Reply:
    until = plain.show_date((document.reading or {})["validity"]["until"], opened.language)
    name = document_words.kind_name(opened, document)
    return Reply(
        text=opened.say("document.expired_words", name=name, date=until),
        document=document_words.line(opened, document),
        offers=(opened.offer("button.where", intent="documents"),),
    )


def _read(opened: Talk, document: Document) -> Reply:
    filled = filling.apply(opened, document) if opened.situation.draft else Filled()
    key = "document.read" if filled.questions else "document.read_nothing_new"
    key = key if opened.situation.application else "document.read_before_start"
    start = () if opened.situation.application else (opened.offer("button.start", intent="start"),)
    facts = {"name": document_words.kind_name(opened, document), "state": document_words.state_words(opened, document)}
    words = opened.say(key, filled=len(filled.questions), **facts)
    return Reply(
        text=f"{words}\n{_respelled(opened, filled)}".strip(),
        rows=document_words.read_rows(opened, document),
        document=document_words.line(opened, document),
        offers=start,
    )


def _respelled(opened: Talk, filled: Filled) -> str:
    """What the user wrote otherwise than the document, and now stands as the document has it."""
    labels = ", ".join(opened.to(question.label) for question in filled.respelled)
    return opened.say("document.respelled", labels=labels) if labels else ""
