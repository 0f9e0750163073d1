"""The transcript: every message has a number of its conversation, without gaps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import insert, select, update

from bot.store.engine import Transaction
from bot.store.moments import now
from bot.store.tables import conversations, messages

Sender = Literal["user", "bot", "staff", "system"]


@dataclass(frozen=True, kw_only=True)
class Message:
    """One line of the transcript; `body` holds text, buttons, rows, sources, document."""

    seq: int
    sender: Sender
    client_id: str | None
    body: dict[str, Any]
    at: datetime

    def as_json(self) -> dict[str, Any]:
        """The form that the web channel's API documents."""
        named = {"id": self.client_id} if self.client_id else {}
        return {"seq": self.seq, "from": self.sender, **named, **self.body, "at": self.at.isoformat()}


def add(
    tx: Transaction, conversation_id: str, sender: Sender, body: dict[str, Any], client_id: str | None = None
) -> Message:
    """Appends a message under the conversation's next number."""
    numbered = (
        update(conversations)
        .where(conversations.c.id == conversation_id)
        .values(last_seq=conversations.c.last_seq + 1)
        .returning(conversations.c.last_seq)
    )
    message = Message(seq=tx.execute(numbered).scalar_one(), sender=sender, client_id=client_id, body=body, at=now())
    tx.execute(
        insert(messages).values(
            conversation_id=conversation_id,
            seq=message.seq,
            sender=sender,
            client_id=client_id,
            body=body,
            created_at=message.at,
        )
    )
    return message


def by_client_id(tx: Transaction, conversation_id: str, client_id: str) -> Message | None:
    mine = messages.c.conversation_id == conversation_id
    row = tx.execute(select(messages).where(mine, messages.c.client_id == client_id)).one_or_none()
    return _message(row) if row else None


def after(tx: Transaction, conversation_id: str, seq: int) -> tuple[Message, ...]:
    """Every message with a higher number, in order."""
    later = select(messages).where(messages.c.conversation_id == conversation_id, messages.c.seq > seq)
    return tuple(_message(row) for row in tx.execute(later.order_by(messages.c.seq)))


def _message(row: Any) -> Message:
    return Message(seq=row.seq, sender=row.sender, client_id=row.client_id, body=row.body, at=row.created_at)


def last_of_bot(tx: Transaction, conversation_id: str) -> Message | None:
    mine = select(messages).where(messages.c.conversation_id == conversation_id, messages.c.sender == "bot")
    row = tx.execute(mine.order_by(messages.c.seq.desc()).limit(1)).one_or_none()
    return _message(row) if row else None
