"""Having the tax office confirm a registration that was read, with the company's consent.

Until it answers the certificate counts as what it is, unverified; the answer makes it more by itself.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from bot.services.base.context import Context
from bot.services.base.reply import Reply
from bot.services.conversation import readings
from bot.services.conversation.talk import Talk
from bot.services.files import document_words
from bot.services.verification import register_words, registers
from bot.store import audit, documents, outbox, turns
from bot.store.engine import Transaction
from document_fetch.connectors import authenticity
from document_fetch.connectors.nts_wire import Registration

CONFIRM = "register.confirm"
AUTHENTICITY = "business_authenticity"
Verdict = Literal["confirmed", "mismatch"]


def ask_what_is_due(talk: Talk) -> None:
    """Queues the question for each registration that was read, once each."""
    if AUTHENTICITY not in talk.situation.registers or not registers.may_ask(talk.situation):
        return
    for document in talk.situation.documents:
        is_due = document.state == "parsed" and document.verification is None and document.kind in authenticity.KINDS
        if is_due and authenticity.registration_of(readings.from_json(document)) is not None:
            outbox.put(talk.tx, CONFIRM, document.id)


def registration_of(context: Context, document_id: str) -> Registration | None:
    """What is to be confirmed; None when the consent to it was withdrawn meanwhile."""
    with context.store.read() as tx:
        reading = readings.from_json(documents.get(tx, document_id))
    return authenticity.registration_of(reading) if registers.may_still_ask(context, document_id) else None


def record(tx: Transaction, document_id: str, verdict: Verdict, register: str, at: dt.datetime) -> str:
    """Keeps what the register says and queues the turn that tells of it; gives the conversation to wake."""
    conversation_id = documents.conversation_of(tx, document_id)
    said = {"verdict": verdict, "register": register, "at": at.isoformat()}
    documents.change(tx, document_id, verification=said)
    audit.note(tx, "worker", "register.confirmed", document_id, register=register, verdict=verdict)
    turns.add(tx, conversation_id, "event", payload={"event": "register_confirmed", "document": document_id})
    return conversation_id


def told(opened: Talk) -> tuple[Reply, ...]:
    """That the certificate is what the register has, by its line; that it is not, in words."""
    document = opened.situation.document(opened.turn.payload["document"])
    line = document_words.line(opened, document)
    if document.verdict != "mismatch" or document.state != "parsed":
        return (Reply(text="", document=line),)
    register = register_words.name(opened, str((document.verification or {})["register"]))
    words = opened.say("register.mismatch", register=register, name=document_words.kind_name(opened, document))
    return (Reply(text=words, document=line),)
