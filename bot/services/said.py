"""What the user said in answer to a step: typed words, or the value of a pressed button."""

from __future__ import annotations

from typing import Any

from bot.services.talk import Talk
from forms import plain


def value(talk: Talk) -> Any:
    """The pressed button's value, or None for typed text."""
    return talk.turn.payload.get("answer") if talk.turn.kind == "button" else None


def agreed(talk: Talk) -> bool | None:
    """Yes, no, or None when what was said is neither."""
    pressed = value(talk)
    if isinstance(pressed, bool):
        return pressed
    return plain.yes_or_no(talk.turn.text) if talk.turn.kind == "text" else None
