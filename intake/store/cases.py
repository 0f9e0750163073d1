"""Cases and their bags."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, func, insert, select, true, update

from intake.contract import Status
from intake.store.engine import Transaction
from intake.store.tables import bags, cases, counters

_SUMMARY = (
    cases.c.id, cases.c.receipt, cases.c.idempotency_key, cases.c.sha256, cases.c.submission_id, cases.c.revision,
    cases.c.programme_id, cases.c.programme_name, cases.c.company_name, cases.c.business_number,
    cases.c.discrepancies, cases.c.status, cases.c.received_at,
)  # fmt: skip

#: As few characters of a submission number find its case; so many are told on the cover sheet.
SHORTEST_SUBMISSION = 8


@dataclass(frozen=True)
class Case:
    """The agency's side of a submission, without its dossier and bag."""

    id: int
    receipt: str
    idempotency_key: str
    sha256: str  # of the bag as it came, hex
    submission_id: str
    revision: int
    programme_id: str
    programme_name: Mapping[str, str]  # by language
    company_name: str
    business_number: str
    discrepancies: int  # answers that its documents contradict
    status: Status
    received_at: datetime


@dataclass(frozen=True)
class Page:
    """Some of the cases that were looked for, newest first, and how many there are."""

    cases: tuple[Case, ...]
    total: int


def with_key(tx: Transaction, idempotency_key: str) -> Case | None:
    return _one(tx, cases.c.idempotency_key == idempotency_key)


def of_submission(tx: Transaction, submission_id: str, revision: int) -> Case | None:
    return _one(tx, (cases.c.submission_id == submission_id) & (cases.c.revision == revision))


def with_receipt(tx: Transaction, receipt: str) -> Case | None:
    return _one(tx, cases.c.receipt == receipt)


def with_ids(tx: Transaction, ids: Collection[int]) -> tuple[Case, ...]:
    rows = tx.execute(select(*_SUMMARY).where(cases.c.id.in_(ids)).order_by(cases.c.id))
    return tuple(map(_case, rows.mappings()))


def next_number(tx: Transaction, year: int) -> int:
    """The next receipt number of the year; taken back when the transaction rolls back."""
    raised = update(counters).where(counters.c.year == year).values(last=counters.c.last + 1)
    number = tx.scalar(raised.returning(counters.c.last))
    if number is None:
        tx.execute(insert(counters).values(year=year, last=1))
        return 1
    return int(number)


def add(tx: Transaction, *, dossier: Mapping[str, Any], content: bytes, **columns: Any) -> Case:
    """Stores a case with its dossier and its bag."""
    found = " ".join((columns["receipt"], columns["company_name"], columns["business_number"]))
    adding = insert(cases).values(**columns, dossier=dossier, search_text=found.lower()).returning(*_SUMMARY)
    case = _case(tx.execute(adding).mappings().one())
    tx.execute(insert(bags).values(case_id=case.id, content=content))
    return case


def set_status(tx: Transaction, case_id: int, status: Status) -> None:
    tx.execute(update(cases).where(cases.c.id == case_id).values(status=status))


def find(tx: Transaction, *, status: str | None, words: str, limit: int, offset: int) -> Page:
    """Cases of a status that hold every one of `words` in receipt, company, business or submission number."""
    wanted: ColumnElement[bool] = true() if status is None else cases.c.status == status
    for word in words.lower().split():
        wanted &= _holds(word)
    rows = tx.execute(select(*_SUMMARY).where(wanted).order_by(cases.c.id.desc()).limit(limit).offset(offset))
    total = tx.scalar(select(func.count()).select_from(cases).where(wanted))
    return Page(tuple(map(_case, rows.mappings())), total or 0)


def _holds(word: str) -> ColumnElement[bool]:
    """A submission number counts from its first 8 characters on: fewer stand in many by chance."""
    held = cases.c.search_text.contains(word, autoescape=True)
    if len(word) < SHORTEST_SUBMISSION:
        return held
    return held | func.lower(cases.c.submission_id).startswith(word, autoescape=True)


def dossier(tx: Transaction, case_id: int) -> Mapping[str, Any]:
    """The dossier as it came."""
    found: Mapping[str, Any] = tx.execute(select(cases.c.dossier).where(cases.c.id == case_id)).scalar_one()
    return found


def bag(tx: Transaction, case_id: int) -> bytes:
    """The bag as it came."""
    return bytes(tx.execute(select(bags.c.content).where(bags.c.case_id == case_id)).scalar_one())


def _one(tx: Transaction, wanted: ColumnElement[bool]) -> Case | None:
    row = tx.execute(select(*_SUMMARY).where(wanted)).mappings().one_or_none()
    return None if row is None else _case(row)


def _case(row: RowMapping) -> Case:
    return Case(**row)
