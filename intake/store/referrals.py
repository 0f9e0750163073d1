"""Referrals: what was offered to which partner, and what became of it.

A partner's queries look at this table and at no other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select, update

from intake.contract import ReferralState
from intake.store.engine import Transaction
from intake.store.tables import cases, referrals

Answer = Mapping[str, Any]  # key; label and shown value, each by language


@dataclass(frozen=True, kw_only=True)
class Referral:
    """A case, as far as one partner may know of it."""

    id: str
    case_id: int
    receipt: str
    partner: str
    name: Mapping[str, str]  # of the partner, by language
    programme_name: Mapping[str, str]  # by language
    answers: tuple[Answer, ...]
    state: ReferralState
    reason: str | None
    offered_at: datetime
    settled_at: datetime | None
    place: str | None = None  # in its one spelling
    capacity: int | None = None
    seat: int | None = None  # once it is accepted

    def shown(self, key: str, language: str) -> str | None:
        """What was answered to a question, where the partner may see it."""
        return next((answer["shown"][language] for answer in self.answers if answer["key"] == key), None)


@dataclass(frozen=True)
class Page:
    """Some of a partner's referrals, newest first, and how many there are."""

    referrals: tuple[Referral, ...]
    total: int


def add(tx: Transaction, referral: Referral) -> None:
    columns = {name: getattr(referral, name) for name in Referral.__dataclass_fields__}
    tx.execute(insert(referrals).values(**columns | {"answers": list(referral.answers)}))


def settle(tx: Transaction, referral_id: str, state: ReferralState, at: datetime, **changes: Any) -> None:
    """The partner has answered, or the offer was taken back."""
    mine = update(referrals).where(referrals.c.id == referral_id)
    tx.execute(mine.values(state=state, settled_at=at, **changes))


def find(tx: Transaction, partner: str, referral_id: str) -> Referral | None:
    """The partner's own referral of that id."""
    return next(iter(_every(tx, (referrals.c.partner == partner) & (referrals.c.id == referral_id))), None)


def of_partner(tx: Transaction, partner: str, *, limit: int, offset: int) -> Page:
    """A page of the partner's own referrals."""
    mine = referrals.c.partner == partner
    total = tx.scalar(select(func.count()).select_from(referrals).where(mine))
    return Page(_every(tx, mine, limit, offset), total or 0)


def of_case(tx: Transaction, case_id: int) -> tuple[Referral, ...]:
    """Every referral of a case, newest first."""
    return _every(tx, referrals.c.case_id == case_id)


def without_partner(tx: Transaction, case_ids: Sequence[int]) -> frozenset[int]:
    """Those of the cases that were declined, and stand open with nobody."""
    states: dict[int, set[str]] = {}
    for row in tx.execute(select(referrals.c.case_id, referrals.c.state).where(referrals.c.case_id.in_(case_ids))):
        states.setdefault(row.case_id, set()).add(row.state)
    return frozenset(
        case_id for case_id, found in states.items() if "declined" in found and not found & {"offered", "accepted"}
    )


def offered_of_submission(tx: Transaction, submission_id: str) -> tuple[Referral, ...]:
    """What partners have not answered yet of any revision of a submission."""
    revisions = select(cases.c.id).where(cases.c.submission_id == submission_id)
    return _every(tx, referrals.c.case_id.in_(revisions) & (referrals.c.state == "offered"))


@dataclass(frozen=True)
class Demand:
    """Who else has a place, or would like it."""

    free: int  # seats that nobody has
    waiting: int  # other companies that have not been answered


def demand(tx: Transaction, referral: Referral) -> Demand:
    """How the place of a referral stands; all is free where it is for none."""
    others = [each for each in _of_place(tx, referral) if each.case_id != referral.case_id]
    taken = sum(each.seat is not None for each in others)
    return Demand((referral.capacity or 0) - taken, sum(each.state == "offered" for each in others))


def free_seat(tx: Transaction, referral: Referral) -> int | None:
    """The first seat of the referral's place that nobody has."""
    taken = {each.seat for each in _of_place(tx, referral)}
    return next((seat for seat in range(referral.capacity or 0) if seat not in taken), None)


def leave_seats(tx: Transaction, submission_id: str) -> None:
    """Takes back every seat that a submission has, whichever revision got it."""
    revisions = select(cases.c.id).where(cases.c.submission_id == submission_id)
    tx.execute(update(referrals).where(referrals.c.case_id.in_(revisions)).values(seat=None))


def full_places(tx: Transaction, limit: int) -> tuple[tuple[str, str], ...]:
    """Partner and place where as many have a seat as it has, the newest first."""
    columns = (referrals.c.partner, referrals.c.place)
    full = (
        select(*columns)
        .where(referrals.c.seat.is_not(None))
        .group_by(*columns)
        .having(func.count() >= func.max(referrals.c.capacity))
        .order_by(func.max(referrals.c.settled_at).desc(), *columns)
    )
    return tuple((row.partner, row.place) for row in tx.execute(full.limit(limit)))


def _of_place(tx: Transaction, referral: Referral) -> tuple[Referral, ...]:
    """Every referral for the same place."""
    if referral.place is None:
        return ()
    return _every(tx, (referrals.c.partner == referral.partner) & (referrals.c.place == referral.place))


def _every(
    tx: Transaction, wanted: ColumnElement[bool], limit: int | None = None, offset: int | None = None
) -> tuple[Referral, ...]:
    newest = select(referrals).where(wanted).order_by(referrals.c.offered_at.desc(), referrals.c.id)
    rows = tx.execute(newest.limit(limit).offset(offset)).mappings()
    return tuple(Referral(**dict(row) | {"answers": tuple(row["answers"])}) for row in rows)
