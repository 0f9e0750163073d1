"""A database of an earlier version comes through the migrations with what it holds."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from bot.store import answers, documents
from bot.store import applications as rows_of
from bot.store.engine import MIGRATIONS, Store, Transaction
from bot.store.moments import now
from bot.store.tables import applications, discrepancies
from bot.store.tables import documents as document_rows
from forms.consistency.reasons import Reason
from tests import postgres
from tests.bot.conftest import DATABASES
from tests.bot.rows import new_conversation


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


def old_application(tx: Transaction, conversation_id: str) -> str:
    """As it was put in when a conversation had one application and did not name it."""
    facts = {"programme": "kosme.shared_logistics", "notice": "2026-1", "state": "draft", "skipped": [], "shown": []}
    application_id = str(uuid.uuid4())
    columns = {"id": application_id, "conversation_id": conversation_id, "created_at": now(), **facts}
    tx.execute(applications.insert().values(columns))
    return application_id


def old_document(tx: Transaction, conversation_id: str) -> str:
    """As it was put in before photographs: no word of what kind of file it is."""
    facts = {"name": "등록증.pdf", "size": 3, "sha256": "0" * 64, "state": "uploaded", "confirmed": False}
    document_id = documents.new_id()
    row = {"id": document_id, "conversation_id": conversation_id, "received_at": now(), **facts}
    tx.execute(document_rows.insert().values(row))
    return document_id


def test_the_application_of_an_old_conversation_is_its_current_one(old_store):
    migrate(old_store, "0002")
    with old_store.begin() as tx:
        conversation = new_conversation(tx)
        application = old_application(tx, conversation)

    old_store.migrate()

    with old_store.begin() as tx:
        assert rows_of.of_conversation(tx, conversation).id == application
        another = rows_of.create(tx, conversation, "kosme.shared_logistics", "2026-2")
        assert rows_of.of_conversation(tx, conversation).id == another


def test_what_was_decided_before_reasons_were_asked_is_not_asked_about(old_store):
    migrate(old_store, "0001")
    with old_store.begin() as tx:
        conversation = new_conversation(tx)
        application, document = old_application(tx, conversation), old_document(tx, conversation)
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


@pytest.mark.parametrize("state", ["mismatched", "replaced", "expired"])
def test_what_one_application_found_of_a_document_is_forgotten_and_nothing_else(old_store, state):
    migrate(old_store, "0003")
    with old_store.begin() as tx:
        document = old_document(tx, new_conversation(tx))
        documents.change(tx, document, state=state)

    old_store.migrate()

    with old_store.read() as tx:
        assert documents.get(tx, document).state == {"expired": "expired"}.get(state, "parsed")
