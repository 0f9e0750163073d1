"""Answers that do not go together: what is odd is said, and the user chooses which one to change."""

from __future__ import annotations

from collections.abc import Sequence

from bot.services.base.reply import Reply
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.store.buttons import Offer
from forms.definitions.model import Limit
from forms.evaluation import phrases


def due(situation: Situation) -> str | None:
    """The first limit that is certainly broken."""
    if situation.draft is None:
        return None
    return next((limit.key for limit in situation.programme.limits if _is_broken(situation, limit)), None)


def ask(talk: Talk, key: str) -> Reply:
    limit = next(limit for limit in talk.situation.programme.limits if limit.key == key)
    return Reply(text=talk.to(phrases.fill(limit.words, talk.situation.knowledge)), offers=mending(talk, limit.mend))


def take(talk: Talk, _key: str) -> tuple[Reply, ...]:
    return (talk.reply("answer.limit"),)


def mending(talk: Talk, keys: Sequence[str]) -> tuple[Offer, ...]:
    """A button for each of the answers that can be changed."""
    return tuple(
        Offer(talk.say("button.change", label=talk.to(talk.situation.programme.question(key).label)), _correct(key))
        for key in keys
        if key in talk.situation.answers
    )


def _correct(key: str) -> dict[str, str]:
    return {"intent": "correct", "question": key}


def _is_broken(situation: Situation, limit: Limit) -> bool:
    return situation.knowledge.holds(limit.needs) is False
