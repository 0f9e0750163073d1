"""Ways to change an answer, as deeds: at once, by asking its question anew, or after asking which one is meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.services.answers import which
from bot.services.base.reply import Outcome
from bot.services.conversation.talk import Talk
from bot.services.steps import pick, question
from forms.correction.reading import Meant
from forms.definitions.model import Question

Deed = Callable[[Talk], Outcome]


def store(meant: Meant) -> Deed:
    def change(talk: Talk) -> Outcome:
        return Outcome(question.store(talk, meant.question, meant.value) or (talk.reply("answer.corrected"),))

    return change


def reopen(asked: Question) -> Deed:
    def open_again(talk: Talk) -> Outcome:
        talk.change(reopened=asked.key)
        return Outcome()

    return open_again


def ask_which(meant: Sequence[Meant]) -> Deed:
    def wait(talk: Talk) -> Outcome:
        which.wait(talk, meant)
        return Outcome()

    return wait


def pick_any(talk: Talk) -> Outcome:
    """Something is wrong, and it was not said what."""
    talk.change(reopened=pick.ANY)
    return Outcome()


def ask_again(_talk: Talk) -> Outcome:
    """Nothing is changed; the open question follows by itself."""
    return Outcome()
