"""With its consent a register is asked about the company: its word is not asked for, and its silence stops nothing."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime

import pytest

from bot.services.base.context import Context
from bot.services.verification import registers
from bot.services.verification.registers import Answer
from bot.store import outbox
from document_fetch.demo import DALBIT, HANBIT
from tests.bot.person import Person, certificate

pytestmark = pytest.mark.usefixtures("reader")
ASKED_AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
STEP = ("consent_registers", "registers")


@pytest.fixture
def asking(context: Context) -> Context:
    """A site that asks the tax office."""
    return dataclasses.replace(context, registers=frozenset({registers.BUSINESS_STATUS}))


@pytest.fixture(params=["ko", "en"])
def either(request: pytest.FixtureRequest, asking: Context) -> Person:
    return Person(asking, request.param)


@pytest.fixture
def person(asking: Context) -> Person:
    return Person(asking)


def come_to_consent(person: Person) -> None:
    person.start()
    person.press(person.label("button.consent"))
    assert tuple(person.open_step[:2]) == STEP


def agree(person: Person) -> None:
    come_to_consent(person)
    person.press(person.label("button.consent"))


def tell_number(person: Person, number: str = HANBIT.business_number) -> None:
    person.press(person.label("button.questions_first"))
    person.answer_questions(until="business_number")
    person.say(number)


def register_says(person: Person, state: str = "operating", **facts: object) -> None:
    """Does the look-ups that are queued, as the worker does with what the connector hands it."""
    while (job := person.lease()) is not None:
        assert job.topic == registers.LOOK_UP
        number = registers.number_of(person.context, job.subject_id)
        with person.context.store.begin() as tx:
            assert outbox.finish(tx, job)
            if number is None:
                registers.record_dropped(tx, job.subject_id)
                continue
            answer = Answer(number, state, "nts", ASKED_AT, **facts)  # type: ignore[arg-type]
            registers.record_answer(tx, person.context, job.subject_id, answer)
        person.be_answered()


def test_where_no_register_is_asked_no_consent_to_it_is(context):
    person = Person(context)
    person.begin()
    assert person.open_step[0] == "documents_offer"


def test_the_consent_names_who_is_asked_and_a_no_goes_on_without(either):
    come_to_consent(either)
    assert {"ko": "국세청", "en": "National Tax Service"}[either.language] in either.texts
    either.press(either.label("button.no_consent"))
    tell_number(either)
    assert either.lease() is None
    assert either.open_step[0] == "question"


def test_what_the_register_says_fills_its_question_with_the_register_as_source(either):
    agree(either)
    tell_number(either)
    register_says(either)
    answer = either.situation.answers["business_status"]
    assert (answer.value, answer.provenance.giver, answer.provenance.page) == ("operating", "register", None)
    assert HANBIT.business_number in either.texts
    assert "business_status" not in either.answer_questions()
    assert "business_number" in either.situation.answers


def test_a_number_is_looked_up_once_and_another_one_anew(person):
    agree(person)
    tell_number(person)
    register_says(person)
    person.say("사업자등록번호 고칠래요", "correct")
    person.say(DALBIT.business_number)
    assert "business_status" not in person.answers  # it was the other number's
    register_says(person, "suspended")
    assert person.answers["business_status"] == "suspended"
    assert person.lease() is None


def test_a_number_that_the_register_does_not_know_is_said_and_fills_nothing(either):
    agree(either)
    tell_number(either)
    register_says(either, "unregistered")
    assert "business_status" not in either.answers
    assert either.label("button.correct_business_number") in either.labels


def test_a_closed_business_is_told_with_its_day_and_shows_in_the_eligibility(person):
    agree(person)
    tell_number(person)
    register_says(person, "closed", ended_on=date(2026, 5, 31))
    assert "2026년 5월 31일" in person.texts
    assert person.answers["business_status"] == "closed"


def test_the_number_of_a_certificate_is_looked_up_too(person):
    agree(person)
    person.upload(certificate("business_registration"))
    register_says(person)
    assert person.answers["business_status"] == "operating"


def test_a_register_that_says_otherwise_than_the_company_is_one_question(person):
    agree(person)
    tell_number(person)
    person.answer_questions(until="business_status")
    person.say("영업 중이에요")
    register_says(person, "suspended")
    assert tuple(person.open_step[:2]) == ("discrepancy", "business_status")


def test_a_silent_register_is_told_once_and_the_interview_goes_on(either):
    agree(either)
    tell_number(either)
    job = either.lease()
    facts = {"register": "nts", "since": "2026-11-24 12:00"}
    for _ in range(2):
        with either.context.store.begin() as tx:
            told = registers.record_silence(tx, job.subject_id, facts)
        if told:
            either.be_answered()
    assert "12:00" in either.texts
    assert told is None
    assert either.open_step[0] == "question"


def test_after_the_withdrawal_nothing_that_was_queued_is_asked(either):
    agree(either)
    tell_number(either)
    either.say({"ko": "조회 동의 철회할게요", "en": "withdraw register consent"}[either.language])
    job = either.lease()
    assert registers.number_of(either.context, job.subject_id) is None
    assert either.open_step[0] != "consent_registers"


def test_what_a_register_said_goes_to_the_agency_as_its_word_and_not_as_a_paper(person):
    agree(person)
    tell_number(person)
    register_says(person)
    person.give_all_certificates()
    person.answer_questions()
    person.agree_to_all()
    person.press(person.label("button.submit"))
    dossier = person.situation.submission.dossier
    said = next(each for each in dossier["answers"] if each["key"] == "business_status")
    assert said["provenance"]["giver"] == "register"
    assert said["provenance"]["document"] is None
    assert "business_status" not in {each["kind"] for each in dossier["documents"]}
