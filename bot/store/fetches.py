"""Requests of a company to have papers fetched, and what it typed for them, encrypted."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import delete, insert, select, update

from bot.store.engine import Transaction
from bot.store.fetch_tables import fetches, sealed
from bot.store.moments import now

#: asking: the company still says who approves. ordered: registers are asked. closing: taken back, and registers are
#: still told so. ended: nothing personal of it is kept.
State = Literal["asking", "ordered", "closing", "ended"]


@dataclass(frozen=True, kw_only=True)
class Fetch:
    """One request for a set of papers. Its id is what registers know the set by."""

    id: str
    application_id: str
    state: State
    #: Names of what has been said.
    known: tuple[str, ...]


def begin(tx: Transaction, conversation_id: str, application_id: str) -> str:
    fetch_id = str(uuid.uuid4())
    own = {"conversation_id": conversation_id, "application_id": application_id}
    tx.execute(insert(fetches).values(id=fetch_id, **own, state="asking", known=[], created_at=now()))
    return fetch_id


def get(tx: Transaction, fetch_id: str) -> Fetch:
    return _fetch(tx.execute(select(fetches).where(fetches.c.id == fetch_id)).one())


def open_of(tx: Transaction, application_id: str) -> Fetch | None:
    """The request of the application that is under way; there is one at a time."""
    mine = select(fetches).where(fetches.c.application_id == application_id, fetches.c.state.in_(("asking", "ordered")))
    row = tx.execute(mine.order_by(fetches.c.created_at.desc()).limit(1)).one_or_none()
    return _fetch(row) if row else None


def conversation_of(tx: Transaction, fetch_id: str) -> str:
    found: str = tx.execute(select(fetches.c.conversation_id).where(fetches.c.id == fetch_id)).scalar_one()
    return found


def know(tx: Transaction, fetch_id: str, known: tuple[str, ...]) -> None:
    tx.execute(update(fetches).where(fetches.c.id == fetch_id).values(known=list(known)))


def move(tx: Transaction, fetch_id: str, state: State) -> None:
    """Moves on; of one that has ended everything sealed is deleted."""
    tx.execute(update(fetches).where(fetches.c.id == fetch_id).values(state=state))
    if state == "ended":
        tx.execute(delete(sealed).where(sealed.c.fetch_id == fetch_id))


def seal(tx: Transaction, fetch_id: str, own_id: str, encrypted: bytes) -> None:
    """Keeps the bytes under their own id; takes the place of what was there."""
    unseal(tx, own_id)
    tx.execute(insert(sealed).values(id=own_id, fetch_id=fetch_id, encrypted=encrypted))


def sealed_bytes(tx: Transaction, own_id: str) -> bytes | None:
    return tx.scalar(select(sealed.c.encrypted).where(sealed.c.id == own_id))


def holds_sealed(tx: Transaction, fetch_id: str) -> bool:
    """Whether anything is kept for it."""
    return tx.execute(select(sealed.c.id).where(sealed.c.fetch_id == fetch_id).limit(1)).first() is not None


def unseal(tx: Transaction, own_id: str) -> None:
    """Deletes what is kept under that id."""
    tx.execute(delete(sealed).where(sealed.c.id == own_id))


def _fetch(row: Any) -> Fetch:
    return Fetch(
        id=row.id,
        application_id=row.application_id,
        state=row.state,
        known=tuple(row.known),
    )
