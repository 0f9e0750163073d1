"""A newer notice of the programme is out: the draft may move over, and what changed is listed first."""

from __future__ import annotations

from bot.services.base.reply import Reply
from bot.services.conversation import said
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.store import answers, applications, audit
from forms.changes import carrying_over
from forms.changes import differences as changes
from forms.changes import words as changes_words
from forms.changes.carrying_over import CarryOver
from forms.definitions.model import Programme

MOST_LINES = 12
KEPT = "edition_kept:"


def due(situation: Situation) -> str | None:
    """The newer notice's id, until the user has decided about it."""
    newer = situation.newer
    if newer is None or situation.draft is None or KEPT + newer.notice.id in situation.draft.shown:
        return None
    return newer.notice.id


def ask(talk: Talk, _key: str) -> Reply:
    newer = _newer(talk)
    found = changes.compare(talk.situation.programme, newer)
    lines = [f"- {changes_words.say(each, talk.language)}" for each in found[:MOST_LINES]]
    rest = [talk.say("ask.edition_more", count=len(found) - MOST_LINES)] if len(found) > MOST_LINES else []
    return talk.reply(
        "ask.edition",
        talk.offer("button.edition_move", answer=True),
        talk.offer("button.edition_keep", answer=False),
        notice=newer.notice.id,
        changes="\n".join([*lines, *rest]),
    )


def take(talk: Talk, key: str) -> tuple[Reply, ...]:
    agreed = said.agreed(talk)
    if agreed is None:
        return (talk.reply("answer.edition"),)
    if agreed is False:
        talk.show_once(KEPT + key)
        return (talk.reply("answer.edition_kept"),)
    return move(talk)


def move(talk: Talk) -> tuple[Reply, ...]:
    """Pins the draft to the newer notice, with the answers that hold there."""
    newer = _newer(talk)
    carried = carrying_over.carry_over(talk.situation.programme, newer, talk.situation.answers)
    _move(talk, newer, carried)
    return (talk.reply("answer.edition_moved", kept=len(carried.kept), asked=len(carried.asked)),)


def _move(talk: Talk, newer: Programme, carried: CarryOver) -> None:
    applications.pin(talk.tx, talk.application.id, newer.notice.id)
    for key in talk.situation.answers:
        if key not in carried.kept:
            answers.withdraw(talk.tx, talk.application.id, key)
    for key, answer in carried.kept.items():
        if key not in talk.situation.answers:
            answers.put(talk.tx, talk.application.id, answer, talk.turn.id)
    audit.note(talk.tx, "user", "application.moved", talk.application.id, notice=newer.notice.id)


def _newer(talk: Talk) -> Programme:
    if talk.situation.newer is None:
        raise LookupError("no newer notice")
    return talk.situation.newer
