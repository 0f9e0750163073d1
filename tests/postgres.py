"""A PostgreSQL server for tests: started in a folder of its own, reached by a socket in it, gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from bot import process

GIVEN_URL = os.environ.get("GILDONG_TEST_POSTGRES_URL", "")
READY_SECONDS = 60.0
#: Tests may lose their data on a power cut.
HASTE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=", "max_connections=120")


def missing_part() -> str | None:
    """Why no PostgreSQL can be had here, in words; None when it can."""
    if GIVEN_URL or _programs() is not None:
        return None
    return "PostgreSQL's programs are missing: install postgresql, or set GILDONG_TEST_POSTGRES_URL"


@contextmanager
def server() -> Iterator[str]:
    """The address of a server: the given one, or one started for the length of the block."""
    if GIVEN_URL:
        yield GIVEN_URL
        return
    folder = Path(tempfile.mkdtemp(prefix="gildong-postgres-"))
    try:
        with _started(folder) as url:
            yield url
    finally:
        shutil.rmtree(folder)


@contextmanager
def database(server_url: str, template: str | None = None) -> Iterator[str]:
    """The address of a fresh database on the server, dropped afterwards; a copy of that at `template`, if given."""
    copied = f" TEMPLATE {make_url(template).database}" if template else ""
    name = f"gildong_{uuid.uuid4().hex}"
    engine = create_engine(server_url, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}{copied}"))
        yield make_url(server_url).set(database=name).render_as_string(hide_password=False)
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    finally:
        engine.dispose()


def empty(url: str, tables: Iterable[str]) -> None:
    """Leaves the tables and takes their rows."""
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {', '.join(tables)} RESTART IDENTITY CASCADE"))
    engine.dispose()


def _programs() -> Path | None:
    """Debian keeps them by version and not on the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda each: each.parts[-3].zfill(4))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@contextmanager
def _started(folder: Path) -> Iterator[str]:
    programs = _programs()
    assert programs is not None, missing_part()
    user = _user(folder)
    data = folder / "data"
    made = [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]
    subprocess.run(made, check=True, stdout=subprocess.DEVNULL, cwd=folder, **user)
    settings = [part for setting in HASTE for part in ("-c", setting)]
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", folder, *settings],
            stdout=log,
            stderr=log,
            cwd=folder,
            preexec_fn=process.end_with_parent,
            **user,
        )
    try:
        yield _when_ready(f"postgresql+psycopg://postgres@/postgres?host={folder}", running, folder / "log")
    finally:
        running.terminate()
        running.wait(timeout=READY_SECONDS)


def _user(folder: Path) -> dict[str, str]:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    shutil.chown(folder, "postgres", "postgres")
    return {"user": "postgres", "group": "postgres"}


def _when_ready(url: str, running: subprocess.Popen[bytes], log: Path) -> str:
    engine = create_engine(url)
    deadline = time.monotonic() + READY_SECONDS
    while True:
        try:
            engine.connect().close()
        except OperationalError:
            assert running.poll() is None, log.read_text("utf-8")
            assert time.monotonic() < deadline, log.read_text("utf-8")
            time.sleep(0.05)
        else:
            engine.dispose()
            return url
