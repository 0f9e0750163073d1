"""The worker asks the practice issuers over HTTP; one that is down delays its own answer and nothing else."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator

import pytest

from bot import worker as workers
from bot.services.base.context import Context
from bot.services.verification import registers, verifying
from bot.store import outbox
from document_fetch.connectors.registers import Registers, build
from document_fetch.demo import HANBIT
from document_fetch.demo.issuers.companies import ENDED
from tests.bot.fake_cell import FakeCell
from tests.bot.person import Person, certificate
from tests.bot.serving import serving
from tests.bot.test_asking_registers import agree, come_to_consent, tell_number
from tests.document_fetch.connectors.serving import Running, SetClock, practice_issuers, settings

pytestmark = pytest.mark.usefixtures("reader")


@pytest.fixture(autouse=True)
def hasty_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "POLL_SECONDS", 0.02)
    monkeypatch.setattr(workers, "SILENT_PAUSE_SECONDS", 0.0)
    monkeypatch.setattr(outbox, "BACKOFF_CAP_SECONDS", 0.02)


@pytest.fixture
async def issuers() -> AsyncIterator[Running]:
    async with practice_issuers() as running:
        yield running


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def connectors(issuers: Running, clock: SetClock) -> AsyncIterator[Registers]:
    built = build(settings(issuers.port), clock)
    yield built
    await built.close()


@pytest.fixture
def person(context: Context) -> Person:
    return Person(
        dataclasses.replace(context, registers=frozenset({registers.BUSINESS_STATUS, verifying.AUTHENTICITY}))
    )


async def test_the_tax_office_s_word_reaches_the_talk(person, tmp_path, cell: FakeCell, connectors):
    agree(person)
    tell_number(person, ENDED.business_number)
    async with serving(person.context, tmp_path, cell, connectors=connectors) as gateway:
        page = await gateway.same_page(person.token)
        await page.until("2025년 12월 31일에 폐업", after=0)
    assert person.answers["business_status"] == "closed"


async def test_while_every_register_is_down_documents_are_read_and_when_one_is_back_its_answer_comes(
    person, tmp_path, cell, connectors, issuers, clock
):
    for register in ("nts", "popbill"):
        issuers.fault(register, "error")
    agree(person)
    tell_number(person)
    async with serving(person.context, tmp_path, cell, connectors=connectors) as gateway:
        page = await gateway.same_page(person.token)
        await page.until("기다리지 않고 계속할게요", after=0)
        person.hand_in(certificate("sme_confirmation"))
        await page.until("중소기업확인서를 읽었어요", after=0)
        assert "business_status" not in person.answers
        for register in ("nts", "popbill"):
            issuers.fault(register, "none")
        clock.pass_by(minutes=10)  # a register that was down is left alone for a while
        await page.until("영업 중인 사업자예요", after=0)
        told = [message["text"] for message in page.messages]
    assert sum("기다리지 않고 계속할게요" in text for text in told) == 1
    assert person.answers["business_status"] == "operating"
    assert person.situation.answers["business_status"].provenance.giver == "register"
    assert HANBIT.business_number in "\n".join(told)


def label_of(page, file_name: str) -> str:
    """What the newest line of the file says."""
    lines = [message["document"] for message in page.messages if message.get("document")]
    return next(str(line["label"]) for line in reversed(lines) if line["name"] == file_name)


async def until_label(page, file_name: str, words: str) -> None:
    for _ in range(500):
        if words in label_of(page, file_name):
            return
        await asyncio.sleep(0.02)
    raise AssertionError(label_of(page, file_name))


async def test_a_registration_counts_unconfirmed_while_its_issuer_is_down_and_is_confirmed_by_itself(
    person, tmp_path, cell, connectors, issuers, clock
):
    issuers.fault("nts", "error")
    agree(person)
    async with serving(person.context, tmp_path, cell, connectors=connectors) as gateway:
        page = await gateway.same_page(person.token)
        person.hand_in(certificate("business_registration"), "등록증.pdf")
        await page.until("사업자등록증을 읽었어요", after=0)
        assert "확인했어요" not in label_of(page, "등록증.pdf")
        assert person.answers["business_number"] == HANBIT.business_number  # it fills all the same
        issuers.fault("nts", "none")
        clock.pass_by(minutes=10)
        await until_label(page, "등록증.pdf", "발급기관이 확인했어요")
    document = next(each for each in person.situation.documents if each.kind == "business_registration")
    assert document.verification is not None
    assert (document.verdict, document.verification["register"]) == ("confirmed", "nts")


async def test_a_registration_that_says_otherwise_than_the_register_is_told_and_kept(
    person, tmp_path, cell, connectors
):
    other = dataclasses.replace(HANBIT, representative="다른사람")
    agree(person)
    async with serving(person.context, tmp_path, cell, connectors=connectors) as gateway:
        page = await gateway.same_page(person.token)
        person.hand_in(certificate("business_registration", other), "등록증.pdf")
        await page.until("등록된 내용과 달라요", after=0)
    assert [each.verdict for each in person.situation.documents if each.kind == "business_registration"] == ["mismatch"]


async def test_without_the_consent_no_registration_is_confirmed(person, tmp_path, cell, connectors, issuers):
    come_to_consent(person)
    person.press(person.label("button.no_consent"))
    async with serving(person.context, tmp_path, cell, connectors=connectors) as gateway:
        page = await gateway.same_page(person.token)
        person.hand_in(certificate("business_registration"), "등록증.pdf")
        await page.until("사업자등록증을 읽었어요", after=0)
    assert issuers.issuers.nts.calls == []
