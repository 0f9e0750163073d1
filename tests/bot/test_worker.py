"""Work outside of turns: nothing that was queued is lost, and the agency gets each dossier once."""

from __future__ import annotations

import pytest

from bot import rounds
from bot import worker as workers
from bot.services.files import documents
from bot.store import outbox
from tests.bot.fake_intake import RECEIPT, FakeIntake
from tests.bot.person import Person, certificate
from tests.bot.serving import serving

pytestmark = pytest.mark.usefixtures("reader")


@pytest.fixture(autouse=True)
def hasty_worker(monkeypatch):
    """Failed work is tried again at once."""
    monkeypatch.setattr(workers, "POLL_SECONDS", 0.02)
    monkeypatch.setattr(rounds, "UPDATES_SECONDS", 0.05)
    monkeypatch.setattr(outbox, "BACKOFF_CAP_SECONDS", 0.02)


@pytest.fixture
def intake():
    return FakeIntake()


@pytest.fixture
def submitted(person):
    """A person whose application lies in the outbox: no worker was running."""
    person.come_to_summary()
    person.press("제출할게요")
    return person


def open_jobs(context):
    with context.store.read() as tx:
        return tx.exec_driver_sql("SELECT count(*) FROM outbox WHERE NOT done").scalar()


async def test_a_submitted_dossier_reaches_the_agency_and_its_receipt_the_talk(submitted, tmp_path, cell, intake):
    async with serving(submitted.context, tmp_path, cell, intake=intake) as gateway:
        page = await gateway.same_page(submitted.token)
        await page.until(RECEIPT, after=0)
    assert list(intake.taken) == [submitted.situation.submission.id]
    assert submitted.situation.application.state == "received"
    assert open_jobs(submitted.context) == 0


@pytest.mark.parametrize("fault", [500, 503, 401, 403, 404, 429, "lost"])
async def test_a_delivery_that_fails_is_tried_again_with_the_same_bytes(submitted, tmp_path, cell, intake, fault):
    intake.script.extend([fault] * 4)
    async with serving(submitted.context, tmp_path, cell, intake=intake) as gateway:
        page = await gateway.same_page(submitted.token)
        await page.until(RECEIPT, after=0)
    assert len(intake.calls) == 5
    assert len(set(intake.calls)) == 1
    assert sum(RECEIPT in message["text"] for message in page.messages) == 1


async def test_the_officer_s_review_is_told_in_the_talk(submitted, tmp_path, cell, intake):
    async with serving(submitted.context, tmp_path, cell, intake=intake) as gateway:
        page = await gateway.same_page(submitted.token)
        await page.until(RECEIPT, after=0)
        intake.review(submitted.situation.submission.id)
        await page.until("담당자가 검토를 시작했어요", after=0)
    assert submitted.situation.application.state == "in_review"


async def test_a_delivery_cut_short_by_a_crash_is_settled_by_the_agency_s_own_word(submitted, tmp_path, cell, intake):
    """The agency has the dossier, we died before we knew, and an officer was quick."""
    intake.script.extend(["lost"] + [503] * 50)
    intake.review(submitted.situation.submission.id)
    async with serving(submitted.context, tmp_path, cell, intake=intake) as gateway:
        page = await gateway.same_page(submitted.token)
        await page.until("담당자가 검토를 시작했어요", after=0)
        texts = [message["text"] for message in page.messages]
    assert sum("접수번호는" in text for text in texts) == 1
    assert not any("처리하지 못했어요" in text for text in texts)
    assert open_jobs(submitted.context) == 0


async def test_a_document_that_a_dead_worker_held_is_read_after_the_next_start(person, tmp_path, cell):
    person.begin()
    person.hand_in(certificate("business_registration"))
    with person.context.store.begin() as tx:
        assert outbox.lease(tx).topic == documents.READ
    async with serving(person.context, tmp_path, cell) as gateway:
        page = await gateway.same_page(person.token)
        await page.until("사업자등록증을 읽었어요", after=0)


async def test_a_reader_that_breaks_down_delays_a_document_and_ends_nothing(context, tmp_path, cell, monkeypatch):
    person, read = Person(context), documents.service.read_all
    broken = [OSError("no more processes")] * 3

    def read_at_last(content):
        if broken:
            raise broken.pop()
        return read(content)

    monkeypatch.setattr(documents.service, "read_all", read_at_last)
    person.begin()
    person.hand_in(certificate("business_registration"))
    async with serving(context, tmp_path, cell) as gateway:
        page = await gateway.same_page(person.token)
        await page.until("사업자등록증을 읽었어요", after=0)
    assert broken == []
    assert open_jobs(context) == 0
