"""Consent before the first question is asked and before a document is read (개인정보 보호법 제15조)."""

from __future__ import annotations

from bot.services.base.reply import Reply
from bot.services.conversation import consenting
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.services.files import unread
from bot.services.programmes import choosing
from bot.services.steps import consent
from bot.store import conversations

ask = consent.ask
shown = consent.shown


def due(situation: Situation) -> str | None:
    open_ = consenting.undecided(situation, "first") if situation.draft else None
    return open_.key if open_ else None


def take(talk: Talk, key: str) -> tuple[Reply, ...]:
    """With the last yes that is needed what waits is read; with a no it is deleted."""
    conversations.hold(talk.tx, talk.turn.conversation_id)  # an upload comes before the decision or sees it
    agreed = consent.answer(talk, key)
    if isinstance(agreed, Reply):
        return (agreed,)
    now = talk.again()
    if agreed or not consent.of(talk, key).required:
        return choosing.take_in(now)
    return (*unread.delete(now), consent.refused(now, talk.say("answer.consent_first_refused")))
