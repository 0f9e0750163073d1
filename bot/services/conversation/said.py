"""What the user said in answer to a step: typed words, or the value of a pressed button."""

from __future__ import annotations

from typing import Any

from bot.services.base.wordings import is_question, squeezed
from bot.services.conversation.talk import Talk
from forms import plain
from forms.definitions.model import LANGUAGES

POLITE_LEADS = ("네", "예", "넵", "yes", "yesi", "ok")


def value(talk: Talk) -> Any:
    """The pressed button's value, or None for typed text."""
    return talk.turn.payload.get("answer") if talk.turn.kind == "button" else None


def agreed(talk: Talk, accepted: str | None = None) -> bool | None:
    """Yes, no, or None when what was said is neither; `accepted` keys further words that mean yes here."""
    pressed = value(talk)
    if isinstance(pressed, bool):
        return pressed
    if talk.turn.kind != "text" or is_question(talk.turn.text):
        return None
    if accepted is not None and _is_one_of(talk.turn.text, talk.say(accepted)):
        return True
    return plain.yes_or_no(talk.turn.text)


def asks(talk: Talk, key: str) -> bool:
    """Whether typed words ask for the thing whose wordings `key` lists, in either language."""
    if talk.turn.kind != "text":
        return False
    return any(_is_one_of(talk.turn.text, talk.context.catalogue.say(key, language)) for language in LANGUAGES)


def holds(talk: Talk, key: str) -> bool:
    """Whether typed words hold one of the words that `key` lists, in either language."""
    said = squeezed(talk.turn.text)
    lists = (talk.context.catalogue.say(key, language) for language in LANGUAGES)
    return any(squeezed(word) in said for words in lists for word in words.split("|"))


def _is_one_of(text: str, phrases: str) -> bool:
    """Whether the text is one of the phrases, with or without a yes in front."""
    said = squeezed(text)
    return any(said in {lead + squeezed(phrase) for lead in ("", *POLITE_LEADS)} for phrase in phrases.split("|"))
