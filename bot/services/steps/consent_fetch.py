"""Consent to fetching papers, once for the whole set; a no costs nothing but the help."""

from __future__ import annotations

from bot.services.base.reply import Reply
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.services.fetch import fetching
from bot.services.steps import consent

ask = consent.ask
shown = consent.shown


def due(situation: Situation) -> str | None:
    """Whenever papers are wanted and there is no yes: who refused before may think otherwise now."""
    wanted = fetching.consent_of(situation) if fetching.asking(situation) else None
    return wanted.key if wanted and fetching.given(situation) is None else None


def take(talk: Talk, key: str) -> tuple[Reply, ...]:
    agreed = consent.answer(talk, key)
    if isinstance(agreed, Reply):
        return (agreed,)
    if not agreed:
        fetching.take_back(talk)
    return () if agreed else (talk.reply("fetch.consent_refused"),)
