"""Turns that no user typed: a document has been read, the agency has answered, the language was switched."""

from __future__ import annotations

from collections.abc import Callable

from bot.services.answers import filling, ownership, vouched
from bot.services.answers.filling import Filled
from bot.services.base.context import Context
from bot.services.base.reply import Outcome, Reply
from bot.services.conversation import consenting, talk
from bot.services.conversation.talk import Talk
from bot.services.fetch import fetch_words
from bot.services.files import bundle, document_words, unread
from bot.services.form import attaching, interview, news
from bot.services.sending import agency_news
from bot.services.steps import next_step
from bot.services.verification import register_words, verifying
from bot.store import turns
from bot.store.buttons import Offer
from bot.store.documents import Document
from forms import plain

EFFECT = "event"
#: After these the ways on are what is offered; the question that is open stays open.
OFFERS_WAYS_ON = frozenset({"fetch_failed"})


def perform(context: Context, turn_id: str) -> Outcome:
    """Does what the event asks for, once, and where something was told, asks the open question again."""
    with context.store.begin() as tx:
        known = turns.effect(tx, turn_id, EFFECT)
        if known is not None:
            return Outcome.from_json(known)
        opened = talk.open_talk(tx, context, turns.get(tx, turn_id))
        told = EVENTS[opened.turn.payload["event"]](opened)
        owes = bundle.untold(opened.situation)  # whose own turn left the telling to the last event
        outcome = Outcome((*told, *_asked_again(opened.again())) if told or owes else ())
        turns.record_effect(tx, turn_id, EFFECT, outcome.as_json())
        return outcome


def _asked_again(opened: Talk) -> tuple[Reply, ...]:
    """The open question; not a consent that was refused, unless the user goes on by giving a document for it."""
    if _more_to_tell(opened):
        return ()
    if (
        opened.turn.payload["event"] in OFFERS_WAYS_ON
        and opened.situation.draft
        and not bundle.untold(opened.situation)
    ):
        return ()
    if _rests(opened) and opened.turn.payload["event"] != "document_held":
        return news.tell(opened, "")[1]
    return interview.ask(opened)


def _rests(opened: Talk) -> bool:
    """A required consent was refused, and it is still what would be asked next."""
    draft = opened.situation.draft
    return draft is not None and draft.open_step is None and next_step(opened.situation)[0] in interview.CONSENTS


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
        return attaching.take(opened, document) or (_problem(opened, document),)
    if document.state == "expired":
        return (_expired(opened, document),)
    if document.state == "replaced" and opened.situation.draft:  # the newer one's own turn tells of it
        return (Reply(text="", document=document_words.line(opened, document)),)
    fills = opened.situation.draft is not None and consenting.may_read(opened.situation)
    if document.state == "mismatched" and fills:
        return (ownership.other_company(opened, document),)
    return (_withheld(opened, document),) if fills and bundle.is_part(opened) else (_read(opened, document),)


def language(opened: Talk) -> tuple[Reply, ...]:
    resume = (opened.offer("button.resume", intent="resume"),) if _rests(opened) else ()
    return (opened.reply("talk.language", *resume),)


def draft_closed(opened: Talk) -> tuple[Reply, ...]:
    """The programme was applied to in another notice."""
    return (opened.reply("answer.draft_closed", notice=opened.turn.payload["notice"]),)


EVENTS: dict[str, Callable[[Talk], tuple[Reply, ...]]] = {
    "document_held": document_held,
    "document_read": document_read,
    "register_answered": register_words.answered,
    "register_silent": register_words.silent,
    "fetch_waiting": fetch_words.waiting,
    "fetch_still_waiting": fetch_words.still_waiting,
    "fetch_silent": fetch_words.silent,
    "fetch_fetched": fetch_words.fetched,
    "fetch_failed": fetch_words.failed,
    "fetch_forgotten": fetch_words.forgotten,
    "register_confirmed": verifying.told,
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
    key, filled = _taken(opened, document)
    facts = {"name": document_words.kind_name(opened, document), "state": document_words.state_words(opened, document)}
    words = opened.say(key, filled=len(filled.questions), **facts)
    return Reply(
        text=f"{words}\n{_respelled(opened, filled)}".strip(),
        rows=document_words.read_rows(opened, document),
        document=document_words.line(opened, document),
        offers=_ways_on(opened),
    )


def _withheld(opened: Talk, document: Document) -> Reply:
    """One of several: it fills the form now, and is told of with the others."""
    filled = filling.apply(opened, document)
    vouched.note(opened)
    bundle.withhold(opened, document)
    return Reply(text=_respelled(opened, filled), document=document_words.line(opened, document))


def _ways_on(opened: Talk) -> tuple[Offer, ...]:
    """Outside an interview: into one, or to the agency that has the application already."""
    if opened.situation.draft is not None:
        return ()
    if opened.situation.application is None:
        return (opened.offer("button.start", intent="start"),)
    return (opened.offer("button.agency", intent="human"),)


def _taken(opened: Talk, document: Document) -> tuple[str, Filled]:
    """Puts into the application what may go there; gives the key of the words for it, and what was filled."""
    situation, filled = opened.situation, Filled()
    if situation.application is None:
        key = "document.read_before_start"
    elif not consenting.may_read(situation):  # read under another application's consent
        key = "document.read_before_consent"
    elif situation.draft is None:
        key = "document.read_after_submission"
    else:
        filled = filling.apply(opened, document)
        vouched.note(opened)
        key = "document.read" if filled.questions else "document.read_nothing_new"
    return key, filled


def _respelled(opened: Talk, filled: Filled) -> str:
    """What the user wrote otherwise than the document, and now stands as the document has it."""
    labels = ", ".join(opened.to(question.label) for question in filled.respelled)
    return opened.say("document.respelled", labels=labels) if labels else ""
