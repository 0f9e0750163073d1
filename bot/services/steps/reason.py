"""The user has kept their own value against a document: one short question why, which may be left out."""

from __future__ import annotations

from bot.services.answers import overruled
from bot.services.base.reply import Reply
from bot.services.conversation import said
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.store import answers
from bot.store.buttons import Offer
from forms import plain
from forms.consistency import reasons
from forms.consistency.reasons import Reason
from forms.field_types import numbers


def due(situation: Situation) -> str | None:
    return overruled.unexplained(situation) if situation.draft else None


def ask(talk: Talk, key: str) -> Reply:
    question = talk.situation.programme.question(key)
    offers = [
        Offer(reasons.words(Reason(choice), talk.language), {"answer": choice})
        for choice in reasons.choices(question.type)
    ]
    skip = talk.offer("button.skip", intent="skip")
    return talk.reply("ask.reason", *offers, skip, label=talk.to(question.label))


def take(talk: Talk, key: str) -> tuple[Reply, ...]:
    """One of the choices, or own words; "없어요" leaves it out."""
    pressed, text = said.value(talk), talk.turn.text
    if pressed is None and plain.yes_or_no(text) is True:
        return (talk.reply("answer.reason_choose"),)
    if pressed is None and (numbers.is_nothing(text) or plain.yes_or_no(text) is False):
        return leave_out(talk, key)
    told = reasons.in_own_words(text) if pressed is None else Reason(str(pressed))
    answers.explain(talk.tx, talk.application.id, key, told)
    return (talk.reply("answer.reason"),)


def leave_out(talk: Talk, key: str) -> tuple[Reply, ...]:
    answers.explain(talk.tx, talk.application.id, key, Reason(reasons.UNTOLD))
    return (talk.reply("answer.reason_left_out"),)
