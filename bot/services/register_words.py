"""What a register has answered, or that it is silent, in words."""

from __future__ import annotations

from collections.abc import Mapping

from bot.services import document_words, filling, readings, registers
from bot.services.reply import Reply
from bot.services.talk import Talk
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
        return (Reply(text=opened.say("register.unregistered", number=number), offers=(fix,), document=line),)
    return (Reply(text=_told(opened, state, number, said.get("ended_on")), document=line),)


def silent(opened: Talk) -> tuple[Reply, ...]:
    """That the register does not answer, and that nothing waits for it."""
    document = opened.situation.document(opened.turn.payload["document"])
    if document.state != "requested" or document.problem is None:
        return ()
    line = document_words.line(opened, document)
    return (Reply(text=_silent(opened, document.problem["facts"]), document=line),)


def _told(opened: Talk, state: str, number: str, ended_on: str | None) -> str:
    if state == "closed" and ended_on:
        return opened.say("register.closed", number=number, date=plain.show_date(ended_on, opened.language))
    return opened.say({"closed": "register.closed_undated"}.get(state, f"register.{state}"), number=number)


def _silent(opened: Talk, facts: Mapping[str, str]) -> str:
    name = opened.say(f"register.name.{facts['register']}")
    if "since" in facts:
        return opened.say("register.silent_since", register=name, since=facts["since"])
    return opened.say("register.silent", register=name)
