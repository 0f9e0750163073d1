"""Opening the database, its transactions, and its schema."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, func, make_url, select

from intake.store.tables import audit_head

Transaction = Connection

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_MILLISECONDS = 10_000
MIGRATION_LOCK = 8090
READS = "intake_reads"


class Store:
    """One database, by its SQLAlchemy address."""

    def __init__(self, url: str) -> None:
        self._is_sqlite = make_url(url).get_backend_name() == "sqlite"
        if self._is_sqlite:
            Path(make_url(url).database or "").parent.mkdir(parents=True, exist_ok=True)
        self.engine = create_engine(
            url, pool_size=10, max_overflow=10, pool_pre_ping=not self._is_sqlite, hide_parameters=True
        )
        # SQLite has one writer: threads queue here, fairly, rather than in its sleeping retries.
        self._writer: AbstractContextManager[Any] = threading.Lock() if self._is_sqlite else nullcontext()
        if self._is_sqlite:
            _prepare_sqlite(self.engine)

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """A transaction that may write: commits at the end of the block, rolls back on an error.

        Writers stand in line for the head of the audit chain, so receipts have no gaps, what one writer looked up
        stays true until it commits, and updates become visible in the order of their sequence.
        """
        with self._writer, self.engine.begin() as transaction:
            transaction.execute(select(audit_head.c.id).with_for_update())
            yield transaction

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """A transaction that only reads."""
        with self.engine.connect().execution_options(**{READS: True}) as transaction:
            yield transaction

    def migrate(self, revision: str = "head") -> None:
        """Brings the schema up to date, or to an older revision that comes after its own; does nothing when it is."""
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.set_main_option("path_separator", "os")
        with self.engine.connect() as connection:
            if not self._is_sqlite:
                connection.execute(select(func.pg_advisory_xact_lock(MIGRATION_LOCK)))  # two may start at once
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
            connection.commit()

    def close(self) -> None:
        self.engine.dispose()


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def set_pragmas(connection: Any, _record: Any) -> None:
        # The driver would begin transactions deferred, and such a one can fail when it turns into a write.
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",  # NORMAL may lose an acknowledged commit on power loss
            "foreign_keys=ON",
            f"busy_timeout={BUSY_MILLISECONDS}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reads = connection.get_execution_options().get(READS)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
