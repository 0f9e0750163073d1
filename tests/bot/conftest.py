"""A real database, real definitions and words, and the real reader of documents."""

from __future__ import annotations

import datetime as dt
import functools
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from bot import bootstrap, turn_runner
from bot.services.base.context import Context
from bot.services.base.definitions import Definitions
from bot.services.base.vault import Vault
from bot.store.engine import Store
from bot.store.tables import metadata
from document_fetch import service
from forms.definitions.editions import Editions
from forms.wording.catalogue import Catalogue
from tests import definitions, postgres
from tests.bot.fake_cell import FakeCell
from tests.bot.person import TODAY, Person
from tests.bot.serving import Gateway, serving

#: Most tests are about one programme, as on a site that offers no other.
ONE = frozenset({"kosme.shared_logistics"})
DATABASES = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database with all tables and no rows, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "bot.sqlite3"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_database(postgres_server: str) -> Iterator[str]:
    """The same on PostgreSQL: one for all tests, which each leave it empty."""
    with postgres.database(postgres_server) as url:
        _migrate(url)
        yield url


@pytest.fixture
def sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    return f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'bot.sqlite3')}"


@pytest.fixture
def postgres_url(migrated_database: str) -> Iterator[str]:
    yield migrated_database
    postgres.empty(migrated_database, metadata.tables)


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> str:
    """Each database that a deployment may choose."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    opened = Store(database_url)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load(*bootstrap.WORDS)


@pytest.fixture(scope="session")
def programmes() -> Editions:
    return definitions.shipped()


@pytest.fixture
def new_context(catalogue: Catalogue, programmes: Editions, tmp_path: Path) -> Iterator[Callable[..., Context]]:
    """Makes contexts as a start of the gateway does; the key file is the same for all of one test."""
    opened: list[Store] = []

    def build(
        url: str,
        today: Callable = lambda: TODAY,
        offer: frozenset[str] = ONE,
        definitions: Definitions | None = None,
        time: Callable[[], dt.time] = lambda: dt.time.min,
    ) -> Context:
        opened.append(Store(url))
        return Context(
            store=opened[-1],
            definitions=definitions or Definitions.fixed(programmes),
            offer=offer,
            catalogue=catalogue,
            vault=Vault.open(tmp_path / "keys" / "master.key"),
            today=today,
            time=time,
        )

    yield build
    for each in opened:
        each.close()


@pytest.fixture
def context(new_context: Callable[..., Context], sqlite_url: str) -> Context:
    return new_context(sqlite_url)


@pytest.fixture(scope="session")
def read_once() -> Callable:
    """The real reader in its sandbox; the same bytes are read once, for it takes most of a second."""
    return functools.cache(service.read_all)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch, read_once: Callable) -> None:
    monkeypatch.setattr(service, "read_all", read_once)


@pytest.fixture
def person(context: Context, reader: None) -> Person:
    return Person(context)


def _migrate(url: str) -> None:
    store = Store(url)
    store.migrate()
    if store.is_sqlite:
        with store.engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()


@pytest.fixture
async def cell() -> AsyncIterator[FakeCell]:
    fake = FakeCell()
    await fake.start()
    yield fake
    await fake.stop()


@pytest.fixture
async def gateway(context: Context, tmp_path: Path, cell: FakeCell, reader: None) -> AsyncIterator[Gateway]:
    async with serving(context, tmp_path, cell, origins="https://shop.example.kr") as running:
        yield running


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Failed turns are tried again at once."""
    monkeypatch.setattr(turn_runner, "RETRY_SECONDS", (0.02,))
