"""A question that the user wants to answer again."""

from __future__ import annotations

from dataclasses import replace

from bot.services.base.reply import Reply
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.services.steps import question
from bot.store.buttons import Offer
from forms import fields

take = question.take
is_plain = question.is_plain


def due(situation: Situation) -> str | None:
    return situation.draft.reopened if situation.draft else None


def ask(talk: Talk, key: str) -> Reply:
    """Says what stands now, asks anew, and lets it stand."""
    asked = question.ask(talk, key)
    answer = talk.situation.answers.get(key)
    if answer is None:
        return asked
    what = talk.situation.programme.question(key)
    stands = talk.say("ask.reopened", label=talk.to(what.label), value=fields.show(what, answer.value, talk.language))
    keep = Offer(talk.say("button.keep"), {"intent": "skip"})
    return replace(asked, text=f"{stands}\n{asked.text}", offers=(*asked.offers, keep))
