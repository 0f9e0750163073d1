"""The audit chain: each link holds the hash of the one before it, so that no link can be changed unseen.

h(n) = SHA-256(h(n-1) as hex || canonical JSON of link n). The chain does not show a rewrite of all of it: publish the
head elsewhere (`python -m intake audit` prints it).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import RowMapping, insert, select, update

from intake.store.engine import Transaction
from intake.store.tables import audit, audit_head

GENESIS = "0" * 64
HASHED = ("number", "at", "actor", "action", "subject", "facts")


@dataclass(frozen=True)
class Link:
    """One thing that was done."""

    number: int
    at: datetime
    actor: str
    action: str
    subject: str
    facts: Mapping[str, Any]


@dataclass(frozen=True)
class Verdict:
    """Whether the chain holds; `broken_at` is the first number that does not fit."""

    links: int
    head: str
    broken_at: int | None


def note(tx: Transaction, actor: str, action: str, subject: str, **facts: object) -> None:
    """Adds a link. The transaction must be one of `Store.write`, which holds the head."""
    last = tx.execute(select(audit_head.c.number, audit_head.c.hash)).one()
    link = {
        "number": last.number + 1,
        "at": datetime.now(UTC).isoformat(timespec="microseconds"),
        "actor": actor,
        "action": action,
        "subject": subject,
        "facts": facts,
    }
    digest = _hash(last.hash, link)
    tx.execute(insert(audit).values(**link, hash=digest))
    tx.execute(update(audit_head).values(number=link["number"], hash=digest))


def verify(tx: Transaction) -> Verdict:
    """Recomputes the whole chain."""
    head = tx.execute(select(audit_head.c.number, audit_head.c.hash)).one()
    number, digest = 0, GENESIS
    for row in tx.execute(select(audit).order_by(audit.c.number)).mappings():
        number += 1
        digest = _hash(digest, row)
        if row["number"] != number or row["hash"] != digest:
            return Verdict(number, digest, number)
    whole = (number, digest) == (head.number, head.hash)
    return Verdict(number, digest, None if whole else number + 1)


def about(tx: Transaction, subject: str) -> tuple[Link, ...]:
    """What was done to a subject, oldest first."""
    rows = tx.execute(select(audit).where(audit.c.subject == subject).order_by(audit.c.number)).mappings()
    return tuple(
        Link(
            row["number"], datetime.fromisoformat(row["at"]), row["actor"], row["action"], row["subject"], row["facts"]
        )
        for row in rows
    )


def _hash(before: str, link: Mapping[str, Any] | RowMapping) -> str:
    content = {name: link[name] for name in HASHED}
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(before.encode() + canonical.encode()).hexdigest()
