"""Applications: one company's filled form for one programme, from draft to receipt."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import insert, select, update

from bot.errors import TransitionRefused
from bot.store.engine import Transaction
from bot.store.moments import now
from bot.store.tables import applications

State = Literal["draft", "submitted", "received", "in_review", "withdrawn"]

#: README.md draws this, and tests/test_docs.py compares.
#: Where each state may go; the rest of DESIGN's states come with the agency's desk.
TRANSITIONS: dict[State, frozenset[State]] = {
    "draft": frozenset({"submitted", "withdrawn"}),
    "submitted": frozenset({"received"}),
    "received": frozenset({"in_review"}),
    "in_review": frozenset(),
    "withdrawn": frozenset(),
}


@dataclass(frozen=True, kw_only=True)
class Application:
    """One application and where its interview stands."""

    id: str
    programme: str
    notice: str
    state: State
    #: The step that was asked last: [kind, key]; what comes in is its answer.
    open_step: tuple[str, str] | None
    #: Key of the question that the user wants to answer again.
    reopened: str | None
    #: Keys of optional questions that were left out.
    skipped: tuple[str, ...]
    #: What was said once and need not be said again, e.g. "documents_offer".
    shown: tuple[str, ...]


def create(tx: Transaction, conversation_id: str, programme: str, notice: str) -> str:
    application_id = str(uuid.uuid4())
    tx.execute(
        insert(applications).values(
            id=application_id,
            conversation_id=conversation_id,
            programme=programme,
            notice=notice,
            state="draft",
            skipped=[],
            shown=[],
            created_at=now(),
        )
    )
    return application_id


def of_conversation(tx: Transaction, conversation_id: str) -> Application | None:
    """The conversation's newest application."""
    mine = select(applications).where(applications.c.conversation_id == conversation_id)
    row = tx.execute(mine.order_by(applications.c.created_at.desc()).limit(1)).one_or_none()
    return _application(row) if row else None


def conversation_of(tx: Transaction, application_id: str) -> str:
    found: str = tx.execute(
        select(applications.c.conversation_id).where(applications.c.id == application_id)
    ).scalar_one()
    return found


def change(tx: Transaction, application_id: str, **changes: Any) -> None:
    """Sets open_step, reopened, skipped or shown; the state has its own door."""
    if "state" in changes:
        raise TransitionRefused(to=changes["state"])
    lists = {name: list(value) if isinstance(value, tuple) else value for name, value in changes.items()}
    tx.execute(update(applications).where(applications.c.id == application_id).values(**lists))


def move(tx: Transaction, application_id: str, to: State) -> None:
    """The one way to another state; refused when not allowed."""
    state: State = tx.execute(select(applications.c.state).where(applications.c.id == application_id)).scalar_one()
    if to not in TRANSITIONS[state]:
        raise TransitionRefused(application_id=application_id, state=state, to=to)
    tx.execute(update(applications).where(applications.c.id == application_id).values(state=to))


def _application(row: Any) -> Application:
    return Application(
        id=row.id,
        programme=row.programme,
        notice=row.notice,
        state=row.state,
        open_step=(row.open_step[0], row.open_step[1]) if row.open_step else None,
        reopened=row.reopened,
        skipped=tuple(row.skipped),
        shown=tuple(row.shown),
    )
