"""Turns: what came in and waits for its answer, one after another in each conversation."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import func, insert, select, update

from bot.store import conversations
from bot.store.engine import Transaction
from bot.store.moments import now
from bot.store.tables import effects, turns

Kind = Literal["text", "button", "event"]


@dataclass(frozen=True, kw_only=True)
class Turn:
    """Something to be answered: typed text, a pressed button, or an event such as a read document."""

    id: str
    conversation_id: str
    kind: Kind
    text: str
    #: A button's or an event's meaning; empty for text.
    payload: dict[str, Any]
    #: Starts that found the turn unanswered, and tries that failed.
    attempts: int
    #: The user has already been told that this takes longer.
    apologised: bool
    created_at: datetime


def add(tx: Transaction, conversation_id: str, kind: Kind, *, text: str = "", payload: dict[str, Any]) -> str:
    """Queues a turn at the end of its conversation's line; gives its id back."""
    turn_id = str(uuid.uuid4())
    conversations.hold(tx, conversation_id)  # or two turns would take the same number
    number = select(func.coalesce(func.max(turns.c.number), 0) + 1).where(turns.c.conversation_id == conversation_id)
    tx.execute(
        insert(turns).values(
            id=turn_id,
            number=number.scalar_subquery(),
            conversation_id=conversation_id,
            kind=kind,
            text=text,
            payload=payload,
            state="waiting",
            attempts=0,
            apologised=False,
            created_at=now(),
        )
    )
    return turn_id


def get(tx: Transaction, turn_id: str) -> Turn:
    return _turn(tx.execute(select(turns).where(turns.c.id == turn_id)).one())


def next_waiting(tx: Transaction, conversation_id: str) -> Turn | None:
    """The oldest unanswered turn of the conversation."""
    waiting = select(turns).where(turns.c.conversation_id == conversation_id, turns.c.state == "waiting")
    row = tx.execute(waiting.order_by(turns.c.number).limit(1)).one_or_none()
    return _turn(row) if row else None


def count_interrupted(tx: Transaction) -> None:
    """At start-up: what still waits was under way when the process before us ended, or stood behind such a turn."""
    tx.execute(update(turns).where(turns.c.state == "waiting").values(attempts=turns.c.attempts + 1))


def count_attempt(tx: Transaction, turn_id: str) -> None:
    tx.execute(update(turns).where(turns.c.id == turn_id).values(attempts=turns.c.attempts + 1))


def finish(tx: Transaction, turn_id: str, state: Literal["answered", "failed"]) -> bool:
    """Marks the turn as done; False if it was done already."""
    done = update(turns).where(turns.c.id == turn_id, turns.c.state == "waiting").values(state=state)
    return bool(tx.execute(done).rowcount)


def apologise(tx: Transaction, turn_id: str) -> bool:
    """True the first time: the user is told once for each turn."""
    told = update(turns).where(turns.c.id == turn_id, turns.c.state == "waiting", turns.c.apologised.is_(False))
    return bool(tx.execute(told.values(apologised=True)).rowcount)


def waiting_conversations(tx: Transaction) -> tuple[str, ...]:
    """Conversations with unanswered turns, to be taken up after a restart."""
    return tuple(tx.scalars(select(turns.c.conversation_id).where(turns.c.state == "waiting").distinct()))


def has_event_waiting(tx: Transaction, conversation_id: str, *, besides: str) -> bool:
    mine = (turns.c.conversation_id == conversation_id, turns.c.id != besides)
    waiting = select(turns.c.id).where(*mine, turns.c.state == "waiting", turns.c.kind == "event")
    return tx.execute(waiting.limit(1)).first() is not None


def events(tx: Transaction, conversation_id: str, event: str) -> tuple[dict[str, Any], ...]:
    """What every event of that name told, the oldest first."""
    mine = select(turns.c.payload).where(turns.c.conversation_id == conversation_id, turns.c.kind == "event")
    told = tx.scalars(mine.order_by(turns.c.number))
    return tuple(payload for payload in told if payload.get("event") == event)


def effect(tx: Transaction, turn_id: str, name: str) -> dict[str, Any] | None:
    """What the named action of this turn did before, if it ran."""
    outcome = select(effects.c.outcome).where(effects.c.turn_id == turn_id, effects.c.name == name)
    return tx.scalar(outcome)


def record_effect(tx: Transaction, turn_id: str, name: str, outcome: dict[str, Any]) -> None:
    tx.execute(insert(effects).values(turn_id=turn_id, name=name, outcome=outcome))


def _turn(row: Any) -> Turn:
    return Turn(
        id=row.id,
        conversation_id=row.conversation_id,
        kind=row.kind,
        text=row.text,
        payload=row.payload,
        attempts=row.attempts,
        apologised=row.apologised,
        created_at=row.created_at,
    )
