"""A real intake on a real database, and a sender with its own key."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from aiohttp import CookieJar
from aiohttp.test_utils import TestClient, TestServer
from argon2 import PasswordHasher
from sqlalchemy import make_url

from bot.delivery import signing
from forms.definitions.editions import Editions
from intake import app, officers
from intake.config import Settings
from intake.store.engine import Store
from tests import postgres
from tests.intake.people import KEY, Desk, Sender

DATABASES = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A password's hash is meant to be slow, which the tests need not be; test_login looks at the real parameters."""
    monkeypatch.setattr(officers, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    monkeypatch.setattr(officers, "_nobody", officers._hasher.hash("nobody"))


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database with all tables as the migrations leave them, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "intake.sqlite3"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_database(postgres_server: str) -> Iterator[str]:
    """The same on PostgreSQL."""
    with postgres.database(postgres_server) as url:
        _migrate(url)
        yield url


def _migrate(url: str) -> None:
    store = Store(url)
    store.migrate()
    store.close()


@pytest.fixture
def has_tables() -> bool:
    """Whether the database is one that the migrations have been through."""
    return True


@pytest.fixture(params=DATABASES)
def settings(request: pytest.FixtureRequest, tmp_path: Path, has_tables: bool) -> Iterator[Settings]:
    own = {
        "data_folder": tmp_path / "intake",
        "key": KEY,
        "sender_key_file": tmp_path / "keys" / signing.PUBLIC_KEY_FILE,
        "logins_per_minute": 1000,
    }
    if request.param == "sqlite":
        made = Settings(**own)
        if has_tables:
            made.data_folder.mkdir()
            shutil.copy(request.getfixturevalue("migrated_file"), make_url(made.store_url).database or "")
        yield made
        return
    template = request.getfixturevalue("migrated_database") if has_tables else None
    with postgres.database(request.getfixturevalue("postgres_server"), template) as url:
        yield Settings(**own, database_url=url)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = Store(settings.store_url)
    yield opened
    opened.close()


@pytest.fixture
def programmes() -> Editions:
    """What the intake knows of programmes; most of it works without."""
    return Editions.of(())


@pytest.fixture
async def client(settings: Settings, store: Store, programmes: Editions) -> AsyncIterator[TestClient]:
    async with TestClient(TestServer(app.build(settings, store, programmes))) as opened:
        yield opened


@pytest.fixture
def sender(client: TestClient, settings: Settings) -> Sender:
    return Sender(client, signing.load_or_create(settings.sender_key_file.parent))


@pytest.fixture
def desk(client: TestClient, store: Store) -> Desk:
    return Desk(client, store)


async def browser_of(client: TestClient, store: Store, name: str) -> AsyncIterator[Desk]:
    """Another browser, in which somebody of the partner "name" is logged in."""
    async with TestClient(client.server, cookie_jar=CookieJar(unsafe=True)) as own:
        opened = Desk(own, store, officer=name, partner=f"kosme.shared_logistics/{name}")
        await opened.log_in()
        yield opened


@pytest.fixture
async def garam(client: TestClient, store: Store) -> AsyncIterator[Desk]:
    async for opened in browser_of(client, store, "garam"):
        yield opened


@pytest.fixture
async def naru(client: TestClient, store: Store) -> AsyncIterator[Desk]:
    async for opened in browser_of(client, store, "naru"):
        yield opened
