"""What cases claim that can be had once only, and which other applications to the programme claim the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, func, insert, select

from forms.claims import Claim
from intake.store.cases import Case
from intake.store.engine import Transaction
from intake.store.tables import cases, claims

_mine, _other = claims.alias("mine"), claims.alias("other")
_REPETITION = (
    _mine.c.case_id, _mine.c.question, _mine.c.row, cases.c.id.label("other_id"),
    cases.c.receipt.label("other_receipt"), _other.c.row.label("other_row"),
)  # fmt: skip


@dataclass(frozen=True)
class Repetition:
    """A row of one case that stands in another application too; rows are counted from 1."""

    case_id: int
    question: str
    row: int
    other_id: int
    other_receipt: str
    other_row: int


def replace(tx: Transaction, case: Case, claimed: Iterable[Claim]) -> None:
    """Keeps what the case claims, in the place of what earlier revisions of its submission did.

    A revision that comes after a newer one claims nothing: it is out of date.
    """
    same = select(cases.c.id).where(cases.c.submission_id == case.submission_id, cases.c.revision > case.revision)
    if tx.scalar(same.limit(1)) is not None:
        return
    tx.execute(delete(claims).where(claims.c.submission_id == case.submission_id))
    about = {"case_id": case.id, "programme_id": case.programme_id, "submission_id": case.submission_id}
    listed = [about | {"question": one.question, "row": one.row, "identity": one.identity} for one in claimed]
    if listed:
        tx.execute(insert(claims), listed)


def repetitions(tx: Transaction, case_ids: Sequence[int]) -> tuple[Repetition, ...]:
    """Where these cases claim what another application claims, in the order of their rows and then by receipt."""
    found = _repeated(*_REPETITION).join(cases, cases.c.id == _other.c.case_id)
    order = (_mine.c.case_id, _mine.c.question, _mine.c.row, cases.c.id, _other.c.row)
    ordered = found.where(_mine.c.case_id.in_(case_ids)).order_by(*order)
    return tuple(Repetition(**row) for row in tx.execute(ordered).mappings())


def counts(tx: Transaction, case_ids: Sequence[int]) -> dict[int, int]:
    """How many rows of each of these cases another application claims; only of those that have any."""
    rows = _repeated(_mine.c.case_id, _mine.c.question, _mine.c.row).where(_mine.c.case_id.in_(case_ids))
    distinct = rows.distinct().subquery()
    counted = select(distinct.c.case_id, func.count().label("number")).group_by(distinct.c.case_id)
    return {row.case_id: row.number for row in tx.execute(counted)}


def _repeated(*columns: ColumnElement[Any]) -> Select[Any]:
    """Rows of one case with those of others that are the same; a revision repeats what it corrects, and is no other."""
    same = (_other.c.identity == _mine.c.identity) & (_other.c.programme_id == _mine.c.programme_id)
    return select(*columns).join(_other, same & (_other.c.submission_id != _mine.c.submission_id))
