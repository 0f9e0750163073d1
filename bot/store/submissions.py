"""Submissions: the frozen dossier of an application, and what the agency says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from bot.store.applications import Application
from bot.store.engine import Transaction
from bot.store.moments import now
from bot.store.tables import applications, bags, cursors, submissions

REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class Submission:
    """One frozen dossier."""

    #: Of this revision; the first one's names the application to the agency.
    id: str
    application_id: str
    dossier: dict[str, Any]
    #: The agency's number, once it has the dossier.
    receipt: str | None
    #: What the agency says of it; "submitted" before it has said anything, REFUSED while it will not take it.
    status: str


def add(
    tx: Transaction, submission_id: str, application_id: str, revision: int, dossier: dict[str, Any], sha256: str
) -> None:
    tx.execute(
        insert(submissions).values(
            id=submission_id,
            application_id=application_id,
            revision=revision,
            dossier=dossier,
            sha256=sha256,
            status="submitted",
            created_at=now(),
        )
    )


def find(tx: Transaction, submission_id: str) -> Submission | None:
    row = tx.execute(select(submissions).where(submissions.c.id == submission_id)).one_or_none()
    return _submission(row) if row else None


def of_application(tx: Transaction, application_id: str) -> Submission | None:
    """The newest revision."""
    mine = select(submissions).where(submissions.c.application_id == application_id)
    row = tx.execute(mine.order_by(submissions.c.revision.desc()).limit(1)).one_or_none()
    return _submission(row) if row else None


def of_news(tx: Transaction, submission_id: str, receipt: str) -> Submission | None:
    """The revision that the agency speaks of: that of the receipt, else the oldest that waits for one, else the newest.

    `submission_id` names the application; None where it is none of ours.
    """
    first = find(tx, submission_id)
    if first is None:
        return None
    mine = select(submissions).where(submissions.c.application_id == first.application_id)
    every = [_submission(row) for row in tx.execute(mine.order_by(submissions.c.revision))]
    by_receipt = (each for each in every if each.receipt == receipt)
    return next(by_receipt, None) or next((each for each in every if each.receipt is None), every[-1])


def sent_before(tx: Transaction, conversation_id: str, application: Application) -> tuple[Submission, ...]:
    """The conversation's other applications to the same programme that were sent: the newest revision, oldest first."""
    others = (
        select(submissions)
        .join(applications, applications.c.id == submissions.c.application_id)
        .where(
            applications.c.conversation_id == conversation_id,
            applications.c.programme == application.programme,
            applications.c.id != application.id,
            applications.c.state != "withdrawn",
        )
    )
    rows = tx.execute(others.order_by(submissions.c.revision, submissions.c.created_at))
    newest = {row.application_id: row for row in rows}
    return tuple(_submission(row) for row in sorted(newest.values(), key=lambda row: row.created_at))


def change(tx: Transaction, submission_id: str, **changes: Any) -> None:
    tx.execute(update(submissions).where(submissions.c.id == submission_id).values(**changes))


def count(tx: Transaction, status: str) -> int:
    """How many submissions have the status."""
    return tx.scalar(select(func.count()).select_from(submissions).where(submissions.c.status == status)) or 0


def keep_bag(tx: Transaction, submission_id: str, encrypted: bytes) -> None:
    tx.execute(insert(bags).values(submission_id=submission_id, encrypted=encrypted))


def kept_bag(tx: Transaction, submission_id: str) -> bytes | None:
    return tx.scalar(select(bags.c.encrypted).where(bags.c.submission_id == submission_id))


def drop_bag(tx: Transaction, submission_id: str) -> None:
    tx.execute(delete(bags).where(bags.c.submission_id == submission_id))


def cursor(tx: Transaction, name: str) -> int:
    return tx.scalar(select(cursors.c.position).where(cursors.c.name == name)) or 0


def move_cursor(tx: Transaction, name: str, position: int) -> None:
    if not tx.execute(update(cursors).where(cursors.c.name == name).values(position=position)).rowcount:
        tx.execute(insert(cursors).values(name=name, position=position))


def _submission(row: Any) -> Submission:
    return Submission(
        id=row.id, application_id=row.application_id, dossier=row.dossier, receipt=row.receipt, status=row.status
    )
