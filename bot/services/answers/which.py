"""What could be meant of several answers, kept until the user has said which: in `Application.shown`, as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from forms.correction.reading import Meant

PREFIX = "which:"


@dataclass(frozen=True)
class Option:
    """A question that may be meant, and its new value; None where it is to be asked anew."""

    key: str
    value: Any = None


def wait(talk: Talk, meant: Sequence[Meant]) -> None:
    """Asks the user before anything is changed."""
    options = [[each.question.key, each.value] for each in meant]
    talk.change(shown=(*_others(talk), PREFIX + json.dumps(options, ensure_ascii=False)))


def options(situation: Situation) -> tuple[Option, ...]:
    """What may be meant; nothing of questions that the definition has lost meanwhile."""
    kept = situation.draft.shown if situation.draft else ()
    found = next((each.removeprefix(PREFIX) for each in kept if each.startswith(PREFIX)), "[]")
    asked = {question.key for question in situation.programme.questions}
    return tuple(Option(key, value) for key, value in json.loads(found) if key in asked)


def forget(talk: Talk) -> None:
    talk.change(shown=tuple(_others(talk)))


def _others(talk: Talk) -> list[str]:
    return [each for each in talk.application.shown if not each.startswith(PREFIX)]
