"""Errors of the bot: the docstring is the message, facts are attributes, `response` keys the words for people."""

from __future__ import annotations

from typing import Any


class GildongError(Exception):
    """Something went wrong."""

    response = "error.internal"

    def __init__(self, **facts: Any) -> None:
        self.facts = facts
        for name, value in facts.items():
            setattr(self, name, value)
        details = ", ".join(f"{name}={value!r}" for name, value in facts.items())
        super().__init__(f"{self.__doc__} {details}".strip())


class UnknownToken(GildongError):
    """The token opens no conversation."""

    response = "error.token"


class UnknownButton(GildongError):
    """The button was never offered in this conversation."""

    response = "error.button"


class TextTooLong(GildongError):
    """The message is longer than is taken."""

    response = "error.text_too_long"


class TextUnreadable(GildongError):
    """The message holds nothing that can be read."""

    response = "error.text_unreadable"


class BadRequest(GildongError):
    """The request does not have the documented form."""

    response = "error.request"


class NotFound(GildongError):
    """There is nothing at this address."""

    response = "error.not_found"


class TooLarge(GildongError):
    """The body of the request is larger than is taken."""

    response = "error.too_large"


class TooFast(GildongError):
    """More requests than a person makes."""

    response = "error.too_fast"


class ForeignOrigin(GildongError):
    """The page that asks is not on the list of origins."""

    response = "error.origin"


class TransitionRefused(GildongError):
    """The application cannot go from its state to the wanted one."""

    response = "error.transition"


class Misconfigured(GildongError):
    """Gildong cannot start like this."""


class CellFailed(GildongError):
    """The Rasa cell answered that it failed."""


class CellUnreachable(GildongError):
    """The Rasa cell did not answer."""


class IntakeFailed(GildongError):
    """The agency's intake gave no usable answer; it may give one in a moment."""


class IntakeMisconfigured(IntakeFailed):
    """The intake does not know us: the shared key, or its address, is set wrong on one side."""


class IntakeRefused(IntakeFailed):
    """The intake refuses the dossier for what it is, and will refuse the same bytes again."""

    status: int
    code: str
    detail: str


class DocumentKeyLost(GildongError):
    """The key of the document is gone, so it cannot be read."""

    response = "error.document.key_lost"
