"""Rows to begin with, and threads that all start at once."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from bot.store import applications, conversations, documents
from bot.store.engine import Transaction

#: Waits that this long only happen when something is stuck.
STUCK_SECONDS = 30


def new_conversation(tx: Transaction, *, token: str | None = None, language: str = "ko") -> str:
    conversation_id = str(uuid.uuid4())
    conversations.create(
        tx,
        conversation_id,
        token=token or uuid.uuid4().hex,
        language=language,  # type: ignore[arg-type]
        wrapped_key=b"wrapped",
    )
    return conversation_id


def new_application(tx: Transaction, conversation_id: str | None = None) -> str:
    conversation_id = conversation_id or new_conversation(tx)
    return applications.create(tx, conversation_id, "kosme.shared_logistics", "2026-1")


def new_document(tx: Transaction, conversation_id: str, name: str = "등록증.pdf") -> str:
    document_id = documents.new_id()
    facts = {"name": name, "size": 3, "sha256": "0" * 64}
    documents.add(tx, conversation_id, document_id, **facts, encrypted=b"sealed", state="uploaded")
    return document_id


def at_once(count: int, work: Callable[[int], Any]) -> list[Any]:
    """Runs `work(0) .. work(count - 1)` in as many threads, started together; gives their results in order."""
    gate = threading.Barrier(count)

    def enter(number: int) -> Any:
        gate.wait(STUCK_SECONDS)
        return work(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(enter, range(count), timeout=STUCK_SECONDS))
