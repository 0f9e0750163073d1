"""With which app somebody approves on the phone; where it is the phone company's, with which company's."""

from __future__ import annotations

from bot.services.base.reply import Reply
from bot.services.base.wordings import squeezed
from bot.services.conversation import hiding, said
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.services.fetch import fetching
from bot.store.buttons import Offer
from document_fetch.connectors.codef.products import CODES
from forms.definitions.model import LANGUAGES

CARRIER = "carrier"
STOP = "stop"


def due(situation: Situation) -> str | None:
    fetch = fetching.asking(situation)
    return next((key for key in fetching.ABOUT_APP if key not in fetch.known), None) if fetch else None


def ask(talk: Talk, key: str) -> Reply:
    choices = [Offer(talk.say(f"fetch.{key}.{choice}"), {"answer": choice}) for choice in _choices(key)]
    return talk.reply(f"ask.fetch_{key}", *choices, talk.offer("button.fetch_cancel", answer=STOP))


def take(talk: Talk, key: str) -> tuple[Reply, ...]:
    """A phone company is asked for only where its app approves."""
    if hiding.is_hidden(talk):
        hiding.typed(talk)
        return (talk.reply("fetch.app_first"),)
    fetch, chosen = fetching.asking(talk.situation), said.value(talk) or _named(talk, key)
    if chosen == STOP or said.asks(talk, "asked.fetch_cancel"):
        fetching.take_back(talk)
        return (talk.reply("fetch.taken_back"),)
    if fetch is None or chosen not in _choices(key):
        return (talk.reply("fetch.choose"),)
    fetching.note(talk, fetch, {key: str(chosen)} | ({} if CARRIER in {key, chosen} else {CARRIER: ""}))
    return ()


def is_plain(talk: Talk, key: str) -> bool:
    return _named(talk, key) is not None


def _choices(key: str) -> tuple[str, ...]:
    return tuple(CODES.carriers if key == CARRIER else CODES.apps)


def _named(talk: Talk, key: str) -> str | None:
    """The choice whose name was typed, in either language."""
    text = squeezed(talk.turn.text)
    names = (
        (choice, talk.context.catalogue.say(f"fetch.{key}.{choice}", to))
        for choice in _choices(key)
        for to in LANGUAGES
    )
    return next((choice for choice, name in names if talk.turn.kind == "text" and squeezed(name) == text), None)
