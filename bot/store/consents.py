"""Consents: which exact text was agreed to, when and in which language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from bot.store.engine import Transaction
from bot.store.moments import now
from bot.store.tables import consents
from forms.definitions.model import Language


@dataclass(frozen=True, kw_only=True)
class ConsentRecord:
    """One decision about one text."""

    key: str
    version: str
    #: Hash of the text as it was shown.
    sha256: str
    language: Language
    given: bool
    given_at: datetime


def record(
    tx: Transaction,
    application_id: str,
    *,
    key: str,
    version: str,
    sha256: str,
    language: Language,
    given: bool,
    turn_id: str,
) -> None:
    tx.execute(
        insert(consents).values(
            application_id=application_id,
            key=key,
            version=version,
            sha256=sha256,
            language=language,
            given=given,
            turn_id=turn_id,
            given_at=now(),
        )
    )


def standing(tx: Transaction, application_id: str) -> dict[str, ConsentRecord]:
    """The last decision for each consent key."""
    decisions = select(consents).where(consents.c.application_id == application_id).order_by(consents.c.id)
    return {
        row.key: ConsentRecord(
            key=row.key,
            version=row.version,
            sha256=row.sha256,
            language=row.language,
            given=row.given,
            given_at=row.given_at,
        )
        for row in tx.execute(decisions)
    }
