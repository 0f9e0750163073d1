"""Asking a register about the company, with its consent: what is asked, and what becomes of the answer.

An answer is kept like a document of the kind `business_status`: it fills what it proves, is another company's when the
business number is corrected, and disagrees with what the company says in the same way as a certificate does.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.services.answers.agreement import KOREA
from bot.services.base.context import Context
from bot.services.conversation import consenting, readings
from bot.services.conversation import situation as situations
from bot.services.conversation.situation import Situation
from bot.services.conversation.talk import Talk
from bot.store import audit, consents, conversations, documents, outbox, turns
from bot.store.consents import ConsentRecord
from bot.store.documents import Document
from bot.store.engine import Transaction
from document_fetch.model import Reading, Value
from forms.definitions.model import Asked

LOOK_UP = "register.look_up"
BUSINESS_STATUS = "business_status"
UNREGISTERED = "unregistered"
SILENT = "register.silent"


@dataclass(frozen=True)
class Answer:
    """What a register says of one business number."""

    business_number: str  # NNN-NN-NNNNN
    state: str  # operating, suspended, closed, or UNREGISTERED
    register: str  # its id, e.g. "nts"
    asked_at: dt.datetime  # with a time zone
    tax_type: str | None = None
    ended_on: dt.date | None = None  # of a closed business


def could_help(situation: Situation) -> bool:
    """Whether a register that this site asks answers a question of the programme."""
    if situation.draft is None or BUSINESS_STATUS not in situation.registers:
        return False
    return any(proof.kind == BUSINESS_STATUS for each in situation.programme.questions for proof in each.proved_by)


def ask_what_is_due(talk: Talk) -> None:
    """Queues a look at the company's number, once for each number, as soon as the consent to it stands."""
    number = talk.situation.answers.get("business_number")
    if number is None or not could_help(talk.situation) or not may_ask(talk.situation):
        return
    if any(_asked_number(each) == number.value for each in talk.situation.documents):
        return
    document_id = documents.new_id()
    documents.request(
        talk.tx,
        talk.turn.conversation_id,
        document_id,
        kind=BUSINESS_STATUS,
        name=talk.say(f"document.kind.{BUSINESS_STATUS}"),
        request={"number": number.value},
    )
    outbox.put(talk.tx, LOOK_UP, document_id)
    audit.note(talk.tx, "bot", "register.asked", document_id, kind=BUSINESS_STATUS)


def number_of(context: Context, document_id: str) -> str | None:
    """The business number that is to be looked up; None when the consent to it was withdrawn meanwhile."""
    with context.store.read() as tx:
        wanted = str((documents.get(tx, document_id).request or {})["number"])
    return wanted if may_still_ask(context, document_id) else None


def may_still_ask(context: Context, document_id: str) -> bool:
    """Whether the consent to what was queued still stands."""
    with context.store.read() as tx:
        now = situations.load(tx, context, documents.conversation_of(tx, document_id))
        return now.application is None or may_ask(now)


def record_answer(tx: Transaction, context: Context, document_id: str, answer: Answer) -> str:
    """Keeps the answer as it came and queues the turn that tells of it; gives the conversation to wake."""
    conversation_id = documents.conversation_of(tx, document_id)
    content = json.dumps(_plain(answer), ensure_ascii=False, sort_keys=True).encode()
    key = conversations.wrapped_key(tx, conversation_id) or b""
    documents.put_bytes(tx, document_id, context.vault.encrypt(key, conversation_id, document_id, content))
    documents.change(
        tx,
        document_id,
        state="parsed",
        request={"number": answer.business_number, "register": answer.register},
        reading=readings.as_json(_reading(answer), {"state": "no_expiry", "until": None}),
        problem=None,
        confirmed=True,  # nobody but the register could
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    audit.note(tx, "worker", "register.answered", document_id, register=answer.register, state=answer.state)
    turns.add(tx, conversation_id, "event", payload={"event": "register_answered", "document": document_id})
    return conversation_id


def record_dropped(tx: Transaction, document_id: str) -> str:
    """Nothing was asked, for the consent is gone; a later one asks anew."""
    conversation_id = documents.conversation_of(tx, document_id)
    documents.change(tx, document_id, state="dropped", request=None)
    audit.note(tx, "worker", "register.not_asked", document_id)
    return conversation_id


def record_silence(tx: Transaction, document_id: str, facts: Mapping[str, Any]) -> str | None:
    """Queues the turn that tells that the register is silent, the first time; gives the conversation to wake."""
    if documents.get(tx, document_id).problem is not None:
        return None
    conversation_id = documents.conversation_of(tx, document_id)
    documents.change(tx, document_id, problem={"response": SILENT, "facts": dict(facts)})
    audit.note(tx, "worker", "register.silent", document_id)
    turns.add(tx, conversation_id, "event", payload={"event": "register_silent", "document": document_id})
    return conversation_id


def withdraw(talk: Talk, asked: Asked = "registers") -> bool:
    """Takes the consent back; False when there is none. What is queued is not asked any more."""
    given = _given(talk.situation, asked) if talk.situation.application else ()
    for each in given:
        consents.record(
            talk.tx,
            talk.application.id,
            key=each.key,
            version=each.version,
            sha256=each.sha256,
            language=each.language,
            given=False,
            turn_id=talk.turn.id,
        )
        audit.note(talk.tx, "user", "consent", talk.application.id, key=each.key, version=each.version, given=False)
    return bool(given)


def may_ask(situation: Situation) -> bool:
    """Whether the consent to asking registers stands."""
    return bool(_given(situation))


def _given(situation: Situation, asked: Asked = "registers") -> tuple[ConsentRecord, ...]:
    keys = {consent.key for consent in situation.programme.consents if consent.asked == asked}
    return tuple(each for each in consenting.given(situation) if each.key in keys)


def _asked_number(document: Document) -> object:
    return (document.request or {}).get("number") if document.kind == BUSINESS_STATUS else None


def _reading(answer: Answer) -> Reading:
    """The answer as if it had been read; it stands on no page."""
    said = {
        "business_number": answer.business_number,
        "state": answer.state,
        "issued_on": answer.asked_at.astimezone(KOREA).date().isoformat(),
    }
    said |= {"ended_on": answer.ended_on.isoformat()} if answer.ended_on else {}
    values = {name: Value(value, value, 0, (0.0, 0.0, 0.0, 0.0), 1.0) for name, value in said.items()}
    return Reading(BUSINESS_STATUS, values, 0)


def _plain(answer: Answer) -> dict[str, str | None]:
    return {
        "business_number": answer.business_number,
        "state": answer.state,
        "register": answer.register,
        "asked_at": answer.asked_at.isoformat(),
        "tax_type": answer.tax_type,
        "ended_on": answer.ended_on.isoformat() if answer.ended_on else None,
    }
