"""The outbox: work written in the transaction that causes it, and done at least once afterwards.

A worker leases a job with a token; only the holder of the token may finish it. The receiver of the work must bear a
second delivery: reading a document twice gives the same answers, and the intake takes an idempotency key once.
"""

from __future__ import annotations

import random
import time
import uuid
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import insert, select, update

from bot.store.engine import Transaction
from bot.store.tables import outbox

LEASE_SECONDS = 60.0
BACKOFF_SECONDS = 0.5
BACKOFF_CAP_SECONDS = 60.0


@dataclass(frozen=True, kw_only=True)
class Job:
    """One leased piece of work."""

    id: str
    topic: str
    subject_id: str
    attempts: int
    token: str


def put(tx: Transaction, topic: str, subject_id: str, *, after: float = 0.0) -> None:
    """Queues the work in the caller's transaction, to be done after so many seconds.

    A second call for the same subject changes nothing.
    """
    known = select(outbox.c.id).where(outbox.c.topic == topic, outbox.c.subject_id == subject_id)
    if tx.execute(known).one_or_none() is not None:
        return
    due_at = time.time() + after
    tx.execute(
        insert(outbox).values(
            id=str(uuid.uuid4()), topic=topic, subject_id=subject_id, attempts=0, due_at=due_at, done=False
        )
    )


def put_again(tx: Transaction, topic: str, subject_id: str) -> None:
    """As `put`, also when the same was done before; what is under way or waits is not done twice."""
    put(tx, topic, subject_id)
    done = (outbox.c.topic == topic, outbox.c.subject_id == subject_id, outbox.c.done.is_(True))
    tx.execute(update(outbox).where(*done).values(done=False, attempts=0, due_at=time.time(), token=None))


def is_under_way(tx: Transaction, topic: str, subject_id: str) -> bool:
    """Whether the work waits or is being done."""
    mine = (outbox.c.topic == topic, outbox.c.subject_id == subject_id, outbox.c.done.is_(False))
    return tx.execute(select(outbox.c.id).where(*mine)).first() is not None


def lease(tx: Transaction, topics: Collection[str] | None = None, seconds: float = LEASE_SECONDS) -> Job | None:
    """Takes the job that is due longest, of these topics or of any; nobody else has it for so many seconds.

    The attempt is counted before the work, so that a crash counts too.
    """
    due = select(outbox.c.id).where(outbox.c.done.is_(False), outbox.c.due_at <= time.time())
    if topics is not None:
        due = due.where(outbox.c.topic.in_(topics))
    oldest = due.order_by(outbox.c.due_at).limit(1).with_for_update(skip_locked=True).scalar_subquery()
    taken = (
        update(outbox)
        .where(outbox.c.id == oldest)
        .values(attempts=outbox.c.attempts + 1, token=str(uuid.uuid4()), due_at=time.time() + seconds)
        .returning(*outbox.c)
    )
    row = tx.execute(taken).one_or_none()
    if row is None:
        return None
    return Job(id=row.id, topic=row.topic, subject_id=row.subject_id, attempts=row.attempts, token=row.token)


def finish(tx: Transaction, job: Job) -> bool:
    """False when another worker has taken the job over in the meantime: then nothing of ours may count."""
    mine = (outbox.c.id == job.id, outbox.c.token == job.token, outbox.c.done.is_(False))
    return bool(tx.execute(update(outbox).where(*mine).values(done=True, last_error=None)).rowcount)


def settle(tx: Transaction, topic: str, subject_id: str) -> None:
    """The work turned out to be done already: whoever holds the job has nothing to finish any more."""
    mine = (outbox.c.topic == topic, outbox.c.subject_id == subject_id)
    tx.execute(update(outbox).where(*mine).values(done=True))


def retry(tx: Transaction, job: Job, error: str, *, pause: float = 0.0) -> None:
    """Puts the job back with full jitter, after `pause` seconds at the earliest; it is never dropped."""
    ceiling = min(BACKOFF_CAP_SECONDS, BACKOFF_SECONDS * 2 ** min(job.attempts, 10))
    due_at = time.time() + pause + random.uniform(0, ceiling)  # noqa: S311  (spreads load, guards nothing)
    mine = (outbox.c.id == job.id, outbox.c.token == job.token)
    tx.execute(update(outbox).where(*mine).values(due_at=due_at, last_error=error[:80]))


def release_leases(tx: Transaction) -> None:
    """At start-up of the only worker: what was under way when it died is due at once; what was put off is not."""
    leased = (outbox.c.done.is_(False), outbox.c.token.is_not(None))
    tx.execute(update(outbox).where(*leased).values(due_at=time.time(), token=None))
