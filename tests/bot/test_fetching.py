"""The company has its papers fetched: consent, who approves, a request on the phone, and the papers are read."""

from __future__ import annotations

import asyncio
import base64
import dataclasses
import json
import logging
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from bot.register_calls import RegisterCalls
from bot.services.base.context import Context
from bot.services.base.definitions import Definitions
from bot.services.fetch import fetching
from bot.services.files import documents as readers
from bot.store import erasure as erasing
from bot.store import outbox
from bot.store.documents import Document
from bot.store.fetch_tables import sealed
from bot.store.outbox import Job
from bot.store.tables import metadata
from document_fetch.connectors.clock import KOREA
from document_fetch.connectors.codef.products import PRODUCTS
from document_fetch.connectors.errors import RegisterError
from document_fetch.connectors.registers import build
from document_fetch.demo import HANBIT
from forms.loading import loader
from tests.bot.person import Person, certificate
from tests.document_fetch.connectors.serving import Running, SetClock, practice_issuers, settings

pytestmark = pytest.mark.usefixtures("reader")
KINDS = ("business_registration_proof", "national_tax_clearance")
#: Nobody who stands in a paper: where these words are found they can only be from the talk.
NAME, BORN, PHONE = "모모씨", "1971년 5월 17일", "010-7654-3210"
#: Long enough to stand in no id, digest or moment by chance.
SECRETS = (NAME, BORN, PHONE, "1971-05-17", "19710517", "01076543210", "7654-3210")


class Worker:
    """Does the jobs that are due, as bot.worker does, and answers the turns that come of them."""

    def __init__(self, person: Person, calls: RegisterCalls) -> None:
        self.person, self.calls, self.context = person, calls, person.context

    async def work(self) -> None:
        while (job := self.person.lease()) is not None:
            await self.do(job)
            await self.answer()

    async def do(self, job: Job) -> None:
        try:
            record = await self.recorded(job)
        except RegisterError:
            with self.context.store.begin() as tx:
                outbox.retry(tx, job, "silent", pause=1000.0)
            return
        with self.context.store.begin() as tx:
            assert outbox.finish(tx, job)
            record(tx)

    async def recorded(self, job: Job) -> Any:
        if job.topic == readers.READ:
            changes = await asyncio.to_thread(readers.read, self.context, job.subject_id)
            return lambda tx: readers.record_reading(tx, job.subject_id, changes)
        return await self.calls.fetches.do(self.context, job.topic, job.subject_id)

    async def answer(self) -> None:
        from bot.services.turns import answering

        while answering.take_next(self.context, self.person.id) is not None:
            self.person.be_answered()


@pytest.fixture
async def issuers() -> AsyncIterator[Running]:
    async with practice_issuers() as running:
        yield running


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def calls(issuers: Running, clock: SetClock) -> AsyncIterator[RegisterCalls]:
    connectors = build(settings(issuers.port), clock)
    yield RegisterCalls(connectors)
    await connectors.close()


@pytest.fixture
def person(context: Context) -> Person:
    return Person(dataclasses.replace(context, registers=frozenset({*KINDS, "financial_statements"})))


@pytest.fixture
def worker(person: Person, calls: RegisterCalls) -> Worker:
    return Worker(person, calls)


def want(person: Person) -> None:
    person.begin()
    person.press(person.label("button.fetch"))
    assert person.open_step[0] == "consent_fetch"


def order(person: Person) -> None:
    """Everything up to the request on the phone."""
    if person.open_step[0] != "consent_fetch":
        want(person)
    person.press(person.label("button.consent"))
    tell(person)


def tell(person: Person) -> None:
    if person.open_step[0] == "fetch_number":
        person.say(HANBIT.business_number)
    person.press(person.label("fetch.app.kakao"))
    for words in (NAME, BORN, PHONE):
        assert person.open_step[0] == "fetch_person"
        person.say(words)


def papers(person: Person) -> dict[str, Document]:
    return {str(each.kind): each for each in person.situation.documents}


def states(person: Person) -> dict[str, str]:
    return {kind: each.state for kind, each in papers(person).items()}


def all_rows(context: Context) -> str:
    """Every cell of every table; what is JSON is decoded, and bytes are looked at as text."""
    with context.store.read() as tx:
        rows = [tuple(row) for table in metadata.sorted_tables for row in tx.execute(select(table))]
    return "\n".join(_plain(cell) for row in rows for cell in row)


def _plain(cell: object) -> str:
    if isinstance(cell, bytes):
        return cell.decode("utf-8", "replace") + base64.b64encode(cell).decode()
    return json.dumps(cell, ensure_ascii=False, default=str) if isinstance(cell, dict | list) else str(cell)


def kept(context: Context) -> int:
    with context.store.read() as tx:
        return len(tx.execute(select(sealed.c.id)).all())


def job_is_due(person: Person, topic: str) -> Job:
    """The job of the topic, as if its time had come."""
    with person.context.store.begin() as tx:
        tx.execute(outbox.outbox.update().where(outbox.outbox.c.topic == topic).values(due_at=0.0))
        job = outbox.lease(tx, {topic})
    assert job is not None
    return job


@pytest.mark.parametrize("is_pressed", [False, True], ids=["typed", "pressed"])
async def test_two_papers_come_with_one_approval_and_fill_the_form(person, worker, issuers, is_pressed):
    order(person)
    assert person.open_step[0] == "question"
    assert states(person) == dict.fromkeys(KINDS, "requested")
    await worker.work()
    assert "까지 승인" in person.texts
    assert len(issuers.issuers.approvals.waiting()) == 1
    issuers.press("approved")
    if is_pressed:
        person.press(person.label("button.fetch_done"))
    else:
        person.say("했어요")
    await worker.work()
    assert states(person) == dict.fromkeys(KINDS, "parsed")
    assert person.answers["company_name"] == HANBIT.name
    assert person.situation.answers["company_name"].provenance.giver == "certificate"
    assert kept(person.context) == 0
    assert person.situation.fetch is None


async def test_nothing_of_the_person_stands_in_any_table_or_log_at_any_time(person, worker, issuers, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    want(person)
    person.press(person.label("button.consent"))
    person.say(HANBIT.business_number)
    person.press(person.label("fetch.app.kakao"))
    for words in (NAME, BORN, PHONE):
        person.say(words)
        assert not any(secret in all_rows(person.context) for secret in SECRETS)
    await worker.work()
    assert kept(person.context) == len(KINDS)
    person.say("했어요")  # not yet
    await worker.work()
    assert not any(secret in all_rows(person.context) for secret in SECRETS)
    issuers.press("approved")
    person.say("했어요")
    await worker.work()
    found = all_rows(person.context)
    assert not any(secret in found for secret in SECRETS)
    assert not any(secret in caplog.text + "".join(capfd.readouterr()) for secret in SECRETS)
    assert "생년월일 ****" in found


def test_said_all_at_once_before_it_is_asked_it_is_hidden_too(person):
    want(person)
    person.press(person.label("button.consent"))
    person.say(HANBIT.business_number)
    person.say(f"{NAME} {BORN} {PHONE}")
    assert person.open_step[0] == "fetch_app"
    assert not any(secret in all_rows(person.context) for secret in SECRETS)


@pytest.mark.parametrize(("words", "deed"), [("도움말", "help"), ("왜 물어봐요?", "ask_why"), ("상담사 연결", "human")])
def test_a_call_for_help_is_none_of_what_is_hidden_and_is_heard(person, words, deed):
    want(person)
    person.press(person.label("button.consent"))
    person.say(HANBIT.business_number)
    person.press(person.label("fetch.app.kakao"))
    person.say(words, deed)
    assert words in all_rows(person.context)
    assert person.label("fetch.unread_name") not in person.texts
    assert person.open_step == ("fetch_person", "name")
    person.say(NAME)
    assert person.open_step == ("fetch_person", "born_on")


def test_what_is_no_birth_date_is_asked_again_and_hidden(person):
    want(person)
    person.press(person.label("button.consent"))
    person.say(HANBIT.business_number)
    person.press(person.label("fetch.app.carrier"))
    person.press(person.label("fetch.carrier.kt"))
    person.say(NAME)
    person.say("7654-99")
    assert person.open_step == ("fetch_person", "born_on")
    assert "7654-99" not in all_rows(person.context)


def test_a_refused_consent_fetches_nothing_and_may_be_given_later(person):
    want(person)
    person.press(person.label("button.no_consent"))
    assert person.situation.fetch is None
    assert person.open_step[0] == "documents_offer"
    person.press(person.label("button.fetch"))
    assert person.open_step[0] == "consent_fetch"


@pytest.mark.parametrize(
    ("fault", "words"), [("refuse", "거절해서"), ("lapse", "시간이 지났어요")], ids=["refused", "lapsed"]
)
async def test_what_ends_on_the_phone_ends_the_set_and_can_begin_again(person, worker, issuers, fault, words):
    order(person)
    await worker.work()
    issuers.fault("codef", fault)
    person.say("했어요")
    await worker.work()
    assert words in person.texts
    assert states(person) == dict.fromkeys(KINDS, "dropped")
    assert kept(person.context) == 0
    issuers.fault("codef", "none")
    person.press(person.label("button.fetch_again"))
    assert person.open_step[0] == "fetch_app"  # the consent stands; who approves is asked anew


async def test_done_without_an_approval_still_waits_and_three_times_is_the_end(person, worker, issuers):
    order(person)
    await worker.work()
    for _ in range(2):
        person.press(person.label("button.fetch_done"))
        await worker.work()
        assert "아직 승인되지 않았어요" in person.texts
    person.say("했어요")
    await worker.work()
    assert "세 번" in person.texts
    assert states(person) == dict.fromkeys(KINDS, "dropped")


async def test_done_said_twice_at_once_is_asked_once(person, worker, issuers):
    order(person)
    await worker.work()
    before = len(issuers.issuers.codef.calls)
    person.say("했어요")
    person.say("했어요")
    await worker.work()
    assert len(issuers.issuers.codef.calls) == before + 1


async def test_nobody_approves_and_nobody_says_a_word(person, worker):
    order(person)
    await worker.work()
    await worker.do(job_is_due(person, fetching.LAPSE))
    await worker.answer()
    assert "시간이 지났어요" in person.texts
    assert kept(person.context) == 0


async def test_taken_back_the_phone_stops_asking(person, worker, issuers):
    order(person)
    await worker.work()
    person.say("취소")
    await worker.work()
    assert issuers.issuers.approvals.waiting() == []
    assert states(person) == dict.fromkeys(KINDS, "dropped")
    assert kept(person.context) == 0


async def test_withdrawn_while_the_register_is_being_asked_nothing_is_kept(person, worker, issuers):
    order(person)
    job = person.lease()
    record = await worker.recorded(job)  # the phone rings
    person.say("발급 동의 철회")
    with person.context.store.begin() as tx:
        assert outbox.finish(tx, job)
        record(tx)
    await worker.work()
    assert issuers.issuers.approvals.waiting() == []
    assert kept(person.context) == 0
    assert fetching.given(person.situation) is None


async def test_a_register_that_is_down_is_asked_again_when_it_is_back(person, worker, issuers, clock):
    issuers.fault("codef", "error")
    order(person)
    await worker.work()
    assert states(person) == dict.fromkeys(KINDS, "requested")
    assert person.open_step[0] == "question"
    issuers.fault("codef", "none")
    clock.pass_by(minutes=10)
    await worker.do(job_is_due(person, fetching.START))
    await worker.answer()
    assert "까지 승인" in person.texts


async def test_an_issuer_behind_it_that_is_down_costs_only_its_paper(person, worker, issuers):
    issuers.fault("codef", "unavailable")
    order(person)
    await worker.work()
    assert "점검" in person.texts
    assert states(person) == dict.fromkeys(KINDS, "dropped")
    assert kept(person.context) == 0


async def test_at_night_it_says_when_the_issuer_opens(person, issuers, monkeypatch):
    night = build(settings(issuers.port), SetClock(datetime(2026, 11, 24, 23, tzinfo=KOREA)))
    monkeypatch.setattr(fetching, "kinds", lambda situation: ("financial_statements",))
    monkeypatch.setattr("bot.services.files.document_words.name_of_kind", lambda talk, kind: "표준재무제표증명")
    order(person)
    await Worker(person, RegisterCalls(night)).work()
    assert "2026년 11월 25일 08:00" in person.texts
    await night.close()


async def test_killed_between_the_question_and_its_record_it_is_asked_again_and_comes_once(person, worker, issuers):
    order(person)
    await worker.recorded(person.lease())  # and the worker dies
    issuers.press("approved")  # the person does not know of that
    with person.context.store.begin() as tx:
        outbox.release_leases(tx)
    await worker.work()
    assert states(person) == dict.fromkeys(KINDS, "parsed")
    assert len(person.situation.documents) == len(KINDS)
    assert kept(person.context) == 0


async def test_after_an_hour_nothing_personal_is_left_however_far_it_came(person, worker):
    want(person)
    person.press(person.label("button.consent"))
    person.say(HANBIT.business_number)
    person.press(person.label("fetch.app.toss"))
    person.say(NAME)
    await worker.do(job_is_due(person, fetching.FORGET))
    await worker.answer()
    assert kept(person.context) == 0
    assert "한 시간이 지나서" in person.texts
    assert person.open_step[0] == "documents_offer"


async def test_in_english(context, calls, issuers):
    person = Person(dataclasses.replace(context, registers=frozenset(KINDS)), "en")
    order(person)
    worker = Worker(person, calls)
    await worker.work()
    assert "Please approve by" in person.texts
    issuers.press("approved")
    person.say("approved")
    await worker.work()
    assert states(person) == dict.fromkeys(KINDS, "parsed")


def test_where_no_register_is_asked_nothing_is_offered_and_nothing_asked(context):
    person = Person(context)
    person.begin()
    assert person.label("button.fetch") not in person.labels
    assert set(person.situation.consents) == {"collection"}
    person.say("대신 받아 주세요")
    assert person.label("fetch.not_here") in person.texts
    assert person.open_step[0] == "documents_offer"


async def test_while_the_phone_waits_the_questions_go_on(person, worker):
    order(person)
    await worker.work()
    kind, key = person.open_step
    assert kind == "question"
    assert {person.label("button.fetch_done"), person.label("button.fetch_cancel")} <= set(person.labels)
    person.say(person.context.programme.question(key).example.to("ko"))
    assert key in person.answers
    assert fetching.waiting(person.situation) is not None


async def test_a_fault_of_ours_rings_no_phone_twice_and_says_nothing_of_the_person(
    person, worker, calls, monkeypatch, capfd
):
    async def start(order):
        raise ValueError(str(order.login), NAME)

    monkeypatch.setattr(calls.fetches._codef, "start", start)
    order(person)
    await worker.work()
    assert states(person)[KINDS[0]] == "dropped"
    assert kept(person.context) == 0
    assert not any(secret in all_rows(person.context) + "".join(capfd.readouterr()) for secret in SECRETS)


async def test_erased_with_the_talk(person, worker):
    order(person)
    await worker.work()
    with person.context.store.begin() as tx:
        erasing.erase(tx, person.id)
    assert kept(person.context) == 0
    assert worker.person.lease() is None


@pytest.mark.parametrize("words", [None, "취소"], ids=["pressed", "typed"])
def test_who_stops_while_being_asked_is_asked_no_more_and_nothing_is_kept(person, words):
    want(person)
    person.press(person.label("button.consent"))
    person.say(HANBIT.business_number)
    person.press(person.label("fetch.app.kakao"))
    person.say(NAME)
    assert kept(person.context) > 0
    if words:
        person.say(words)
    else:
        person.press(person.label("button.fetch_cancel"))
    assert person.label("fetch.taken_back") in person.texts
    assert (kept(person.context), person.situation.fetch) == (0, None)
    assert person.open_step[0] == "documents_offer"


def test_a_representative_who_is_known_need_not_be_named_again(person):
    person.begin()
    person.upload(certificate("business_registration"))
    person.press(person.label("button.right"))
    person.press(person.label("button.fetch"))
    person.press(person.label("button.consent"))
    person.press(person.label("fetch.app.naver"))
    person.press(person.label("button.fetch_representative"))
    assert person.open_step == ("fetch_person", "born_on")


@pytest.mark.parametrize(
    ("programme", "kinds", "filled"),
    [
        ("kosme.export_voucher", (*KINDS, "vat_tax_base"), ("company_name", "tax_arrears", "annual_sales")),
        ("kosme.online_platform", (*KINDS, "financial_statements"), ("company_name", "tax_arrears", "total_equity")),
    ],
)
async def test_what_comes_with_one_approval_agrees_and_fills_the_form(
    new_context, sqlite_url, calls, issuers, programme, kinds, filled
):
    context = new_context(sqlite_url, offer=frozenset({programme}), definitions=Definitions.load(loader.PROGRAMMES))
    person = Person(dataclasses.replace(context, registers=frozenset(PRODUCTS)))
    order(person)
    assert states(person) == dict.fromkeys(kinds, "requested")
    worker = Worker(person, calls)
    await worker.work()
    issuers.press("approved")
    person.say("했어요")
    await worker.work()
    assert states(person) == dict.fromkeys(kinds, "parsed")
    given = {key: answer.provenance.giver for key, answer in person.situation.answers.items()}
    assert given.items() >= dict.fromkeys(filled, "certificate").items()
    assert not person.situation.discrepancies


@pytest.mark.parametrize("language", ["ko", "en"])
def test_where_the_agency_receives_mydata_its_page_is_shown_with_what_it_asks(context, language):
    page = "https://agency.go.kr/mydata"
    person = Person(dataclasses.replace(context, mydata_url=page), language)
    person.begin()
    person.say("어떤 서류가 필요해요?", "documents")
    person.press(person.label("button.mydata"))
    assert page in person.texts
    rows = [row for message in person.heard for row in message.body.get("rows", ())]
    assert len(rows) == 8
    assert person.open_step[0] == "documents_offer"


@pytest.mark.parametrize("page", ["", "http://agency.go.kr/mydata", "javascript:alert(1)"])
def test_without_a_page_that_people_should_be_sent_to_no_mydata_is_offered(context, page):
    person = Person(dataclasses.replace(context, mydata_url=page))
    person.begin()
    person.say("어떤 서류가 필요해요?", "documents")
    assert person.label("button.mydata") not in person.labels
    person.say("공공마이데이터")
    assert person.label("fetch.no_mydata") in person.texts
