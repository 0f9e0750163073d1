"""One turn as the gateway asks for it; pure, so that it is tested without Rasa."""

import json
import re
from dataclasses import dataclass
from typing import Any, Collection, Dict, Optional

KEY_HEADER = "X-Gildong-Secret"  # both ways: who calls us, and who we are to the action endpoint
BODY_LIMIT = 65_536  # bytes
TEXT_LIMIT = 8_000  # characters
ID_LIMIT = 128  # characters

LANGUAGES = ("ko", "en")
WORD_JOINER = "\u2060"  # invisible, and no white space to str.strip()

_ID = re.compile(r"[A-Za-z0-9._:-]{1,%d}" % ID_LIMIT)
_INTENT = re.compile(r"[a-z_]{1,64}")
_REQUIRED = {"turn_id", "conversation_id", "language", "form_open"}


class TurnError(Exception):
    """The request does not say a turn."""


@dataclass(frozen=True)
class Turn:
    """One message of one conversation; exactly one of `text` and `intent` is set."""

    turn_id: str
    conversation_id: str
    language: str
    #: What the gateway's database says: a questionnaire is open in this conversation.
    form_open: bool
    text: Optional[str] = None
    intent: Optional[str] = None

    @property
    def metadata(self) -> Dict[str, Any]:
        """What actions get to see of the request."""
        return {"turn_id": self.turn_id, "language": self.language, "form_open": self.form_open}


def read(body: bytes, intents: Collection[str]) -> Turn:
    """The turn in a request's body (JSON); TurnError for anything else, an intent outside `intents` too."""
    if len(body) > BODY_LIMIT:
        raise TurnError
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError) as exc:
        raise TurnError from exc
    if not isinstance(fields, dict):
        raise TurnError
    _check(fields)
    turn = Turn(**fields)
    if turn.intent is not None and turn.intent not in intents:
        raise TurnError
    return turn


def _check(fields: Dict[str, Any]) -> None:
    said = set(fields) - _REQUIRED
    if not set(fields) >= _REQUIRED or said not in ({"text"}, {"intent"}):
        raise TurnError
    good = (
        _matches(_ID, fields["turn_id"])
        and _matches(_ID, fields["conversation_id"])
        and fields["language"] in LANGUAGES
        and isinstance(fields["form_open"], bool)
        and (_matches(_INTENT, fields["intent"]) if "intent" in fields else _is_text(fields["text"]))
    )
    if not good:
        raise TurnError


def _matches(pattern: "re.Pattern[str]", value: Any) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_text(value: Any) -> bool:
    # Lone surrogates pass JSON but cannot be written as UTF-8 in the call of an action.
    return isinstance(value, str) and 0 < len(value) <= TEXT_LIMIT and not re.search("[\ud800-\udfff]", value)


def harmless(text: str) -> str:
    """`text` with U+2060 before it where Rasa would read an intent: "/start", "@..." after any white space."""
    return WORD_JOINER + text if text.strip().startswith(("/", "@")) else text
