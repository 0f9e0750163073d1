"""Applications: one company's filled form for one programme, from draft to receipt."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import insert, select, update

from bot.errors import TransitionRefused
from bot.store.engine import Transaction
from bot.store.moments import now
from bot.store.tables import applications, conversations

#: Value of `Application.reopened` while it is open which question is meant.
ANY_QUESTION = "?"

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

#: Value of `Application.reopened` while it is open which question is meant.
ANY_QUESTION = "?"


@dataclass(frozen=True, kw_only=True)
class Application:
    """One application and where its interview stands."""

    id: str
    programme: str
    notice: str
    state: State
    #: The step that was asked last: [kind, key]; what comes in is its answer.
    open_step: tuple[str, str] | None
    #: Hash of the text that this step showed, where its answer is to those very words.
    shown_text: str | None
    #: Key of the question that the user wants to answer again, or ANY_QUESTION.
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
    make_current(tx, conversation_id, application_id)
    return application_id


def make_current(tx: Transaction, conversation_id: str, application_id: str) -> None:
    """From now on the conversation is about this application."""
    mine = update(conversations).where(conversations.c.id == conversation_id)
    tx.execute(mine.values(application_id=application_id))


def of_conversation(tx: Transaction, conversation_id: str) -> Application | None:
    """The application that the conversation is about now."""
    wanted = select(conversations.c.application_id).where(conversations.c.id == conversation_id)
    current = tx.scalar(wanted)
    every = all_of(tx, conversation_id)
    return next((each for each in every if each.id == current), every[-1] if every else None)


def all_of(tx: Transaction, conversation_id: str) -> tuple[Application, ...]:
    """Every application of the conversation, the oldest first."""
    mine = select(applications).where(applications.c.conversation_id == conversation_id)
    return tuple(_application(row) for row in tx.execute(mine.order_by(applications.c.created_at, applications.c.id)))


def get(tx: Transaction, application_id: str) -> Application:
    return _application(tx.execute(select(applications).where(applications.c.id == application_id)).one())


def conversation_of(tx: Transaction, application_id: str) -> str:
    found: str = tx.execute(
        select(applications.c.conversation_id).where(applications.c.id == application_id)
    ).scalar_one()
    return found


def change(tx: Transaction, application_id: str, **changes: Any) -> None:
    """Sets open_step (with its text's hash, if any), reopened, skipped or shown; the state has its own door."""
    if "state" in changes:
        raise TransitionRefused(to=changes["state"])
    lists = {name: list(value) if isinstance(value, tuple) else value for name, value in changes.items()}
    tx.execute(update(applications).where(applications.c.id == application_id).values(**lists))


def pin(tx: Transaction, application_id: str, notice: str) -> None:
    """Moves a draft to another notice of its programme; refused once it is sent."""
    state: State = tx.execute(select(applications.c.state).where(applications.c.id == application_id)).scalar_one()
    if state != "draft":
        raise TransitionRefused(application_id=application_id, state=state, to="draft")
    tx.execute(update(applications).where(applications.c.id == application_id).values(notice=notice))


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
        shown_text=next(iter((row.open_step or ())[2:]), None),
        reopened=row.reopened,
        skipped=tuple(row.skipped),
        shown=tuple(row.shown),
    )
