"""Consent just before the summary: what is given to whom is known by then (개인정보 보호법 제17조)."""

from __future__ import annotations

from bot.services.base.reply import Reply
from bot.services.conversation import consenting
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.services.steps import consent

ask = consent.ask
shown = consent.shown


def due(situation: Situation) -> str | None:
    open_ = consenting.undecided(situation, "last") if situation.draft else None
    return open_.key if open_ else None


def take(talk: Talk, key: str) -> tuple[Reply, ...]:
    agreed = consent.answer(talk, key)
    if isinstance(agreed, Reply):
        return (agreed,)
    if agreed or not consent.of(talk, key).required:
        return ()
    return (consent.refused(talk, talk.say("answer.consent_refused")),)
