"""Who may log in: passwords, log-ins, and the lock that makes guessing slow. Partners' people as officers."""

from __future__ import annotations

import re
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from intake import errors
from intake.store import audit, officers
from intake.store.engine import Store
from intake.store.officers import Session

NAME = re.compile(r"[\w.-]{2,40}")
DEMO = "demo"
SESSION_LENGTH = timedelta(hours=8)
FREE_ATTEMPTS = 5
FIRST_LOCK = timedelta(seconds=30)
LONGEST_LOCK = timedelta(hours=1)
MAX_PASSWORD_LENGTH = 200
#: Without what is easily mistaken for something else: 31 signs, so that 20 of them are 99 bits.
PASSWORD_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"  # noqa: S105
PASSWORD_GROUPS, GROUP_LENGTH = 4, 5

_hasher = PasswordHasher()
#: Checked for names that do not exist, so that they take as long as those that do.
_nobody = _hasher.hash(secrets.token_hex(16))


@dataclass(frozen=True)
class Opened:
    """A session that has just begun; its token is kept nowhere else."""

    token: str
    session: Session


def add(store: Store, name: str, partner: str | None = None) -> str:
    """Makes an officer, or an account of that partner; gives the password, which can never be read again.

    Raises BadOfficerName, OfficerExists.
    """
    name = _normal(name)
    if not NAME.fullmatch(name):
        raise errors.BadOfficerName
    password = _new_password()
    with store.write() as tx:
        if officers.named(tx, name) is not None:
            raise errors.OfficerExists(name=name)
        officers.add(tx, name, partner, _hasher.hash(password), datetime.now(UTC))
        kind, facts = ("officer", {}) if partner is None else ("partner", {"partner": partner})
        audit.note(tx, "operator", f"{kind}.added", f"{kind}:{name}", **facts)
    return password


def renew(store: Store, name: str, partner: str | None = None) -> str:
    """Gives the account a new password and ends every session; makes it when there is none.

    Raises OfficerExists when the name is that of an account of another kind, or of another partner.
    """
    with store.read() as tx:
        officer = officers.named(tx, _normal(name))
    if officer is None:
        return add(store, name, partner)
    if officer.partner != partner:
        raise errors.OfficerExists(name=officer.name)
    password = _new_password()
    with store.write() as tx:
        officers.set_password(tx, officer.id, _hasher.hash(password))
        audit.note(tx, "operator", f"{officer.role}.password_renewed", f"{officer.role}:{officer.name}")
    return password


def log_in(store: Store, name: str, password: str, *, now: datetime | None = None) -> Opened:
    """Begins a session with a new token; raises LoginRefused, which never tells why."""
    at = now or datetime.now(UTC)
    officer = _count_attempt(store, _normal(name), at)
    if not _matches(officer.password_hash if officer else _nobody, password) or officer is None:
        raise errors.LoginRefused
    token, session = secrets.token_urlsafe(32), _new_session(officer, at)
    with store.write() as tx:
        officers.set_attempts(tx, officer.id, 0, None)
        officers.forget_expired(tx, at)
        officers.open_session(tx, token, session)
        audit.note(tx, session.actor, f"{session.role}.logged_in", session.actor)
    return Opened(token, session)


def log_out(store: Store, token: str, session: Session) -> None:
    """Ends the session for good."""
    with store.write() as tx:
        officers.close_session(tx, token)
        audit.note(tx, session.actor, f"{session.role}.logged_out", session.actor)


def session(store: Store, token: str, *, now: datetime | None = None) -> Session | None:
    """The session of a token, unless it is unknown or over."""
    with store.read() as tx:
        return officers.session(tx, token, now or datetime.now(UTC))


def lock_length(attempts: int) -> timedelta | None:
    """How long an officer stays locked after so many attempts in a row."""
    if attempts < FREE_ATTEMPTS:
        return None
    doublings = min(attempts - FREE_ATTEMPTS, 20)  # more would only overflow
    return min(FIRST_LOCK * (1 << doublings), LONGEST_LOCK)


def _count_attempt(store: Store, name: str, at: datetime) -> officers.Officer | None:
    """The officer who may try now. Counts before the password is checked: guesses sent all at once count too."""
    if not NAME.fullmatch(name):
        return None
    with store.write() as tx:
        officer = officers.named(tx, name)
        if officer is None or (officer.locked_until is not None and officer.locked_until > at):
            return None
        attempts = officer.attempts + 1
        lock = lock_length(attempts)
        officers.set_attempts(tx, officer.id, attempts, None if lock is None else at + lock)
        if lock is not None:
            facts = {"attempts": attempts, "seconds": int(lock.total_seconds())}
            audit.note(tx, "desk", f"{officer.role}.locked", f"{officer.role}:{name}", **facts)
        return officer


def _matches(password_hash: str, password: str) -> bool:
    try:
        return _hasher.verify(password_hash, password[:MAX_PASSWORD_LENGTH])
    except (VerifyMismatchError, InvalidHashError):
        return False


def _new_session(officer: officers.Officer, at: datetime) -> Session:
    token = secrets.token_urlsafe(32)
    return Session(officer.id, officer.name, officer.role, officer.partner, token, at + SESSION_LENGTH)


def _new_password() -> str:
    groups = ("".join(secrets.choice(PASSWORD_SIGNS) for _ in range(GROUP_LENGTH)) for _ in range(PASSWORD_GROUPS))
    return "-".join(groups)


def _normal(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip()[:100]
