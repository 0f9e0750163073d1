"""What the agency's real intake says no to: what will pass is tried again; what will not is kept, told, counted."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from contextlib import asynccontextmanager, closing

import pytest
from structlog.testing import capture_logs

from bot import rounds
from bot import worker as workers
from bot.config import ROOT
from bot.delivery import signing
from bot.services.sending import delivery
from bot.services.turns import answering
from bot.store import audit, outbox, submissions
from tests.bot import agency
from tests.bot.person import Person
from tests.bot.serving import serving

pytestmark = pytest.mark.usefixtures("reader")
REFUSED, DELAYED, TAKEN = "받지 못했어요", "받지 못하고 있어요", "접수됐어요"
#: Long enough for a worker that hammers to be caught at it.
A_WHILE = 0.6


@pytest.fixture(autouse=True)
def hasty_worker(monkeypatch):
    """Looks often, and tries again at once what failed."""
    monkeypatch.setattr(workers, "POLL_SECONDS", 0.02)
    monkeypatch.setattr(rounds, "UPDATES_SECONDS", 0.05)
    monkeypatch.setattr(outbox, "BACKOFF_CAP_SECONDS", 0.02)


@pytest.fixture
def submitted(person):
    """A person whose application lies in the outbox: no worker was running."""
    person.come_to_summary()
    person.press("제출할게요")
    return person


@pytest.fixture
def logs():
    with capture_logs() as captured:
        yield captured


def events(logs, name):
    return [entry for entry in logs if entry["event"] == name]


async def refused_so_often(logs, times):
    for _ in range(400):
        if len(events(logs, "dossier.refused")) >= times:
            return
        await asyncio.sleep(0.05)
    raise TimeoutError(times)


def attempts(person):
    with person.context.store.read() as tx:
        return tx.exec_driver_sql("SELECT attempts FROM outbox WHERE topic = 'dossier.deliver'").scalar()


def kept_bag(person):
    with person.context.store.read() as tx:
        return submissions.kept_bag(tx, person.situation.submission.id)


async def health(gateway):
    return (await gateway.ask("GET", "/health"))[1]["refused_dossiers"]


def said(page, words):
    return sum(words in message["text"] for message in page.messages)


@asynccontextmanager
async def talking(person, folder, cell, office):
    """The gateway with the real intake, and the person's page."""
    async with serving(person.context, folder, cell, intake=office) as gateway:
        yield gateway, await gateway.same_page(person.token)


def stranger_s_key(folder):
    """The key file of an agency to which somebody has given the key of another sender."""
    signing.load_or_create(folder / "elsewhere")
    return folder / "elsewhere" / signing.PUBLIC_KEY_FILE


async def test_a_dossier_that_is_refused_for_good_is_kept_told_once_and_counted(submitted, tmp_path, cell, logs):
    with agency.opened(tmp_path, sender_key_file=stranger_s_key(tmp_path)) as office:
        async with talking(submitted, tmp_path, cell, office) as (gateway, page):
            await page.until(REFUSED, after=0)
            assert await health(gateway) == 1
            await asyncio.sleep(A_WHILE)
            assert attempts(submitted) == 1
            assert said(page, REFUSED) == 1
    (refused,) = events(logs, "dossier.refused")
    assert (refused["log_level"], refused["code"], refused["status"]) == ("error", "bag.signature", 422)
    assert refused["delivery_id"] == submitted.situation.submission.id
    assert refused["again_in_seconds"] == 3600
    assert kept_bag(submitted)
    assert submitted.situation.application.state == "submitted"
    with submitted.context.store.read() as tx:
        assert audit.actions_on(tx, submitted.situation.submission.id) == ("application.refused",)


async def test_what_was_refused_is_taken_once_somebody_has_mended_the_other_side(
    submitted, tmp_path, cell, logs, monkeypatch
):
    monkeypatch.setattr(workers, "REFUSED_PAUSE_SECONDS", 0.2)
    with agency.opened(tmp_path, sender_key_file=stranger_s_key(tmp_path)) as office:
        async with talking(submitted, tmp_path, cell, office) as (gateway, page):
            await page.until(REFUSED, after=0)
            await refused_so_often(logs, 10)
            before = kept_bag(submitted)
            shutil.copy(agency.sender_key_file(tmp_path), office.settings.sender_key_file)
            await page.until(TAKEN, after=0)
            assert await health(gateway) == 0
    assert before
    assert kept_bag(submitted) is None
    assert (said(page, REFUSED), said(page, DELAYED), said(page, TAKEN)) == (1, 0, 1)
    assert submitted.situation.application.state == "received"
    assert len(events(logs, "intake.taken")) == 1


async def test_a_start_of_the_gateway_asks_again_at_once_and_tells_nothing_twice(
    submitted, tmp_path, cell, logs, new_context, sqlite_url
):
    with agency.opened(tmp_path, sender_key_file=stranger_s_key(tmp_path)) as office:
        async with talking(submitted, tmp_path, cell, office) as (_gateway, page):
            await page.until(REFUSED, after=0)
        submitted.context = new_context(sqlite_url)
        async with talking(submitted, tmp_path, cell, office) as (_gateway, page):
            await refused_so_often(logs, 2)
            await page.until(REFUSED, after=0)
    assert said(page, REFUSED) == 1


async def test_who_asks_for_the_status_of_a_refused_dossier_hears_that_it_was_not_taken(submitted, tmp_path, cell):
    with agency.opened(tmp_path, sender_key_file=stranger_s_key(tmp_path)) as office:
        async with talking(submitted, tmp_path, cell, office) as (_gateway, page):
            await page.until(REFUSED, after=0)
    submitted.listen()
    submitted.say("어떻게 됐나요", deed="status")
    assert submitted.label("status.refused") in submitted.texts


async def test_a_version_that_the_agency_does_not_know_yet_waits_for_its_upgrade(
    submitted, tmp_path, cell, logs, monkeypatch
):
    monkeypatch.setattr(workers, "REFUSED_PAUSE_SECONDS", 0.2)
    schema = tmp_path / "dossier.schema.json"
    shutil.copy(ROOT / "docs" / "dossier.schema.1.json", schema)
    with agency.opened(tmp_path, schema_file=schema) as office:
        async with talking(submitted, tmp_path, cell, office) as (_gateway, page):
            await page.until(REFUSED, after=0)
            shutil.copy(ROOT / "docs" / "dossier.schema.json", schema)
            await page.until(TAKEN, after=0)
    assert {entry["code"] for entry in events(logs, "dossier.refused")} == {"bag.dossier"}


async def test_a_submission_that_the_agency_holds_with_other_bytes_is_refused_by_name(
    submitted, tmp_path, cell, logs, new_context, sqlite_url
):
    """As after a backup of the gateway was put back: the agency has the dossier of a former life."""
    twin = tmp_path / "twin.sqlite3"
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as running:
        running.execute("VACUUM INTO ?", (str(twin),))
    with agency.opened(tmp_path) as office:
        async with talking(submitted, tmp_path, cell, office) as (_gateway, page):
            await page.until(TAKEN, after=0)
        submitted.context = new_context(f"sqlite:///{twin}")
        with submitted.context.store.begin() as tx:
            dossier = {**submitted.situation.submission.dossier, "language": "en"}
            submissions.change(tx, submitted.situation.submission.id, dossier=dossier)
        async with talking(submitted, tmp_path, cell, office) as (_gateway, page):
            await page.until(REFUSED, after=0)
    assert [entry["code"] for entry in events(logs, "dossier.refused")] == ["key_reused"]


async def test_an_agency_without_our_key_is_busy_and_not_refusing(submitted, tmp_path, cell, logs):
    there = tmp_path / "agency.pem"
    with agency.opened(tmp_path, sender_key_file=there) as office:
        async with talking(submitted, tmp_path, cell, office) as (gateway, page):
            await page.until(DELAYED, after=0)
            assert await health(gateway) == 0
            shutil.copy(agency.sender_key_file(tmp_path), there)
            await page.until(TAKEN, after=0)
    assert said(page, REFUSED) == 0
    assert events(logs, "dossier.refused") == []
    assert events(logs, "intake.misconfigured") == []


async def test_a_wrong_shared_key_is_the_operator_s_and_is_logged_as_an_error_at_every_try(
    submitted, tmp_path, cell, logs
):
    with agency.opened(tmp_path, key="another key") as office:
        async with talking(submitted, tmp_path, cell, office) as (gateway, page):
            await page.until(DELAYED, after=0)
            assert await health(gateway) == 0
    loud = events(logs, "intake.misconfigured")
    assert len(loud) >= workers.TELL_AFTER_ATTEMPTS
    assert {entry["log_level"] for entry in loud} == {"error"}
    assert "401" in loud[0]["error"]
    assert events(logs, "dossier.refused") == []
    assert said(page, REFUSED) == 0


def test_the_words_for_a_refusal_promise_nothing_and_ask_for_nothing(context):
    for language, words in (("ko", "하실 일은 없어요"), ("en", "nothing for you to do")):
        person = Person(context, language)
        assert words in person.label("answer.refused")
        assert words in person.label("status.refused")


def test_after_a_refusal_nothing_is_said_of_a_delay(submitted):
    with submitted.context.store.begin() as tx:
        assert delivery.record_refusal(tx, submitted.situation.submission.id, "key_reused") == submitted.id
        assert delivery.record_refusal(tx, submitted.situation.submission.id, "bag.zip") is None
    assert delivery.record_trouble(submitted.context, submitted.situation.submission.id) is None
    submitted.be_answered()
    assert submitted.label("answer.refused") in submitted.texts
    assert answering.take_next(submitted.context, submitted.id) is None


def test_a_refusal_that_comes_after_the_receipt_counts_for_nothing(submitted):
    with submitted.context.store.begin() as tx:
        submissions.change(tx, submitted.situation.submission.id, receipt="2026-000001", status="received")
        assert delivery.record_refusal(tx, submitted.situation.submission.id, "key_reused") is None
    assert delivery.refused(submitted.context) == 0
