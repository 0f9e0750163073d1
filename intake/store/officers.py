"""Who may log in, the agency's officers and those who work for a partner, and their sessions."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import delete, insert, select, update

from intake.store.engine import Transaction
from intake.store.tables import officers, sessions

Role = Literal["officer", "partner"]


@dataclass(frozen=True)
class Officer:
    """An account: of an officer, or of somebody who works for that partner."""

    id: int
    name: str
    role: Role
    partner: str | None
    password_hash: str
    attempts: int  # since the last good login
    locked_until: datetime | None


@dataclass(frozen=True)
class Session:
    """Somebody who is logged in; `form_token` must come with every form."""

    officer_id: int
    officer: str  # the account's name
    role: Role
    partner: str | None
    form_token: str
    expires_at: datetime

    @property
    def actor(self) -> str:
        """As the audit chain names them."""
        return f"{self.role}:{self.officer}"


def named(tx: Transaction, name: str) -> Officer | None:
    columns = (
        officers.c.id, officers.c.name, officers.c.role, officers.c.partner,
        officers.c.password_hash, officers.c.attempts, officers.c.locked_until,
    )  # fmt: skip
    row = tx.execute(select(*columns).where(officers.c.name == name)).one_or_none()
    return None if row is None else Officer(**row._mapping)


def add(tx: Transaction, name: str, partner: str | None, password_hash: str, at: datetime) -> None:
    """Makes an officer, or somebody who works for a partner."""
    role: Role = "officer" if partner is None else "partner"
    account = {"name": name, "role": role, "partner": partner}
    tx.execute(insert(officers).values(**account, password_hash=password_hash, attempts=0, created_at=at))


def set_password(tx: Transaction, officer_id: int, password_hash: str) -> None:
    """Gives a new password, ends every session and lifts the lock."""
    tx.execute(delete(sessions).where(sessions.c.officer_id == officer_id))
    changed = update(officers).where(officers.c.id == officer_id)
    tx.execute(changed.values(password_hash=password_hash, attempts=0, locked_until=None))


def set_attempts(tx: Transaction, officer_id: int, attempts: int, locked_until: datetime | None) -> None:
    changed = update(officers).where(officers.c.id == officer_id)
    tx.execute(changed.values(attempts=attempts, locked_until=locked_until))


def open_session(tx: Transaction, token: str, session: Session) -> None:
    tx.execute(
        insert(sessions).values(
            token_hash=_hash(token),
            officer_id=session.officer_id,
            form_token=session.form_token,
            expires_at=session.expires_at,
        )
    )


def session(tx: Transaction, token: str, at: datetime) -> Session | None:
    """The session of a token, unless it has expired."""
    columns = (
        sessions.c.officer_id, officers.c.name.label("officer"), officers.c.role, officers.c.partner,
        sessions.c.form_token, sessions.c.expires_at,
    )  # fmt: skip
    wanted = (sessions.c.token_hash == _hash(token)) & (sessions.c.expires_at > at)
    row = tx.execute(
        select(*columns).join(officers, officers.c.id == sessions.c.officer_id).where(wanted)
    ).one_or_none()
    return None if row is None else Session(**row._mapping)


def close_session(tx: Transaction, token: str) -> None:
    tx.execute(delete(sessions).where(sessions.c.token_hash == _hash(token)))


def forget_expired(tx: Transaction, at: datetime) -> None:
    tx.execute(delete(sessions).where(sessions.c.expires_at <= at))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
