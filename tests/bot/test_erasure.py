"""Forgetting a conversation: nothing of it is left, and nobody else's is touched."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy import make_url, select, update

from bot.services.base.context import Context
from bot.services.conversation import erasure
from bot.store.moments import now
from bot.store.tables import audit, conversations, messages, metadata
from tests.bot.person import Person

CANARY = "카나리아상회 canary-7341"


def told(context: Context) -> Person:
    """Somebody who has said the canary, confirmed certificates and gone as far as the summary."""
    person = Person(context)
    person.come_to_summary()
    person.say(CANARY)
    return person


def rows_left(context: Context) -> set[str]:
    """The tables that still hold rows."""
    with context.store.read() as tx:
        return {table.name for table in metadata.sorted_tables if tx.execute(select(table).limit(1)).first()}


def bytes_on_disk(context: Context) -> bytes:
    file = Path(make_url(context.store.url).database or "")
    return b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))


def test_erasing_leaves_no_row_but_the_audit_trail(context: Context) -> None:
    person = told(context)

    assert erasure.erase(context, person.id)

    assert rows_left(context) <= {"audit", "cursors"}
    with context.store.read() as tx:
        assert "conversation.erased" in tx.scalars(select(audit.c.action)).all()


def test_what_was_erased_is_not_on_the_disk_any_more(context: Context) -> None:
    person = told(context)
    assert CANARY.encode() in bytes_on_disk(context)  # the control: it was there

    erasure.erase(context, person.id)

    assert CANARY.encode() not in bytes_on_disk(context)


def test_erasing_one_conversation_leaves_the_others(context: Context) -> None:
    person, other = told(context), told(context)
    before = other.situation

    erasure.erase(context, person.id)

    assert other.situation == before


def test_an_unknown_name_erases_nothing(context: Context) -> None:
    told(context)
    assert not erasure.erase(context, "2026-999999")
    assert "messages" in rows_left(context)


def test_a_talk_without_an_application_is_forgotten_a_year_after_its_last_word(context: Context) -> None:
    old, fresh = Person(context), Person(context)
    _age(context, old.id, erasure.KEEP + timedelta(days=1))
    _age(context, fresh.id, erasure.KEEP - timedelta(days=1))

    assert erasure.sweep(context) == 1

    with context.store.read() as tx:
        assert tx.scalars(select(conversations.c.id)).all() == [fresh.id]


def test_a_submitted_application_is_not_swept(context: Context) -> None:
    person = Person(context)
    person.come_to_summary()
    person.press(person.label("button.submit"))
    _age(context, person.id, erasure.KEEP * 2)

    assert erasure.sweep(context) == 0


def _age(context: Context, conversation_id: str, by: timedelta) -> None:
    with context.store.begin() as tx:
        mine = update(messages).where(messages.c.conversation_id == conversation_id)
        tx.execute(mine.values(created_at=now() - by))
