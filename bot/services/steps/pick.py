"""The user wants to change something and has not said what: ask which field."""

from __future__ import annotations

from bot.services.answers import which
from bot.services.base.reply import Reply
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.store.applications import ANY_QUESTION
from bot.store.buttons import Offer
from forms.correction import kinds, named
from forms.correction.reading import Meant

ANY = ANY_QUESTION
MAX_OFFERS = 8


def due(situation: Situation) -> str | None:
    return ANY if situation.draft and situation.draft.reopened == ANY else None


def ask(talk: Talk, _key: str) -> Reply:
    """Offers the newest answers first: what one wants to change is mostly what was just said or read."""
    newest = list(talk.situation.answers)[::-1][:MAX_OFFERS]
    offers = [
        Offer(talk.to(talk.situation.programme.question(key).label), {"intent": "correct", "question": key})
        for key in newest
    ]
    return talk.reply("ask.pick", *offers, talk.offer("button.nothing", answer=False))


def take(talk: Talk, _key: str) -> tuple[Reply, ...]:
    """A name opens its question; a value is offered to the answers that can take it."""
    found = named.named_question(talk.situation.programme, talk.turn.text, talk.language)
    if found is not None:
        talk.change(reopened=found.key)
        return ()
    takers = _takers(talk)
    if takers:
        talk.change(reopened=None)
        which.wait(talk, takers[:MAX_OFFERS])
        return ()
    if talk.turn.kind == "text" and any(letter.isdigit() for letter in talk.turn.text):
        return (talk.reply("answer.pick_value"),)  # a value that nothing can take: the fields are shown again
    talk.change(reopened=None)
    return () if talk.turn.payload.get("answer") is False else (talk.reply("answer.pick_unknown"),)


def _takers(talk: Talk) -> list[Meant]:
    """The answers that could be what is typed, the newest first; free words could be any, and are none here."""
    strict = [each for each in talk.situation.programme.questions if each.type not in kinds.FREE]
    by_key = {each.key: each for each in strict}
    newest = [by_key[key] for key in reversed(list(talk.situation.answers)) if key in by_key]
    read = [(each, kinds.value(each, talk.turn.text, talk.language)) for each in newest]
    return [Meant(each, "told", value) for each, value in read if value is not None]
