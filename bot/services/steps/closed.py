"""The notice takes no applications: it is said before consents are asked for what could not be sent."""

from __future__ import annotations

from bot.services.base.reply import Reply
from bot.services.conversation import said
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.services.programmes import notices
from bot.services.steps import edition
from forms.definitions.editions import is_open


def due(situation: Situation) -> str | None:
    """Every question is answered, and the notice has not opened yet or is over."""
    if situation.draft is None or is_open(situation.programme.notice, situation.today, situation.time):
        return None
    return "notice"


def ask(talk: Talk, _key: str) -> Reply:
    """Why it cannot be sent today, and what else could be done."""
    move = (talk.offer("button.edition_move", answer=True),) if talk.situation.newer else ()
    find = (talk.offer("button.find", intent="find"),) if talk.context.finder else ()
    correct, later = talk.offer("button.correct", intent="correct"), talk.offer("button.later", intent="later")
    text = f"{notices.words(talk, talk.situation.programme)}\n{talk.say('ask.closed')}"
    return Reply(text=text, offers=(*move, *find, correct, later, talk.offer("button.human", intent="human")))


def take(talk: Talk, _key: str) -> tuple[Reply, ...]:
    """A yes moves to the newer notice, where there is one; else nothing is to be answered, and it is said again."""
    return edition.move(talk) if talk.situation.newer and said.agreed(talk) else ()
