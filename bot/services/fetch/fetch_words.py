"""What became of papers that are fetched, in words, and what can be done now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from bot.services.base.reply import Reply
from bot.services.conversation.talk import Talk
from bot.services.fetch import fetching
from bot.services.files import document_words, fetch_state
from bot.store.buttons import Offer
from bot.store.documents import Document
from document_fetch.connectors.clock import KOREA
from forms import plain


def ordered(talk: Talk, ids: Iterable[str]) -> tuple[Reply, ...]:
    """That papers are being asked for, one line each."""
    lines = _lines(talk, ids)
    text = talk.say("fetch.ordered", count=len(lines))
    return (Reply(text=text), *lines)


def taken_back(talk: Talk, ids: Iterable[str]) -> tuple[Reply, ...]:
    return (talk.reply("fetch.taken_back"), *_lines(talk, ids))


def waiting(opened: Talk) -> tuple[Reply, ...]:
    """Approve on the phone, until when."""
    document = _document(opened)
    line = document_words.line(opened, document)
    if not _waits(document):
        return (Reply(text="", document=line),)
    until = fetch_state.clock((document.request or {})["until"])
    name = document_words.kind_name(opened, document)
    return (Reply(text=opened.say("fetch.waiting", name=name, until=until), document=line),)


def still_waiting(opened: Talk) -> tuple[Reply, ...]:
    """ "Done" was said, and the register knows of no approval."""
    document = _document(opened)
    line = document_words.line(opened, document)
    if not _waits(document):
        return (Reply(text="", document=line),)
    until = fetch_state.clock((document.request or {})["until"])
    words = opened.say("fetch.outcome.still_waiting")
    return (Reply(text=f"{words} {opened.say('fetch.until', until=until)}", document=line),)


def silent(opened: Talk) -> tuple[Reply, ...]:
    """That the register does not answer, since when, and that it is asked again by itself."""
    document = _document(opened)
    if document.state != "requested" or document.problem is None:
        return ()
    facts = document.problem["facts"]
    register = opened.say(f"register.name.{facts['register']}")
    if "since" in facts:
        words = opened.say("fetch.silent_since", register=register, since=fetch_state.since(opened, facts["since"]))
    else:
        words = opened.say("fetch.silent", register=register)
    upload = opened.offer("button.upload_instead", fetch="upload", intent="answer", of=opened.application.id)
    return (Reply(text=words, document=document_words.line(opened, document), offers=(upload,)),)


def fetched(opened: Talk) -> tuple[Reply, ...]:
    """Its line changes; what it says is told when it has been read."""
    return (Reply(text="", document=document_words.line(opened, _document(opened))),)


def failed(opened: Talk) -> tuple[Reply, ...]:
    """Why, and the ways on: again, or by upload."""
    document = _document(opened)
    if document.state != "dropped":
        return (Reply(text="", document=document_words.line(opened, document)),)
    others = opened.turn.payload.get("others", ())
    names = [document_words.kind_name(opened, opened.situation.document(own)) for own in (document.id, *others)]
    text = opened.say("fetch.failed", names=", ".join(names), why=_why(opened, document.problem or {}))
    line = document_words.line(opened, document)
    return (Reply(text=text, document=line, offers=_ways_on(opened)), *_lines(opened, others))


def forgotten(opened: Talk) -> tuple[Reply, ...]:
    """Nobody has said who approves, for too long."""
    return (opened.reply("fetch.forgotten"),)


def offers(talk: Talk) -> tuple[Offer, ...]:
    """Beside the open question while the phone waits."""
    document = fetching.waiting(talk.situation)
    if document is None:
        return ()
    of = {"of": talk.application.id, "intent": "answer"}
    return (
        talk.offer("button.fetch_done", fetch="done", **of),
        talk.offer("button.fetch_cancel", fetch="cancel", **of),
    )


def _ways_on(opened: Talk) -> tuple[Offer, ...]:
    if opened.situation.draft is None:
        return ()
    again = (opened.offer("button.fetch_again", fetch="again", intent="answer", of=opened.application.id),)
    return (
        *(again if fetching.could_help(opened.situation) and opened.situation.fetch is None else ()),
        opened.offer("button.upload_instead", fetch="upload", intent="answer", of=opened.application.id),
        opened.offer("button.resume", intent="resume"),
    )


def _why(opened: Talk, problem: Mapping[str, Any]) -> str:
    facts = dict(problem.get("facts", {}))
    if "register" in facts:
        facts["register"] = opened.say(f"register.name.{facts['register']}")
    if "opens_at" in facts:
        facts["opens_at"] = _moment(opened, facts["opens_at"])
    return opened.say(problem["response"], **facts)


def _moment(opened: Talk, moment: str) -> str:
    here = dt.datetime.fromisoformat(moment).astimezone(KOREA)
    return f"{plain.show_date(here.date().isoformat(), opened.language)} {here:%H:%M}"


def _document(opened: Talk) -> Document:
    return opened.situation.document(opened.turn.payload["document"])


def _waits(document: Document) -> bool:
    return document.state == "requested" and (document.request or {}).get("stage") == "waiting"


def _lines(talk: Talk, ids: Iterable[str]) -> tuple[Reply, ...]:
    found = (talk.situation.document(own) for own in ids)
    return tuple(Reply(text="", document=document_words.line(talk, each)) for each in found)
