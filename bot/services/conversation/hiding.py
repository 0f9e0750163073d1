"""Typed words that no transcript may keep: hidden as they come in, and read once, by the step that asked for them."""

from __future__ import annotations

import re
import uuid

from bot.services.base.context import Context
from bot.services.base.wordings import squeezed
from bot.services.conversation import sealing
from bot.services.conversation.talk import Talk
from bot.store import applications, conversations, fetches
from bot.store.engine import Transaction
from forms.definitions.model import LANGUAGES

#: Asks for the name, the birth date and the phone number of whoever approves; all that is typed there is hidden.
PERSON = "fetch_person"
#: Steps around it, at which somebody may say all at once: hidden when it holds as many digits as a birth date has.
NEAR = frozenset({"consent_fetch", "fetch_number", "fetch_app"})
FEWEST_DIGITS = 6
#: Asks for the business number, which is no secret; mobile numbers begin with 0.
OF_THE_BUSINESS = "fetch_number"
_BUSINESS_NUMBER = re.compile(r"\D*[1-9]\d{2}[- ]?\d{2}[- ]?\d{5}\D*")
#: In the payload of a turn, the id under which its words are kept.
SEALED = "sealed"


def hide(tx: Transaction, context: Context, conversation_id: str, text: str) -> tuple[str, dict[str, str]]:
    """What the transcript keeps instead of the text, and what the turn must know; the text itself and nothing else."""
    application = applications.of_conversation(tx, conversation_id)
    fetch = fetches.open_of(tx, application.id) if application else None
    kind, key = (application.open_step if application else None) or ("", "")
    if not _is_personal(kind, text) or _is_aside(context, text):
        return text, {}
    own_id = str(uuid.uuid4())
    if fetch is not None:  # else its time is over: what is typed for it is kept nowhere
        sealing.keep(tx, context, conversation_id, fetch.id, own_id, text.encode())
    language = conversations.get(tx, conversation_id).language
    label = context.catalogue.say(f"fetch.hidden.{key}" if kind == PERSON else "fetch.hidden.more", language)
    return label, {SEALED: own_id}


def is_hidden(talk: Talk) -> bool:
    return SEALED in talk.turn.payload


def typed(talk: Talk) -> str:
    """The words as they were typed, which are deleted with this; empty where they are gone already."""
    own_id = str(talk.turn.payload[SEALED])
    kept = sealing.read(talk.tx, talk.context, talk.turn.conversation_id, own_id)
    fetches.unseal(talk.tx, own_id)
    return (kept or b"").decode()


def _is_personal(kind: str, text: str) -> bool:
    if kind == OF_THE_BUSINESS and _BUSINESS_NUMBER.fullmatch(text):
        return False
    return kind == PERSON or (kind in NEAR and sum(letter.isdigit() for letter in text) >= FEWEST_DIGITS)


def _is_aside(context: Context, text: str) -> bool:
    """Whether it is a call for help or the like, word for word; whatever else may be somebody's name."""
    lists = (context.catalogue.say("asked.aside", language) for language in LANGUAGES)
    return any(squeezed(text) == squeezed(phrase) for phrases in lists for phrase in phrases.split("|"))
