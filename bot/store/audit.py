"""The audit trail: who did what to which subject, without personal data."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select

from bot.store.engine import Transaction
from bot.store.moments import now
from bot.store.tables import audit


def note(tx: Transaction, actor: str, action: str, subject_id: str, **facts: Any) -> None:
    tx.execute(insert(audit).values(at=now(), actor=actor, action=action, subject_id=subject_id, facts=facts))


def actions_on(tx: Transaction, subject_id: str) -> tuple[str, ...]:
    """The names of what was done to the subject, in order."""
    return tuple(tx.scalars(select(audit.c.action).where(audit.c.subject_id == subject_id).order_by(audit.c.id)))
