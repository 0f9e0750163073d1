"""The notice takes no applications: it is said before consents are asked for what could not be sent."""

from __future__ import annotations

from bot.services import notices
from bot.services.reply import Reply
from bot.services.situation import Situation
from bot.services.talk import Talk
from forms.definitions.editions import is_open


def due(situation: Situation) -> str | None:
    """Every question is answered, and the notice has not opened yet or is over."""
    if situation.draft is None or is_open(situation.programme.notice, situation.today):
        return None
    return "notice"


def ask(talk: Talk, _key: str) -> Reply:
    """Why it cannot be sent today, and what else could be done."""
    find = (talk.offer("button.find", intent="find"),) if talk.context.finder else ()
    correct, later = talk.offer("button.correct", intent="correct"), talk.offer("button.later", intent="later")
    text = f"{notices.words(talk, talk.situation.programme)}\n{talk.say('ask.closed')}"
    return Reply(text=text, offers=(*find, correct, later, talk.offer("button.human", intent="human")))


def take(_talk: Talk, _key: str) -> tuple[Reply, ...]:
    """Nothing is to be answered; the words are said again."""
    return ()
