"""Conversations: who talks with us, in which language, and who answers."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Row, insert, select, update

from bot.store.engine import Transaction
from bot.store.moments import now
from bot.store.tables import conversations, data_keys
from forms.definitions.model import Language

#: README.md draws these, and tests/test_docs.py compares.
Owner = Literal["bot", "waiting", "staff", "closed"]


@dataclass(frozen=True, kw_only=True)
class Conversation:
    """One talk with one person."""

    id: str
    language: Language
    owner: Owner
    human_wanted_at: datetime | None
    #: Number of the newest message.
    last_seq: int


def token_hash(token: str) -> str:
    """Tokens are stored as hashes only: a stolen database opens no conversation."""
    return hashlib.sha256(token.encode()).hexdigest()


def create(tx: Transaction, conversation_id: str, *, token: str, language: Language, wrapped_key: bytes) -> None:
    tx.execute(
        insert(conversations).values(
            id=conversation_id,
            token_hash=token_hash(token),
            channel="web",
            language=language,
            owner="bot",
            last_seq=0,
            created_at=now(),
        )
    )
    tx.execute(insert(data_keys).values(conversation_id=conversation_id, wrapped=wrapped_key))


def by_token(tx: Transaction, token: str) -> Conversation | None:
    row = tx.execute(select(conversations).where(conversations.c.token_hash == token_hash(token))).one_or_none()
    return _conversation(row) if row else None


def get(tx: Transaction, conversation_id: str) -> Conversation:
    return _conversation(tx.execute(select(conversations).where(conversations.c.id == conversation_id)).one())


def hold(tx: Transaction, conversation_id: str) -> None:
    """Whoever else writes to this conversation waits until the transaction is over; SQLite has one writer anyway."""
    mine = select(conversations.c.id).where(conversations.c.id == conversation_id)
    tx.execute(mine.with_for_update(key_share=True))


def set_language(tx: Transaction, conversation_id: str, language: Language) -> None:
    tx.execute(update(conversations).where(conversations.c.id == conversation_id).values(language=language))


def want_human(tx: Transaction, conversation_id: str) -> None:
    """Records the wish for a human once: a second call keeps the first time."""
    wish = update(conversations).where(conversations.c.id == conversation_id, conversations.c.human_wanted_at.is_(None))
    tx.execute(wish.values(human_wanted_at=now()))


def wrapped_key(tx: Transaction, conversation_id: str) -> bytes | None:
    return tx.scalar(select(data_keys.c.wrapped).where(data_keys.c.conversation_id == conversation_id))


def _conversation(row: Row[tuple[object, ...]]) -> Conversation:
    return Conversation(
        id=row.id,
        language=row.language,
        owner=row.owner,
        human_wanted_at=row.human_wanted_at,
        last_seq=row.last_seq,
    )
