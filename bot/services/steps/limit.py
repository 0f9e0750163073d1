"""Answers that do not go together: what is odd is said, and the user chooses which one to change."""

from __future__ import annotations

from bot.services.reply import Reply
from bot.services.situation import Situation
from bot.services.talk import Talk
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
    fix = [
        Offer(talk.say("button.change", label=talk.to(talk.situation.programme.question(each).label)), _correct(each))
        for each in limit.mend
        if each in talk.situation.answers
    ]
    return Reply(text=talk.to(phrases.fill(limit.words, talk.situation.knowledge)), offers=tuple(fix))


def take(talk: Talk, _key: str) -> tuple[Reply, ...]:
    return (talk.reply("answer.limit"),)


def _correct(key: str) -> dict[str, str]:
    return {"intent": "correct", "question": key}


def _is_broken(situation: Situation, limit: Limit) -> bool:
    return situation.knowledge.holds(limit.needs) is False
