"""Buttons: opaque ids for what may be pressed, valid in their own conversation only."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select

from bot.store.engine import Transaction
from bot.store.tables import buttons


@dataclass(frozen=True)
class Offer:
    """A button before it has an id: what it says and what it means."""

    label: str
    payload: dict[str, Any]


@dataclass(frozen=True)
class Button:
    """A button that was offered."""

    id: str
    label: str
    payload: dict[str, Any]


def offer(tx: Transaction, conversation_id: str, offers: Sequence[Offer]) -> list[dict[str, str]]:
    """Stores the offers and gives the `{id, label}` pairs that the page shows."""
    if not offers:
        return []
    made = [Button(secrets.token_urlsafe(12), each.label, each.payload) for each in offers]
    rows = [{"id": b.id, "conversation_id": conversation_id, "label": b.label, "payload": b.payload} for b in made]
    tx.execute(insert(buttons), rows)
    return [{"id": button.id, "label": button.label} for button in made]


def find(tx: Transaction, conversation_id: str, button_id: str) -> Button | None:
    mine = buttons.c.conversation_id == conversation_id
    row = tx.execute(select(buttons).where(mine, buttons.c.id == button_id)).one_or_none()
    return Button(row.id, row.label, row.payload) if row else None
