"""The database: migrations make exactly the tables, and a transaction happens whole or not at all."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.exc import IntegrityError

from bot.store import audit, turns
from bot.store.engine import Store
from bot.store.tables import metadata


def test_the_migrations_make_exactly_the_tables_of_the_code(store):
    with store.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection, {"compare_type": True}), metadata)
    assert differences == []


def test_a_second_start_migrates_nothing_and_keeps_what_there_is(store, database_url):
    with store.begin() as tx:
        audit.note(tx, "user", "before", "subject")
    again = Store(database_url)
    again.migrate()
    with again.read() as tx:
        assert audit.actions_on(tx, "subject") == ("before",)
    again.close()


def test_a_transaction_that_fails_leaves_nothing(store):
    def fail_halfway() -> None:
        with store.begin() as tx:
            audit.note(tx, "user", "half", "subject")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_halfway()
    with store.read() as tx:
        assert audit.actions_on(tx, "subject") == ()


def test_a_row_that_refers_to_nothing_is_refused(store):
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"), store.begin() as tx:
        turns.record_effect(tx, "no such turn", "answer", {})


def test_a_writer_does_not_wait_for_a_reader(store):
    with store.read() as reading:
        audit.actions_on(reading, "subject")
        with store.begin() as tx:
            audit.note(tx, "user", "meanwhile", "subject")
    with store.read() as tx:
        assert audit.actions_on(tx, "subject") == ("meanwhile",)


def test_sqlite_keeps_what_it_has_acknowledged_through_a_power_cut(sqlite_url):
    opened = Store(sqlite_url)
    with opened.read() as tx:
        pragmas = {name: tx.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")}
    assert pragmas == {"journal_mode": "wal", "synchronous": 2}
    opened.close()
