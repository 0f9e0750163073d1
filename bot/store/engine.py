"""Opening the database and its transactions."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, event, func, make_url, select

Transaction = Connection

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_MILLISECONDS = 10_000
MIGRATION_LOCK = 7_241_905  # any number that nobody else takes


class Store:
    """One database, SQLite or PostgreSQL, by its SQLAlchemy address."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        if self.is_sqlite:
            _make_private(Path(make_url(url).database or ""))
        # Parameters hold what people wrote: no error text may carry them into a log.
        self.engine = create_engine(
            url, pool_size=10, max_overflow=10, pool_pre_ping=not self.is_sqlite, hide_parameters=True
        )
        if self.is_sqlite:
            _prepare_sqlite(self.engine)
        # SQLite has one writer: threads of this process queue here, fairly, rather than in SQLite's sleeping retries.
        self._writer: Any = threading.Lock() if self.is_sqlite else nullcontext()

    @contextmanager
    def begin(self) -> Iterator[Transaction]:
        """A transaction that may write; it commits at the end of the block and rolls back on an error."""
        with self._writer, self.engine.begin() as transaction:
            yield transaction

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """A transaction that only reads."""
        with self.engine.connect().execution_options(gildong_reads=True) as transaction:
            yield transaction

    def migrate(self) -> None:
        """Brings the schema up to date; does nothing when it is."""
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with self.engine.connect() as connection, self._foreign_keys_off(connection):
            if not self.is_sqlite:
                connection.execute(select(func.pg_advisory_xact_lock(MIGRATION_LOCK)))  # two may start at once
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.commit()

    @contextmanager
    def _foreign_keys_off(self, connection: Connection) -> Iterator[None]:
        """SQLite alters a table by copying it: while the old one is dropped nothing may hold on to it."""
        if not self.is_sqlite:
            yield
            return
        cursor = connection.connection.cursor()
        cursor.execute("PRAGMA foreign_keys=OFF")
        try:
            yield
            assert not cursor.execute("PRAGMA foreign_key_check").fetchall()  # noqa: S101  (a fault of a migration)
        finally:
            cursor.execute("PRAGMA foreign_keys=ON")

    def forget_log(self) -> None:
        """Empties SQLite's write-ahead log, in which what was erased still stands."""
        if self.is_sqlite:
            with self._writer, self.engine.connect() as connection:
                connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        self.engine.dispose()


def _make_private(file: Path) -> None:
    """Only its owner may read the database; SQLite gives its side files the same mode."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file.touch(mode=0o600)


def _prepare_sqlite(engine: Any) -> None:
    @event.listens_for(engine, "connect")
    def set_pragmas(connection: Any, _record: Any) -> None:
        # The driver's own transaction handling would begin deferred, which can fail when it turns into a write.
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",  # NORMAL may lose an acknowledged commit on power loss
            "foreign_keys=ON",
            "secure_delete=ON",  # what is erased is overwritten, not only unlinked
            f"busy_timeout={BUSY_MILLISECONDS}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reads = connection.get_execution_options().get("gildong_reads")
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
