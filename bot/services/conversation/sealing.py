"""What nobody may read in clear, kept with the conversation's key for as long as a fetch needs it."""

from __future__ import annotations

from bot.services.base.context import Context
from bot.store import conversations, fetches
from bot.store.engine import Transaction


def keep(tx: Transaction, context: Context, conversation_id: str, fetch_id: str, own_id: str, content: bytes) -> None:
    """Keeps the bytes for the fetch under their own id; takes the place of what was there."""
    key = conversations.wrapped_key(tx, conversation_id) or b""
    fetches.seal(tx, fetch_id, own_id, context.vault.encrypt(key, conversation_id, own_id, content))


def read(tx: Transaction, context: Context, conversation_id: str, own_id: str) -> bytes | None:
    """What is kept under that id; None when it has been deleted."""
    encrypted = fetches.sealed_bytes(tx, own_id)
    if encrypted is None:
        return None
    key = conversations.wrapped_key(tx, conversation_id) or b""
    return context.vault.decrypt(key, conversation_id, own_id, encrypted)
