"""Who approves on the phone: name, birth date, number. What is typed here stands in no transcript (`hiding`)."""

from __future__ import annotations

from dataclasses import replace

from bot.services.base.reply import Reply
from bot.services.conversation import hiding, said
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.services.fetch import fetch_facts, fetch_words, fetching
from bot.services.steps.documents_offer import QUESTIONS_FIRST
from bot.store.buttons import Offer

STOP = "stop"
#: The representative approves: the name is known already.
OURS = "representative"


def due(situation: Situation) -> str | None:
    fetch = fetching.asking(situation)
    return next((key for key in fetching.ABOUT_PERSON if key not in fetch.known), None) if fetch else None


def ask(talk: Talk, key: str) -> Reply:
    known = (talk.offer("button.fetch_representative", answer=OURS),) if key == "name" and _representative(talk) else ()
    stop: Offer = talk.offer("button.fetch_cancel", answer=STOP)
    return talk.reply(f"ask.fetch_{key}", *known, stop)


def take(talk: Talk, key: str) -> tuple[Reply, ...]:
    """The last one sends the orders; the questions go on at once."""
    fetch, text = fetching.asking(talk.situation), hiding.typed(talk) if hiding.is_hidden(talk) else ""
    heard = replace(talk, turn=replace(talk.turn, text=text))
    if fetch is None or said.value(talk) == STOP or said.asks(heard, "asked.fetch_cancel"):
        fetching.take_back(talk)
        return (talk.reply("fetch.taken_back"),)
    value = _representative(talk) if said.value(talk) == OURS and key == "name" else _read(talk, key, text)
    if value is None:
        return (talk.reply(f"fetch.unread_{key}"),)
    fetching.note(talk, fetch, {key: value})
    now = talk.again()
    return () if due(now.situation) else _order(now)


def _order(talk: Talk) -> tuple[Reply, ...]:
    fetch = fetching.asking(talk.situation)
    ids = fetching.order(talk, fetch) if fetch else ()
    talk.show_once(QUESTIONS_FIRST)
    return fetch_words.ordered(talk.again(), ids) if ids else (talk.reply("fetch.nothing_missing"),)


def _read(talk: Talk, key: str, text: str) -> str | None:
    """None for what is not plainly the thing, or was typed before it was asked."""
    if list(talk.turn.payload.get("asked") or ()) != [hiding.PERSON, key]:
        return None
    if key == "born_on":
        return fetch_facts.born_on(text, talk.situation.today)
    return fetch_facts.name(text) if key == "name" else fetch_facts.phone(text)


def _representative(talk: Talk) -> str | None:
    """The one representative whose name is known; of several nobody knows who approves."""
    answer = talk.situation.answers.get(OURS)
    return fetch_facts.name(str(answer.value)) if answer else None
