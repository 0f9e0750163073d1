"""What the user said in answer to a step: typed words, or the value of a pressed button."""

from __future__ import annotations

from typing import Any

from bot.services.talk import Talk
from forms.errors import FieldError
from forms.field_types import yes_no


def value(talk: Talk) -> Any:
    """The pressed button's value, or None for typed text."""
    return talk.turn.payload.get("answer") if talk.turn.kind == "button" else None


def agreed(talk: Talk) -> bool | None:
    """Yes, no, or None when what was said is neither."""
    pressed = value(talk)
    if isinstance(pressed, bool):
        return pressed
    return None if pressed is not None else agreed_text(talk.turn.text)


def agreed_text(text: str) -> bool | None:
    try:
        return yes_no.read(text)
    except FieldError:
        return None
