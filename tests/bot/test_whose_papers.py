"""One conversation, its papers, and applications about more than one company: what counts for which."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.services.base.definitions import Definitions
from bot.services.files import documents
from bot.store import outbox
from document_fetch.demo import DALBIT, HANBIT
from forms.loading import loader
from tests.bot import test_several_programmes as talks
from tests.bot.person import TODAY, Person, certificate
from tests.bot.test_consent import lines
from tests.bot.test_several_programmes import NAME, PARCELS, answer, begin

folder, several, person = talks.folder, talks.several, talks.person
OTHER = "전자상거래수출 공동물류 상시 할인"
REGISTRATION, CLEARANCE = "business_registration", "national_tax_clearance"
READ_BY_REGISTRATION = {"company_name", "representative", "corporate_number", "opened_on", "business_address"}


def states(person: Person) -> list[str]:
    return [document.state for document in person.situation.documents]


def come_to_summary(person: Person, words: str, programme: str) -> None:
    begin(person, f"{words} 신청할게요")
    person.give_all_certificates()
    answer(person, programme, employees="3명", monthly_parcels="200개")
    person.agree_to_all()
    assert person.open_step == ("confirm", "summary")


def correct_number(person: Person, number: str) -> None:
    person.say(f"사업자등록번호 {number}로 고쳐줘", "correct")
    assert person.answers["business_number"] == number


def labels(person: Person, *keys: str) -> list[str]:
    return [person.situation.programme.question(key).label.to(person.language) for key in keys]


@pytest.fixture
def registered(person: Person) -> Person:
    """Somebody who has confirmed what the registration of Hanbit says."""
    begin(person, f"{NAME} 신청할게요")
    person.upload(certificate(REGISTRATION))
    person.press("맞아요")
    assert set(person.answers) > READ_BY_REGISTRATION
    return person


def test_an_application_about_another_company_leaves_the_first_one_its_papers(person: Person) -> None:
    come_to_summary(person, NAME, PARCELS)
    begin(person, f"{OTHER} 신청할게요")
    correct_number(person, DALBIT.business_number)
    assert states(person) == ["mismatched"] * 3
    person.say(f"{NAME} 이어서 할게요", "start")
    assert states(person) == ["parsed"] * 3
    assert person.open_step == ("confirm", "summary")


def test_the_page_shows_of_each_paper_what_it_is_to_the_application_in_hand(person: Person) -> None:
    come_to_summary(person, NAME, PARCELS)
    begin(person, f"{OTHER} 신청할게요")
    correct_number(person, DALBIT.business_number)
    assert set(lines(person).values()) == {"mismatched"}
    person.say(f"{NAME} 이어서 할게요", "start")
    assert set(lines(person).values()) == {"parsed"}
    person.say(f"{OTHER} 이어서 할게요", "start")
    assert set(lines(person).values()) == {"mismatched"}
    correct_number(person, HANBIT.business_number)
    assert set(lines(person).values()) == {"parsed"}


def test_each_of_two_companies_keeps_its_own_paper_of_a_kind(registered: Person) -> None:
    person = registered
    begin(person, f"{OTHER} 신청할게요")
    correct_number(person, DALBIT.business_number)
    person.upload(certificate(REGISTRATION, DALBIT))
    person.press("맞아요")
    assert states(person) == ["mismatched", "parsed"]
    assert person.answers["company_name"] == DALBIT.name
    person.say(f"{NAME} 이어서 할게요", "start")
    assert states(person) == ["parsed", "mismatched"]
    assert person.answers["company_name"] == HANBIT.name


def test_a_paper_of_another_company_is_told_of_once_and_not_again_on_coming_back(registered: Person) -> None:
    person = registered
    begin(person, f"{OTHER} 신청할게요")
    person.upload(certificate("sme_confirmation", DALBIT))
    assert DALBIT.business_number in person.texts
    person.say(f"{NAME} 이어서 할게요", "start")
    assert DALBIT.business_number not in person.texts


def test_answers_from_a_paper_of_another_company_are_set_aside_and_named(registered: Person) -> None:
    person = registered
    correct_number(person, DALBIT.business_number)
    assert READ_BY_REGISTRATION.isdisjoint(person.answers)
    (told,) = [message.body["text"] for message in person.heard if "빼 두었어요" in message.body["text"]]
    for label in labels(person, *READ_BY_REGISTRATION):
        assert label in told
    assert person.open_step == ("question", "company_name")


def test_what_was_set_aside_comes_back_with_the_right_number(registered: Person) -> None:
    person = registered
    before = person.answers
    correct_number(person, DALBIT.business_number)
    correct_number(person, HANBIT.business_number)
    assert person.answers == before
    assert all(each.provenance.confirmed for each in person.situation.answers.values())
    assert states(person) == ["parsed"]


def test_a_new_application_is_about_the_company_of_the_last_one_and_leaves_other_papers_alone(
    registered: Person,
) -> None:
    person = registered
    correct_number(person, DALBIT.business_number)
    begin(person, f"{OTHER} 신청할게요")
    assert person.answers == {"business_number": DALBIT.business_number}
    assert states(person) == ["mismatched"]


def test_nothing_is_asked_about_a_difference_to_another_company_s_paper(person: Person) -> None:
    begin(person, f"{NAME} 신청할게요")
    answer(person, PARCELS, until="opened_on", business_number=HANBIT.business_number, representative="김딴판")
    person.upload(certificate(REGISTRATION))
    person.press("맞아요")
    assert person.open_step == ("discrepancy", "representative")
    correct_number(person, DALBIT.business_number)
    assert person.situation.discrepancies == ()
    assert person.open_step[0] == "question"
    correct_number(person, HANBIT.business_number)
    assert person.open_step == ("discrepancy", "representative")


def test_a_paper_answers_what_another_application_was_not_sure_about(person: Person) -> None:
    talks.search(person, sme_size="잘 모르겠어요")
    begin(person, f"{NAME} 신청할게요")
    person.press("맞아요")
    assert person.answers["sme_size"] == "unsure"
    person.upload(certificate("sme_confirmation"))
    person.press("맞아요")
    assert person.answers["sme_size"] == "small"
    assert person.open_step[0] != "discrepancy"


@pytest.mark.parametrize("kind", ["sme_confirmation", CLEARANCE])
def test_of_a_paper_that_came_twice_the_next_application_takes_the_later_one(person: Person, kind: str) -> None:
    come_to_summary(person, NAME, PARCELS)
    person.press(person.label("button.submit"))
    person.hand_in(certificate(kind, issued_on=TODAY - timedelta(days=1)), "again.pdf")
    read_documents(person)
    begin(person, f"{OTHER} 신청할게요")
    papers = [(each.name, each.state) for each in person.situation.documents if each.kind == kind]
    assert papers == [(f"{kind}.pdf", "replaced"), ("again.pdf", "parsed")]
    assert person.situation.missing_evidence == ()
    assert_answers_rest_on_what_is_sent(person)


def test_of_two_papers_read_in_the_same_moment_the_later_one_counts(person: Person) -> None:
    begin(person, f"{NAME} 신청할게요")
    for name in ("first.pdf", "second.pdf"):
        person.hand_in(certificate(REGISTRATION), name)
    person.work()
    person.be_answered()
    person.be_answered()
    assert states(person) == ["replaced", "parsed"]
    assert_answers_rest_on_what_is_sent(person)


def test_what_a_newer_paper_says_too_rests_on_it_from_then_on(registered: Person) -> None:
    person = registered
    person.upload(certificate(REGISTRATION, issued_on=TODAY - timedelta(days=1)))
    assert states(person) == ["replaced", "parsed"]
    assert_answers_rest_on_what_is_sent(person)
    assert all(each.provenance.confirmed for each in person.situation.answers.values())


def assert_answers_rest_on_what_is_sent(person: Person) -> None:
    sent = {document.id for document in person.situation.documents if document.state == "parsed"}
    resting = {each.provenance.document for each in person.situation.answers.values()} - {None}
    assert resting
    assert resting <= sent


def read_documents(person: Person) -> None:
    """Reads what waits, and leaves the dossier where it is."""
    with person.context.store.begin() as tx:
        jobs = [job for _ in range(2) if (job := outbox.lease(tx)) is not None]
    for job in (job for job in jobs if job.topic == documents.READ):
        changes = documents.read(person.context, job.subject_id)
        with person.context.store.begin() as tx:
            outbox.finish(tx, job)
            documents.record_reading(tx, job.subject_id, changes)
    person.be_answered()


def test_export_records_of_two_years_stand_beside_each_other_and_answer_each_their_own(
    new_context, sqlite_url: str, reader: None
) -> None:
    definitions = Definitions.load(loader.PROGRAMMES)
    person = Person(new_context(sqlite_url, offer=frozenset({"kosme.export_voucher"}), definitions=definitions))
    person.begin()
    for kind, year in (("export_record_kita", 2025), ("export_record_kita", 2024), ("export_record_ktspi", 2025)):
        person.upload(certificate(kind, year=year))
        person.press(person.label("button.right"))
    assert states(person) == ["parsed"] * 3
    exports = {"direct_exports": 120000, "direct_exports_before": 90000, "indirect_exports": 30000}
    assert {key: person.answers[key]["amount"] for key in exports} == exports
    assert not person.situation.discrepancies
    person.upload(certificate("export_record_kita", year=2024, issued_on=TODAY - timedelta(days=1)))
    assert states(person) == ["parsed", "replaced", "parsed", "parsed"]
