"""The audit chain shows every change, the migrations are in step with the tables, the commands do what they say."""

import json
import random
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import get_args

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import delete, insert, select, update

from bot.delivery import signing
from forms.dossier import Chosen
from intake import config, desk, pages, view
from intake.config import Settings
from intake.contract import ReferralState, Status
from intake.queue import NEXT
from intake.store import audit, tables, updates
from intake.store.engine import Store, Transaction
from intake.store.officers import Role
from intake.store.tables import audit as chain
from intake.store.tables import audit_head, metadata

LINKS = 20
#: On a database that no migration has been through yet.
NEW = pytest.mark.parametrize("has_tables", [False], ids=["new"])


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


@NEW
def test_updates_of_before_referrals_keep_their_numbers_and_none_is_given_twice(settings: Settings) -> None:
    store = Store(settings.store_url)
    store.migrate("0002")
    at = datetime(2026, 11, 24, tzinfo=UTC)
    facts = {"receipt": "2026-000001", "idempotency_key": "k", "sha256": "s", "submission_id": "one", "revision": 1}
    facts |= {"programme_id": "p", "programme_name": {}, "company_name": "c", "business_number": "b"}
    with store.write() as tx:
        tx.execute(
            insert(tables.cases).values(id=1, **facts, search_text="", status="received", received_at=at, dossier={})
        )
        for status in ("received", "in_review"):
            tx.execute(insert(tables.updates).values(case_id=1, status=status, at=at))
    store.migrate()
    with store.write() as tx:
        tx.execute(delete(tables.updates).where(tables.updates.c.sequence == 2))
        updates.add(tx, 1, "in_review", at)
        found = updates.after(tx, 0, ["case", "referral"])
    store.close()
    assert [(each.sequence, each.status, each.at) for each in found] == [(1, "received", at), (3, "in_review", at)]


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
        cwd=config.ROOT, env=environment, capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip


@NEW
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


@NEW
def test_the_commands_for_partners_print_what_opens_their_pages(settings: Settings) -> None:
    first, second = command(settings, "partner", "demo"), command(settings, "partner", "demo")
    for done in (first, second):
        assert re.fullmatch(r"garam ([a-z2-9]{5}-){3}[a-z2-9]{5}\n", done.stdout), done.stderr
    kim = ("kim", "kosme.shared_logistics", "naru")
    added, renewed = command(settings, "partner", "add", *kim), command(settings, "partner", "renew", *kim)
    assert added.stdout != renewed.stdout
    assert re.fullmatch(r"([a-z2-9]{5}-){3}[a-z2-9]{5}\n", renewed.stdout)
    refusals = [
        ("add", *kim),
        ("add", "lee", "kosme.shared_logistics", "nobody"),
        ("add", "lee", "kosme.nothing", "naru"),
        ("renew", "kim", "kosme.shared_logistics", "garam"),
    ]
    for refusal in refusals:
        refused = command(settings, "partner", *refusal)
        assert (refused.returncode, refused.stdout) == (1, "")
    assert command(settings, "officer", "renew", "kim").returncode == 1
    assert re.fullmatch(r"4 [0-9a-f]{64}\n", command(settings, "audit").stdout)


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
    wanted += [f"referral.state.{state}" for state in get_args(ReferralState)]
    wanted += [f"case.{deed}" for deed in desk.DEEDS if deed != "moved"]
    wanted += [f"{group}.{role}" for group in ("desk", "actor") for role in get_args(Role)]
    assert all(words(key, name="") for key in wanted)
    names = {"name_ko": "가람특송", "name_en": "Garam Express"}
    assert all(words(f"action.referral.{state}", **names) for state in get_args(ReferralState))
    assert all(words(f"chosen.{whose}", source="") for whose in get_args(Chosen))


def test_every_refusal_that_people_meet_has_words() -> None:
    say = pages.Pages().speaker("en")
    pattern = re.compile(r'"(error\.[a-z_]+)"')
    keys = set(pattern.findall((config.ROOT / "intake" / "errors.py").read_text(encoding="utf-8"))) - {"error.login"}
    assert keys
    assert all(say(f"{key}.title") and say(f"{key}.body") for key in keys)
    assert say("error.login")
