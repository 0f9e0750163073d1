"""The user wants to change something and has not said what: ask which field."""

from __future__ import annotations

from bot.services.reply import Reply
from bot.services.situation import Situation
from bot.services.talk import Talk
from bot.store.applications import ANY_QUESTION
from bot.store.buttons import Offer
from forms import correction

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
    named = correction.named_question(talk.situation.programme, talk.turn.text, talk.language)
    if named is not None:
        talk.change(reopened=named.key)
        return ()
    if talk.turn.payload.get("answer") is False:
        talk.change(reopened=None)
        return ()
    talk.change(reopened=None)
    return (talk.reply("answer.pick_unknown"),)
