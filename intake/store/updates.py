"""What the sender is told: one row for each change of a case."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, select

from intake.contract import MAX_UPDATES, Status, Update
from intake.store.engine import Transaction
from intake.store.tables import cases, updates


def add(tx: Transaction, case_id: int, status: Status, at: datetime) -> None:
    tx.execute(insert(updates).values(case_id=case_id, status=status, at=at))


def after(tx: Transaction, sequence: int) -> tuple[Update, ...]:
    """The changes after `sequence`, oldest first."""
    columns = (updates.c.sequence, cases.c.receipt, cases.c.submission_id, updates.c.status, updates.c.at)
    rows = tx.execute(
        select(*columns)
        .join(cases, cases.c.id == updates.c.case_id)
        .where(updates.c.sequence > sequence)
        .order_by(updates.c.sequence)
        .limit(MAX_UPDATES)
    ).mappings()
    return tuple(Update.model_validate(dict(row)) for row in rows)
