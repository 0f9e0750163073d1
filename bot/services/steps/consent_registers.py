"""Consent to asking registers about the company: once for all of them, and a no costs nothing but the help."""

from __future__ import annotations

from bot.services.base.reply import Reply
from bot.services.conversation import consenting
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.services.steps import consent
from bot.services.verification import registers

ask = consent.ask
shown = consent.shown


def due(situation: Situation) -> str | None:
    open_ = consenting.undecided(situation, "registers") if registers.could_help(situation) else None
    return open_.key if open_ else None


def take(talk: Talk, key: str) -> tuple[Reply, ...]:
    agreed = consent.answer(talk, key)
    if isinstance(agreed, Reply):
        return (agreed,)
    return () if agreed else (talk.reply("answer.registers_refused"),)
