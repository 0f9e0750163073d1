"""Turns that no user typed: a document has been read, the agency has answered, the language was switched."""

from __future__ import annotations

from collections.abc import Callable

from bot.services import document_words, interview, readings, talk
from bot.services.context import Context
from bot.services.reply import Outcome, Reply
from bot.services.talk import Talk
from bot.store import applications, documents, turns
from bot.store.documents import Document
from document_fetch.identity import Difference
from forms import plain

EFFECT = "event"


def perform(context: Context, turn_id: str) -> Outcome:
    """Does what the event asks for, once, and asks the open question again where one is open."""
    with context.store.begin() as tx:
        known = turns.effect(tx, turn_id, EFFECT)
        if known is not None:
            return Outcome.from_json(known)
        opened = talk.open_talk(tx, context, turns.get(tx, turn_id))
        told = EVENTS[opened.turn.payload["event"]](opened)
        outcome = Outcome((*told, *interview.ask(opened.again())))
        turns.record_effect(tx, turn_id, EFFECT, outcome.as_json())
        return outcome


def document_read(opened: Talk) -> tuple[Reply, ...]:
    """Shows what the document says, or why it cannot be used."""
    document = opened.situation.document(opened.turn.payload["document"])
    if document.state == "unreadable":
        return (_problem(opened, document),)
    if document.state == "expired":
        return (_expired(opened, document),)
    return refuse_other_company(opened, document) or (_read(opened, document),)


def refuse_other_company(opened: Talk, document: Document) -> tuple[Reply, ...]:
    """Sets a document aside that speaks of another company than the application; nothing when it does not."""
    others = readings.differences(opened, document)
    if not others or opened.situation.draft is None:
        return ()
    documents.change(opened.tx, document.id, state="mismatched")
    return (_other_company(opened.again(), document.id, others[0]),)


def take_up(opened: Talk, document: Document) -> tuple[Reply, ...]:
    """Fills the new application from a document that came before it; says only why one cannot be used."""
    refused = refuse_other_company(opened, document)
    if not refused:
        readings.apply(opened, document)
    return refused


def receipt(opened: Talk) -> tuple[Reply, ...]:
    """The agency has the dossier: its number, and what happens next."""
    applications.move(opened.tx, opened.application.id, "received")
    number = opened.turn.payload["receipt"]
    next_steps = opened.to(opened.situation.programme.next_steps)
    return (opened.reply("answer.receipt", receipt=number, next_steps=next_steps),)


def status(opened: Talk) -> tuple[Reply, ...]:
    """The agency has changed the case's status."""
    state = opened.turn.payload["status"]
    if state == opened.application.state:
        return ()
    applications.move(opened.tx, opened.application.id, state)
    return (opened.reply(f"status.{state}", receipt=opened.turn.payload["receipt"]),)


def language(opened: Talk) -> tuple[Reply, ...]:
    return (opened.reply("talk.language"),)


EVENTS: dict[str, Callable[[Talk], tuple[Reply, ...]]] = {
    "document_read": document_read,
    "receipt": receipt,
    "status": status,
    "language": language,
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


def _other_company(opened: Talk, document_id: str, difference: Difference) -> Reply:
    """The document is kept, not used; if the answer was wrong, that can be mended."""
    document = opened.situation.document(document_id)
    fix = opened.offer(f"button.correct_{difference.field}", intent="correct", question=difference.field)
    why = opened.say(difference.response, on_document=difference.on_document, expected=difference.expected)
    words = opened.say("document.mismatched_words", name=document_words.kind_name(opened, document), why=why)
    return Reply(text=words, offers=(fix,), document=document_words.line(opened, document))


def _read(opened: Talk, document: Document) -> Reply:
    filled = readings.apply(opened, document) if opened.situation.draft else 0
    key = "document.read" if opened.situation.application else "document.read_before_start"
    start = () if opened.situation.application else (opened.offer("button.start", intent="start"),)
    name = document_words.kind_name(opened, document)
    return Reply(
        text=opened.say(key, name=name, filled=filled, state=document_words.state_words(opened, document)),
        rows=document_words.read_rows(opened, document),
        document=document_words.line(opened, document),
        offers=start,
    )
