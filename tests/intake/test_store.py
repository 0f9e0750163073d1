"""The audit chain shows every change, the migrations are in step with the tables, the commands do what they say."""

import json
import random
import re
import subprocess
import sys
from collections.abc import Callable
from typing import get_args

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import delete, insert, select, update

from bot.delivery import signing
from forms.dossier import Chosen
from intake import config, pages, view
from intake.config import Settings
from intake.contract import Status
from intake.queue import NEXT
from intake.store import audit
from intake.store.engine import Store, Transaction
from intake.store.tables import audit as chain
from intake.store.tables import audit_head, metadata

LINKS = 20


@pytest.fixture
def full(store: Store) -> Store:
    for number in range(LINKS):
        with store.write() as tx:
            audit.note(tx, "officer:홍길동", "case.viewed", f"2026-{number:06}", page=number, words="가나다")
    return store


def verdict(store: Store) -> audit.Verdict:
    with store.read() as tx:
        return audit.verify(tx)


def test_an_untouched_chain_holds(full: Store) -> None:
    found = verdict(full)
    assert (found.links, found.broken_at) == (LINKS, None)
    with full.read() as tx:
        assert found.head == tx.scalar(select(audit_head.c.hash))


def test_an_empty_chain_holds(store: Store) -> None:
    assert verdict(store) == audit.Verdict(0, audit.GENESIS, None)


def swap(tx: Transaction, number: int) -> None:
    rows = [dict(row) for row in tx.execute(select(chain).where(chain.c.number.in_([number, number + 1]))).mappings()]
    first, second = ({name: value for name, value in row.items() if name != "number"} for row in rows)
    tx.execute(update(chain).where(chain.c.number == number).values(**second))
    tx.execute(update(chain).where(chain.c.number == number + 1).values(**first))


TAMPERINGS: dict[str, Callable[[Transaction, int], object]] = {
    "edits the actor": lambda tx, n: tx.execute(update(chain).where(chain.c.number == n).values(actor="officer:other")),
    "edits a fact": lambda tx, n: tx.execute(update(chain).where(chain.c.number == n).values(facts={"page": -1})),
    "edits the time": lambda tx, n: tx.execute(update(chain).where(chain.c.number == n).values(at="2020-01-01")),
    "edits the hash": lambda tx, n: tx.execute(update(chain).where(chain.c.number == n).values(hash="0" * 64)),
    "deletes": lambda tx, n: tx.execute(delete(chain).where(chain.c.number == n)),
    "cuts the end off": lambda tx, n: tx.execute(delete(chain).where(chain.c.number >= n)),
    "swaps two": swap,
    "adds one": lambda tx, n: tx.execute(
        insert(chain).values(number=LINKS + n, at="", actor="x", action="x", subject="x", facts={}, hash="0" * 64)
    ),
}


@pytest.mark.parametrize("what", TAMPERINGS)
def test_whoever_tampers_is_noticed(what: str, full: Store) -> None:
    for number in random.Random(42).sample(range(1, LINKS), 8):
        with full.engine.connect() as connection, connection.begin() as undone:
            TAMPERINGS[what](connection, number)
            assert audit.verify(connection).broken_at is not None
            undone.rollback()
    assert verdict(full).broken_at is None


def test_a_chain_rewritten_from_the_start_has_another_head(full: Store) -> None:
    head = verdict(full).head
    with full.write() as tx:
        tx.execute(delete(chain))
        tx.execute(update(audit_head).values(number=0, hash=audit.GENESIS))
        for number in range(LINKS):
            audit.note(tx, "officer:other", "case.viewed", f"2026-{number:06}")
    found = verdict(full)
    assert found.broken_at is None  # the chain alone cannot show this: its head must be kept elsewhere
    assert found.head != head


def test_the_migrations_make_the_tables_that_the_code_knows(store: Store) -> None:
    store.migrate()
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
def test_sqlite_waits_for_the_disk_before_it_says_done(store: Store) -> None:
    with store.read() as tx:
        pragmas = [
            tx.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert pragmas == ["wal", 2, 1]


def command(settings: Settings, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "GILDONG_INTAKE_DATA_FOLDER": str(settings.data_folder),
        "GILDONG_INTAKE_DATABASE_URL": settings.database_url,
        "PATH": "/usr/bin:/bin",
    }
    return subprocess.run(
        [sys.executable, "-m", "intake", *arguments],
        cwd=config.ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_the_commands_print_the_password_and_nothing_else(settings: Settings) -> None:
    first, second = command(settings, "officer", "demo"), command(settings, "officer", "demo")
    assert (first.returncode, second.returncode) == (0, 0)
    for done in (first, second):
        assert re.fullmatch(r"([a-z2-9]{5}-){3}[a-z2-9]{5}\n", done.stdout)
    assert first.stdout != second.stdout
    assert command(settings, "officer", "add", "홍길동").returncode == 0
    refused = command(settings, "officer", "add", "홍길동")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert re.fullmatch(r"3 [0-9a-f]{64}\n", command(settings, "audit").stdout)


def test_sender_and_intake_mean_the_same_key_file() -> None:
    assert Settings().sender_key_file.name == signing.PUBLIC_KEY_FILE


def test_every_word_that_pages_may_ask_for_is_there() -> None:
    words = pages.Pages().speaker("ko")
    statuses: set[Status] = {*NEXT, *(status for statuses in NEXT.values() for status in statuses)}
    wanted = [f"status.{status}" for status in statuses]
    wanted += [f"case.move.{status}" for statuses in NEXT.values() for status in statuses]
    wanted += [f"mark.{state}" for state in view.DOUBTFUL_STATES]
    wanted += [f"{group}.{outcome}" for group in ("outcome", "finding") for outcome in ("yes", "no", "unknown")]
    givers = json.loads((config.ROOT / "docs" / "dossier.schema.json").read_text(encoding="utf-8"))
    provenance = givers["properties"]["answers"]["items"]["properties"]["provenance"]
    wanted += [f"source.{giver}" for giver in provenance["properties"]["giver"]["enum"]]
    assert all(words(key) for key in wanted)
    assert all(words(f"chosen.{whose}", source="") for whose in get_args(Chosen))


def test_every_refusal_that_people_meet_has_words() -> None:
    say = pages.Pages().speaker("en")
    pattern = re.compile(r'"(error\.[a-z_]+)"')
    keys = set(pattern.findall((config.ROOT / "intake" / "errors.py").read_text(encoding="utf-8"))) - {"error.login"}
    assert keys
    assert all(say(f"{key}.title") and say(f"{key}.body") for key in keys)
    assert say("error.login")
