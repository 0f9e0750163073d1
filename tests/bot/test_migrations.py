"""A database of an earlier version comes through the migrations with what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from bot.store import answers
from bot.store.engine import MIGRATIONS, Store
from bot.store.tables import discrepancies
from forms.consistency.reasons import Reason
from tests import postgres
from tests.bot.conftest import DATABASES
from tests.bot.rows import new_application, new_conversation, new_document


@pytest.fixture(params=DATABASES)
def old_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty database."""
    if request.param == "sqlite":
        store = Store(f"sqlite:///{tmp_path / 'old.sqlite3'}")
        yield store
        store.close()
        return
    with postgres.database(request.getfixturevalue("postgres_server")) as url:
        store = Store(url)
        yield store
        store.close()


def migrate(store: Store, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with store.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.commit()


def test_what_was_decided_before_reasons_were_asked_is_not_asked_about(old_store):
    migrate(old_store, "0001")
    with old_store.begin() as tx:
        conversation = new_conversation(tx)
        application, document = new_application(tx, conversation), new_document(tx, conversation)
        common = {
            "application_id": application,
            "document_id": document,
            "value": "가",
            "provenance": {"giver": "user"},
        }
        tx.execute(discrepancies.insert().values(key="decided", chosen="user", **common))
        tx.execute(discrepancies.insert().values(key="still_open", **common))

    old_store.migrate()

    with old_store.read() as tx:
        (kept,) = answers.overruled(tx, application)
        (undecided,) = answers.open_discrepancies(tx, application)
    assert (kept.key, kept.reason) == ("decided", Reason("untold"))
    assert (undecided.key, undecided.reason) == ("still_open", None)
