"""Rows that an earlier application has already: said with its receipt, and to be taken out."""

from __future__ import annotations

from bot.services.answers import claimed
from bot.services.answers.claimed import Claimed
from bot.services.base.reply import Reply
from bot.services.conversation import said
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.services.steps import question
from bot.store.buttons import Offer
from forms import claims, fields

MOST_LINES = 5
is_plain = question.is_plain


def due(situation: Situation) -> str | None:
    """The first question with such rows."""
    found = claimed.already(situation) if situation.draft else ()
    return found[0].question if found else None


def ask(talk: Talk, key: str) -> Reply:
    found = _of(talk, key)
    asked = talk.situation.programme.question(key)
    lines = [_line(talk, one) for one in found[:MOST_LINES]]
    if len(found) > MOST_LINES:
        lines.append(talk.say("ask.claimed_more", count=len(found) - MOST_LINES))
    offers = (
        *((talk.offer("button.take_out", answer=True),) if _rest(talk, key) else ()),
        Offer(talk.say("button.change", label=talk.to(asked.label)), {"intent": "correct", "question": key}),
        talk.offer("button.human", intent="human"),
    )
    return talk.reply("ask.claimed", *offers, label=talk.to(asked.label), lines="\n".join(lines))


def take(talk: Talk, key: str) -> tuple[Reply, ...]:
    """A yes takes the rows out, where others remain; the list may also be told anew."""
    if talk.turn.kind == "text" and is_plain(talk, key):
        return question.take(talk, key)
    rest = _rest(talk, key)
    if said.agreed(talk, "accept.take_out") is not True or not rest:
        return (talk.reply("answer.claimed"),)
    return question.store(talk, talk.situation.programme.question(key), rest)


def _of(talk: Talk, key: str) -> tuple[Claimed, ...]:
    return tuple(one for one in claimed.already(talk.situation) if one.question == key)


def _rest(talk: Talk, key: str) -> list[claims.Row]:
    """The rows that no earlier application has."""
    gone = {one.row for one in _of(talk, key)}
    rows = claims.rows(talk.situation.answers[key].value)
    return [row for number, row in enumerate(rows, 1) if number not in gone]


def _line(talk: Talk, one: Claimed) -> str:
    facts = {"words": one.shown(talk.situation, talk.language), "day": fields.show_plain(one.sent_on, talk.language)}
    if one.receipt is None:
        return talk.say("ask.claimed_unreceived", **facts)
    return talk.say("ask.claimed_line", receipt=one.receipt, **facts)
