"""Whose papers are fetched: the business number comes before them, as the question that it is."""

from __future__ import annotations

from bot.services.conversation.situation import Situation
from bot.services.fetch import fetching
from bot.services.steps import question

NUMBER = "business_number"
ask, take, is_plain = question.ask, question.take, question.is_plain


def due(situation: Situation) -> str | None:
    return NUMBER if fetching.asking(situation) and NUMBER not in situation.answers else None
