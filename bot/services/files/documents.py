"""Files that a user gives: kept encrypted at once, read by the worker, understood in a turn of their own."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.services.base.context import Context
from bot.services.conversation import consenting, readings, situation
from bot.store import audit, conversations, documents, messages, outbox, turns
from bot.store.documents import FirstState
from bot.store.engine import Transaction
from bot.store.messages import Message
from document_fetch import service
from document_fetch.checking import validity
from document_fetch.errors import DocumentError
from document_fetch.media import media_of
from document_fetch.model import Reading

READ = "document.read"
MAX_NAME = 120  # characters


@dataclass(frozen=True)
class Upload:
    """A file as it came in."""

    client_id: str
    name: str
    content: bytes


def receive(context: Context, conversation_id: str, upload: Upload) -> Message:
    """Stores the file encrypted and queues its reading, in one transaction; the same client id counts once.

    Before the consent that reading needs, it queues the turn that says so instead.
    """
    document_id, name = documents.new_id(), file_name(upload.name)
    with context.store.begin() as tx:
        conversations.hold(tx, conversation_id)
        known = messages.by_client_id(tx, conversation_id, upload.client_id)
        if known is not None:
            return known
        state = _first_state(tx, context, conversation_id)
        _keep(tx, context, conversation_id, document_id, Upload(upload.client_id, name, upload.content), state)
        _queue(tx, conversation_id, document_id, state)
        audit.note(tx, "user", "document.uploaded", document_id, size=len(upload.content), state=state)
        line = _waiting_line(tx, context, conversation_id, document_id, name, state)
        return messages.add(tx, conversation_id, "user", {"text": name, "document": line}, upload.client_id)


def read(context: Context, document_id: str) -> tuple[dict[str, Any], ...]:
    """Reads the document's bytes in the sandbox; gives what to store of each certificate in it, one at least.

    Takes seconds; holds no transaction.
    """
    content = _content(context, document_id)
    try:
        return tuple(_changes(context, reading) for reading in service.read_all(content))
    except DocumentError as problem:
        told = {"response": problem.response, "facts": _plain(problem.facts)}
        return ({"state": "unreadable", "problem": told},)


def _changes(context: Context, reading: Reading) -> dict[str, Any]:
    valid = validity.check(reading, context.today())
    until = valid.until.isoformat() if valid.until else None
    state = "expired" if valid.state == "expired" else "parsed"
    stored = readings.as_json(reading, {"state": valid.state, "until": until})
    return {"state": state, "kind": reading.kind, "reading": stored}


def record_reading(tx: Transaction, document_id: str, found: Sequence[dict[str, Any]]) -> str:
    """Stores what was read and queues the turns that tell the user, one a certificate; gives the conversation's id."""
    conversation_id = documents.conversation_of(tx, document_id)
    documents.change(tx, document_id, **found[0])
    _tell(tx, conversation_id, document_id, found[0])
    for further in found[1:]:
        _tell(tx, conversation_id, documents.add_part(tx, document_id, **further), further)
    return conversation_id


def _tell(tx: Transaction, conversation_id: str, document_id: str, changes: dict[str, Any]) -> None:
    turns.add(tx, conversation_id, "event", payload={"event": "document_read", "document": document_id})
    audit.note(tx, "worker", "document.read", document_id, state=changes["state"], kind=changes.get("kind"))


def content_of(tx: Transaction, context: Context, document_id: str) -> bytes:
    """The document's decrypted bytes."""
    conversation_id = documents.conversation_of(tx, document_id)
    key = conversations.wrapped_key(tx, conversation_id) or b""
    source_id = documents.get(tx, document_id).source_id
    return context.vault.decrypt(key, conversation_id, source_id, documents.encrypted_bytes(tx, source_id))


def file_name(name: str) -> str:
    """The sender's file name, made harmless to show: one line, no path, not too long."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    visible = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c)[0] != "C").strip()
    return visible[-MAX_NAME:] or "document.pdf"


def _content(context: Context, document_id: str) -> bytes:
    with context.store.read() as tx:
        return content_of(tx, context, document_id)


def _first_state(tx: Transaction, context: Context, conversation_id: str) -> FirstState:
    may_read = consenting.may_read(situation.load(tx, context, conversation_id))
    return "uploaded" if may_read else "held"


def _keep(
    tx: Transaction, context: Context, conversation_id: str, document_id: str, upload: Upload, state: FirstState
) -> None:
    key = conversations.wrapped_key(tx, conversation_id) or b""
    encrypted = context.vault.encrypt(key, conversation_id, document_id, upload.content)
    digest = hashlib.sha256(upload.content).hexdigest()
    documents.add(
        tx,
        conversation_id,
        document_id,
        name=upload.name,
        size=len(upload.content),
        sha256=digest,
        media=media_of(upload.content),
        encrypted=encrypted,
        state=state,
    )


def _queue(tx: Transaction, conversation_id: str, document_id: str, state: FirstState) -> None:
    if state == "uploaded":
        outbox.put(tx, READ, document_id)
    else:
        turns.add(tx, conversation_id, "event", payload={"event": "document_held", "document": document_id})


def _waiting_line(
    tx: Transaction, context: Context, conversation_id: str, document_id: str, name: str, state: FirstState
) -> dict[str, str]:
    language = conversations.get(tx, conversation_id).language
    label = context.catalogue.say(f"document.{state}", language)
    return {"id": document_id, "name": name, "state": state, "label": label}


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: fact if isinstance(fact, (int, float)) else str(fact) for name, fact in facts.items()}
