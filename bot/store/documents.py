"""Documents that a user gave us or a register answered: what they are, and their encrypted bytes."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import insert, select, update

from bot.store.engine import Transaction
from bot.store.moments import now
from bot.store.tables import document_bytes, documents

#: requested: a register was asked. held: waits unread for consent. uploaded: waits to be read. parsed: read, consistent
#: with the application, not verified by the issuer. mismatched, replaced: as an application sees it; these two are
#: never stored.
State = Literal[
    "requested", "held", "uploaded", "parsed", "stated", "expired", "mismatched", "unreadable", "replaced", "dropped"
]
#: The states in which a document comes in.
FirstState = Literal["held", "uploaded"]


@dataclass(frozen=True, kw_only=True)
class Document:
    """One file and what was read from it."""

    id: str
    name: str
    #: Bytes.
    size: int
    sha256: str
    #: What kind of file it is by its bytes, such as image/jpeg; None for a PDF and for what nobody can read.
    media: str | None
    state: State
    kind: str | None
    #: `{pages, stands_on, part_of, validity: {state, until}, values: {field: {text, value, page, box, doubtful}}}`
    reading: dict[str, Any] | None
    #: `{response, facts}` of why it cannot be used.
    problem: dict[str, Any] | None
    confirmed: bool
    #: What a register was asked, as the one who asks wrote it; None for what the user gave.
    request: dict[str, Any] | None = None
    #: `{verdict: confirmed | mismatch, register, at}` as its issuer's register says; None before it was asked.
    verification: dict[str, Any] | None = None

    @property
    def verdict(self) -> str | None:
        """What its issuer's register says: confirmed, mismatch, or None before it was asked."""
        return (self.verification or {}).get("verdict")

    @property
    def source_id(self) -> str:
        """The document that has the bytes: another one where this is a further certificate of its file."""
        return str((self.reading or {}).get("part_of", self.id))

    @property
    def issued_on(self) -> date | None:
        """The day of issue that was read; None when there is none."""
        printed = (self.reading or {}).get("values", {}).get("issued_on", {}).get("value")
        try:
            return date.fromisoformat(printed) if printed else None
        except ValueError:
            return None


def add(
    tx: Transaction,
    conversation_id: str,
    document_id: str,
    *,
    name: str,
    size: int,
    sha256: str,
    media: str | None = None,
    encrypted: bytes,
    state: FirstState,
) -> None:
    tx.execute(
        insert(documents).values(
            id=document_id,
            conversation_id=conversation_id,
            name=name,
            size=size,
            sha256=sha256,
            state=state,
            confirmed=False,
            received_at=now(),
            **({"media": media} if media else {}),
        )
    )
    put_bytes(tx, document_id, encrypted)


def request(
    tx: Transaction, conversation_id: str, document_id: str, *, kind: str, name: str, request: dict[str, Any]
) -> None:
    """Keeps that a register is asked; it has no bytes before the answer."""
    facts = {"kind": kind, "name": name, "request": request, "state": "requested", "confirmed": False}
    empty = {"size": 0, "sha256": ""}
    tx.execute(
        insert(documents).values(id=document_id, conversation_id=conversation_id, received_at=now(), **facts, **empty)
    )


def put_bytes(tx: Transaction, document_id: str, encrypted: bytes) -> None:
    tx.execute(insert(document_bytes).values(document_id=document_id, encrypted=encrypted))


def add_part(tx: Transaction, source_id: str, **changes: Any) -> str:
    """A further certificate of a file that is here, which keeps the bytes; gives the new document's id."""
    source = tx.execute(select(documents).where(documents.c.id == source_id)).one()
    same = {name: getattr(source, name) for name in ("conversation_id", "name", "size", "sha256", "media")}
    document_id = new_id()
    reading = {**changes.pop("reading"), "part_of": source_id}
    tx.execute(
        insert(documents).values(id=document_id, confirmed=False, received_at=now(), reading=reading, **same, **changes)
    )
    return document_id


def new_id() -> str:
    return str(uuid.uuid4())


def get(tx: Transaction, document_id: str) -> Document:
    return _document(tx.execute(select(documents).where(documents.c.id == document_id)).one())


def conversation_of(tx: Transaction, document_id: str) -> str:
    wanted = select(documents.c.conversation_id).where(documents.c.id == document_id)
    found: str = tx.execute(wanted).scalar_one()
    return found


def encrypted_bytes(tx: Transaction, document_id: str) -> bytes:
    wanted = select(document_bytes.c.encrypted).where(document_bytes.c.document_id == document_id)
    found: bytes = tx.execute(wanted).scalar_one()
    return found


def of_conversation(tx: Transaction, conversation_id: str) -> tuple[Document, ...]:
    """In the order in which they came."""
    mine = select(documents).where(documents.c.conversation_id == conversation_id)
    return tuple(_document(row) for row in tx.execute(mine.order_by(documents.c.received_at, documents.c.id)))


def change(tx: Transaction, document_id: str, **changes: Any) -> None:
    tx.execute(update(documents).where(documents.c.id == document_id).values(**changes))


def _document(row: Any) -> Document:
    return Document(
        id=row.id,
        name=row.name,
        size=row.size,
        sha256=row.sha256,
        media=row.media,
        state=row.state,
        kind=row.kind,
        reading=row.reading,
        problem=row.problem,
        confirmed=row.confirmed,
        request=row.request,
        verification=row.verification,
    )
