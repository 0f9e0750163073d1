"""What a register has answered, or that it is silent, in words."""

from __future__ import annotations

from collections.abc import Mapping

from bot.services.answers import filling
from bot.services.base.reply import Reply
from bot.services.conversation import readings
from bot.services.conversation.talk import Talk
from bot.services.files import document_words, fetch_state
from bot.services.verification import registers
from bot.store.documents import Document
from forms import plain


def answered(opened: Talk) -> tuple[Reply, ...]:
    """What the register says, once it is about the company that applies; its answer fills what it proves."""
    document = opened.situation.document(opened.turn.payload["document"])
    line = document_words.line(opened, document)
    if document.state != "parsed" or opened.situation.draft is None:
        return (Reply(text="", document=line),)
    filling.apply(opened, document)
    said = readings.from_json(document)
    state, number = str(said.get("state")), str(said.get("business_number"))
    if state == registers.UNREGISTERED:
        fix = opened.offer("button.correct_business_number", intent="correct", question="business_number")
        words = opened.say("register.unregistered", register=_name(opened, document), number=number)
        return (Reply(text=words, offers=(fix,), document=line),)
    facts = {"register": _name(opened, document), "number": number}
    return (Reply(text=_told(opened, state, said.get("ended_on"), facts), document=line),)


def silent(opened: Talk) -> tuple[Reply, ...]:
    """That the register does not answer, and that nothing waits for it."""
    document = opened.situation.document(opened.turn.payload["document"])
    if document.state != "requested" or document.problem is None:
        return ()
    line = document_words.line(opened, document)
    return (Reply(text=_silent(opened, document.problem["facts"]), document=line),)


def _told(opened: Talk, state: str, ended_on: str | None, facts: Mapping[str, str]) -> str:
    if state == "closed" and ended_on:
        return opened.say("register.closed", date=plain.show_date(ended_on, opened.language), **facts)
    return opened.say({"closed": "register.closed_undated"}.get(state, f"register.{state}"), **facts)


def name(opened: Talk, register: str) -> str:
    """The register as people call it."""
    return opened.say(f"register.name.{register}")


def _name(opened: Talk, document: Document) -> str:
    return name(opened, (document.request or {}).get("register", "nts"))


def _silent(opened: Talk, facts: Mapping[str, str]) -> str:
    register = name(opened, facts["register"])
    if "since" in facts:
        return opened.say("register.silent_since", register=register, since=fetch_state.since(opened, facts["since"]))
    return opened.say("register.silent", register=register)
