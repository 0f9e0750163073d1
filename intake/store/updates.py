"""What the sender is told: one row for each change of a case, or of a referral of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, RowMapping, false, insert, or_, select

from intake.contract import MAX_UPDATES, ReferralState, ReferralUpdate, Status, Update
from intake.store.engine import Transaction
from intake.store.tables import cases, referrals, updates

_COLUMNS = (
    updates.c.sequence, cases.c.receipt, cases.c.submission_id, updates.c.status, updates.c.at,
    updates.c.referral_id, referrals.c.partner, referrals.c.name, referrals.c.reason,
)  # fmt: skip
_KINDS: dict[str, ColumnElement[bool]] = {
    "case": updates.c.referral_id.is_(None),
    "referral": updates.c.referral_id.is_not(None),
}


def add(tx: Transaction, case_id: int, status: Status, at: datetime) -> None:
    tx.execute(insert(updates).values(case_id=case_id, status=status, at=at))


def add_of_referral(tx: Transaction, case_id: int, referral_id: str, state: ReferralState, at: datetime) -> None:
    tx.execute(insert(updates).values(case_id=case_id, referral_id=referral_id, status=state, at=at))


def after(tx: Transaction, sequence: int, kinds: Collection[str]) -> tuple[Update | ReferralUpdate, ...]:
    """The changes of these kinds after `sequence`, oldest first; a kind that is not known has none."""
    wanted = or_(false(), *(_KINDS[kind] for kind in kinds if kind in _KINDS))
    rows = tx.execute(
        select(*_COLUMNS)
        .join(cases, cases.c.id == updates.c.case_id)
        .outerjoin(referrals, referrals.c.id == updates.c.referral_id)
        .where(updates.c.sequence > sequence, wanted)
        .order_by(updates.c.sequence)
        .limit(MAX_UPDATES)
    ).mappings()
    return tuple(map(_update, rows))


def _update(row: RowMapping) -> Update | ReferralUpdate:
    facts = {name: row[name] for name in ("sequence", "receipt", "submission_id", "status", "at")}
    if row["referral_id"] is None:
        return Update.model_validate(facts)
    reason = row["reason"] if row["status"] == "declined" else None
    key = row["partner"].rpartition("/")[2]
    return ReferralUpdate(**facts, kind="referral", partner=key, name=row["name"], reason=reason)
