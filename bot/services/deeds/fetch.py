"""Deeds about papers that are fetched: again, done, taken back, by upload instead, consent withdrawn."""

from __future__ import annotations

from collections.abc import Callable

from bot.services.base.reply import Outcome
from bot.services.conversation import said
from bot.services.conversation.talk import Talk
from bot.services.fetch import fetch_words, fetching, handing_over
from bot.services.files import document_words
from bot.services.form import interview
from bot.services.verification import registers

Deed = Callable[[Talk], Outcome]


def meant(talk: Talk) -> Deed | None:
    """What a pressed button or typed words ask for; "done" and "cancel" only while something is under way."""
    pressed = talk.turn.payload.get("fetch") if talk.turn.kind == "button" else None
    if pressed in DEEDS:
        return DEEDS[pressed]
    if said.asks(talk, "asked.withdraw_fetch"):
        return withdraw
    if said.asks(talk, "asked.mydata"):
        return mydata
    if talk.situation.fetch is not None and talk.situation.fetch.state == "ordered":
        if said.asks(talk, "asked.fetch_done") and (fetching.waiting(talk.situation) or not _answers(talk)):
            return done
        if said.asks(talk, "asked.fetch_cancel"):
            return cancel
    return again if talk.situation.draft and said.asks(talk, "asked.fetch") else None


def again(talk: Talk) -> Outcome:
    """Asks for what the approval needs; the interview goes on to that."""
    if interview.waits_for_consent(talk):
        return Outcome((talk.reply("answer.consent_first"),))
    if interview.is_of_another(talk):
        return Outcome((talk.reply("answer.old_button"),))
    if talk.situation.fetch is not None:
        return Outcome((talk.reply("fetch.under_way"),))
    if not fetching.could_help(talk.situation):
        return Outcome((talk.reply("fetch.not_here"),))
    fetching.begin(talk)
    return Outcome()


def done(talk: Talk) -> Outcome:
    return Outcome((talk.reply("fetch.checking" if fetching.confirm(talk) else "fetch.nothing_waits"),))


def cancel(talk: Talk) -> Outcome:
    if talk.situation.fetch is None:
        return Outcome((talk.reply("fetch.nothing_waits"),))
    ids = fetching.take_back(talk)
    return Outcome(fetch_words.taken_back(talk.again(), ids))


def upload(talk: Talk) -> Outcome:
    missing = document_words.wished_lines(talk)
    return Outcome((talk.reply("fetch.upload", talk.offer("button.where", intent="documents"), missing=missing),))


def mydata(talk: Talk) -> Outcome:
    return Outcome((handing_over.told(talk),))


def withdraw(talk: Talk) -> Outcome:
    """Takes the consent back, and with it what is under way; papers that are here stay."""
    had = registers.withdraw(talk, "fetch")
    ids = fetching.take_back(talk) if talk.situation.application else ()
    lines = fetch_words.taken_back(talk.again(), ids)[1:]
    return Outcome((talk.reply("fetch.withdrawn" if had else "fetch.not_given"), *lines))


def _answers(talk: Talk) -> bool:
    """ "I did" is a plain yes to some questions, and means the phone only while that waits."""
    return interview.is_plain_answer(talk)


DEEDS: dict[str, Deed] = {"again": again, "done": done, "cancel": cancel, "upload": upload, "mydata": mydata}
