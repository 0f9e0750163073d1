"""Documents in the talk: what they fill, what they may not change, and every way in which one cannot be used."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfWriter

from bot.services.files import documents
from bot.services.files.documents import Upload
from bot.store import documents as stored
from bot.store import outbox
from document_fetch.demo import DALBIT, HANBIT
from document_fetch.reading.registry import KINDS
from tests.bot.person import TODAY, Person, certificate
from tests.document_fetch import hostile

pytestmark = pytest.mark.usefixtures("reader")
REGISTRATION = "business_registration"
#: What a user of Hanbit has typed, one field of it not as the registration says.
TYPED = {"business_number": HANBIT.business_number, "company_name": HANBIT.name, "representative": "임꺽정"}


def states(person):
    return [document.state for document in person.situation.documents]


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize(
    ("content", "response"),
    [
        (b"", "error.document.empty"),
        (b"PK\x03\x04 not a pdf", "error.document.wrong_format"),
        (hostile.locked(certificate(REGISTRATION), password="0508"), "error.document.locked"),
        (hostile.picture(), hostile.NO_TEXT.response),
        (hostile.letter("견적서", "합계 1,200,000원", "감사합니다"), "error.document.not_a_certificate"),
        (certificate(REGISTRATION)[:900], "error.document.damaged"),
        (hostile.repeated(certificate(REGISTRATION), 31), "error.document.too_many_pages"),
        (b"%PDF-1.7\n" + b"0" * (10 * 1024 * 1024), "error.document.too_large"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_cannot_be_read_gets_its_own_sentence_and_takes_nothing_away(context, language, content, response):
    person = Person(context, language)
    person.begin_with_questions()
    held = person.answers
    person.upload(content, "서류.pdf")
    known = {"pages": 31, "limit": 30, "limit_mb": 10, "name": "서류.pdf"}
    assert person.label(response, **known) in person.texts
    assert states(person) == ["unreadable"]
    assert person.answers == held
    assert person.open_step == ("question", "business_number")
    assert person.context.programme.question("business_number").ask.to(language) in person.texts


def test_every_value_that_was_read_is_shown_with_its_page(person):
    person.begin()
    person.upload(certificate(REGISTRATION), "등록증.pdf")
    read = person.heard[0].body
    values = {row["label"]: row["value"] for row in read["rows"]}
    assert HANBIT.business_number in values.values()
    assert "2019년 3월 4일" in values.values()
    assert {row["source"] for row in read["rows"]} == {"1쪽"}
    assert read["document"]["state"] == "parsed"
    assert person.open_step[0] == "reading"


def test_a_read_value_stays_unconfirmed_until_the_user_has_seen_it(person):
    person.begin()
    person.upload(certificate(REGISTRATION))
    assert not any(answer.provenance.confirmed for answer in person.situation.answers.values())
    person.say("네 맞아요")
    assert all(answer.provenance.confirmed for answer in person.situation.answers.values())


def test_a_wrong_reading_can_be_mended_field_by_field(person):
    person.begin()
    person.upload(certificate(REGISTRATION))
    person.press("고칠 게 있어요")
    assert person.open_step[0] == "pick"
    person.press("대표자")
    person.say("임꺽정")
    answer = person.situation.answers["representative"]
    assert (answer.value, answer.provenance.giver) == ("임꺽정", "user")
    assert person.open_step[0] == "reason"
    person.press("읽은 값이 틀렸어요")
    assert person.open_step[0] == "reading"


def test_documents_that_came_before_the_start_fill_the_form_once_they_may_be_read(person):
    person.upload(certificate(REGISTRATION))
    assert person.situation.application is None
    assert person.labels == ["신청 시작할게요"]
    person.begin()
    person.work()
    person.be_answered()
    assert person.answers["company_name"] == HANBIT.name
    assert person.open_step[0] == "reading"


def test_two_companies_papers_before_the_start_are_told_apart(person):
    person.upload(certificate(REGISTRATION))
    person.upload(certificate("sme_confirmation", DALBIT))
    person.begin()
    person.work()
    person.be_answered()
    person.be_answered()
    assert states(person) == ["parsed", "mismatched"]
    assert person.answers["business_number"] == HANBIT.business_number
    assert "sme_size" not in person.answers
    assert DALBIT.business_number in person.texts


@pytest.mark.parametrize("language", ["ko", "en"])
def test_another_company_s_certificate_is_kept_and_not_used(context, language):
    person = Person(context, language)
    person.begin()
    person.upload(certificate(REGISTRATION))
    person.press(person.label("button.right"))
    held = person.answers
    person.upload(certificate("sme_confirmation", DALBIT))
    assert states(person) == ["parsed", "mismatched"]
    assert person.answers == held
    assert DALBIT.business_number in person.texts
    assert HANBIT.business_number in person.texts
    assert person.label("button.correct_business_number") in person.labels
    assert [each.key for each in person.situation.missing_evidence] == ["sme", "tax_clearance"]


def test_an_expired_certificate_is_refused_with_its_date_and_where_to_get_a_new_one(person):
    person.begin()
    person.upload(certificate("national_tax_clearance", issued_on=TODAY - timedelta(days=60)))
    until = TODAY - timedelta(days=30)
    assert f"{until.year}년 {until.month}월 {until.day}일" in person.texts
    assert "어디서 받나요?" in person.labels
    assert states(person) == ["expired"]
    assert "tax_arrears" not in person.answers


def test_the_last_day_of_validity_still_counts(person):
    person.begin()
    person.upload(certificate("national_tax_clearance", valid_until=TODAY))
    assert states(person) == ["parsed"]


def test_a_certificate_that_runs_out_while_the_interview_rests_is_asked_for_again(person):
    person.come_to_summary()
    person.context = dataclasses.replace(person.context, today=lambda: TODAY + timedelta(days=31))
    person.say("제출할게요")
    assert person.situation.application.state == "draft"
    assert person.open_step == ("documents_offer", "wait")
    assert "국세 납세증명서" in person.texts
    assert "사업자등록증" not in person.texts
    later = TODAY + timedelta(days=31)
    person.upload(certificate("national_tax_clearance", issued_on=later))
    person.press("맞아요")
    assert person.open_step == ("confirm", "summary")


def test_a_newer_certificate_takes_the_older_ones_place(person):
    person.begin()
    person.upload(certificate(REGISTRATION))
    person.upload(certificate(REGISTRATION, issued_on=TODAY - timedelta(days=1)))
    assert states(person) == ["replaced", "parsed"]


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("chosen", ["document", "user"])
def test_where_a_document_says_otherwise_the_user_decides(context, language, chosen):
    person = Person(context, language)
    person.begin_with_questions()
    person.answer_questions(until="opened_on", **TYPED)
    person.upload(certificate(REGISTRATION))
    person.press(person.label("button.right"))
    assert person.open_step == ("discrepancy", "representative")
    assert "홍길동" in person.texts
    assert "임꺽정" in person.texts
    value = {"document": "홍길동", "user": "임꺽정"}[chosen]
    person.press(value)
    answer = person.situation.answers["representative"]
    assert (answer.value, answer.provenance.confirmed) == (value, True)
    assert answer.provenance.giver == {"document": "certificate", "user": "user"}[chosen]
    assert person.situation.discrepancies == ()
    assert person.open_step[0] != "discrepancy"


def test_a_discrepancy_can_be_settled_by_a_third_value(person):
    person.begin_with_questions()
    person.answer_questions(until="opened_on", **TYPED)
    person.upload(certificate(REGISTRATION))
    person.press("맞아요")
    person.say("글쎄요")
    assert person.label("answer.press_one") in person.texts
    person.press("직접 고칠게요")
    person.say("장길산")
    assert person.answers["representative"] == "장길산"
    assert person.situation.discrepancies == ()


def test_a_document_that_says_the_same_confirms_what_was_typed(person):
    person.begin_with_questions()
    person.answer_questions(
        until="business_form", business_number=HANBIT.business_number, company_name="한빛식품 주식회사"
    )
    person.upload(certificate(REGISTRATION))
    provenance = person.situation.answers["business_number"].provenance
    assert (provenance.giver, provenance.confirmed) == ("certificate", True)
    assert person.situation.discrepancies == ()


def test_listed_arrears_leave_the_question_open_for_the_user(person):
    person.begin()
    person.upload(certificate("national_tax_clearance", arrears=["2026 부가가치세 1,200,000"]))
    assert "tax_arrears" not in person.answers


def test_a_sole_trader_is_never_asked_for_a_corporate_number(person):
    person.begin()
    person.give_all_certificates(DALBIT)
    asked = person.answer_questions()
    assert "corporate_number" not in {*asked, *person.answers}
    assert person.answers["business_form"] == "sole_trader"


def test_an_answer_that_crosses_with_a_document_still_counts(person):
    person.begin_with_questions()
    person.answer_questions(until="employees", business_number=HANBIT.business_number, sme_size="잘 모르겠어요")
    person.hand_in(certificate("sme_confirmation"))
    person.work()
    person.be_answered()
    assert person.open_step[0] == "reading"
    person.say("12명")
    assert person.answers["employees"] == 12
    assert person.open_step[0] == "reading"


def test_the_same_upload_twice_is_kept_once(person):
    person.begin()
    upload = Upload("client-1", "등록증.pdf", certificate(REGISTRATION))
    first = documents.receive(person.context, person.id, upload)
    again = documents.receive(person.context, person.id, upload)
    assert first == again
    assert states(person) == ["uploaded"]
    person.work()
    with person.context.store.begin() as tx:
        assert outbox.lease(tx) is None


def test_reading_the_same_document_twice_gives_the_same_answers(person):
    person.begin()
    person.hand_in(certificate(REGISTRATION))
    document = person.situation.documents[0].id
    assert documents.read(person.context, document) == documents.read(person.context, document)


def test_the_bytes_lie_encrypted_and_open_for_their_own_conversation(person):
    content = certificate(REGISTRATION)
    person.hand_in(content)
    document = person.situation.documents[0].id
    with person.context.store.read() as tx:
        lying = stored.encrypted_bytes(tx, document)
        assert documents.content_of(tx, person.context, document) == content
    assert b"%PDF" not in lying
    assert content[:200] not in lying


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("등록증.pdf", "등록증.pdf"),
        ("C:\\회사\\등록증.pdf", "등록증.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\u202efdp.exe\x00\n.pdf", "afdp.exe.pdf"),
        ("", "document.pdf"),
        ("/", "document.pdf"),
        ("x" * 500 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_file_name_is_harmless_before_it_is_kept(sent, kept):
    assert documents.file_name(sent) == kept


def test_documents_of_the_former_company_do_not_count_for_a_corrected_one(person):
    person.come_to_summary()
    person.say("사업자등록번호 124-81-00998로 고쳐줘", deed="correct")
    assert person.answers["business_number"] == "124-81-00998"
    assert states(person) == ["mismatched"] * 3
    assert HANBIT.business_number in person.texts
    assert person.open_step == ("documents_offer", "wait")
    person.say("제출할게요")
    assert person.situation.application.state == "draft"


def test_a_document_set_aside_counts_once_the_wrong_answer_is_corrected(person):
    person.begin_with_questions()
    person.answer_questions(until="opened_on")
    person.upload(certificate(REGISTRATION))
    assert states(person) == ["mismatched"]
    person.press("사업자등록번호를 고칠게요")
    person.say(HANBIT.business_number)
    assert states(person) == ["parsed"]
    assert person.open_step[0] == "reading"
    assert person.answers["opened_on"] == "2019-03-04"


@pytest.mark.parametrize("language", ["ko", "en"])
def test_of_a_paper_that_is_read_after_the_submission_it_is_said_that_it_was_not_sent(context, language):
    person = Person(context, language)
    person.come_to_summary()
    person.hand_in(certificate("national_tax_clearance", issued_on=TODAY - timedelta(days=2)), "newer.pdf")
    person.press(person.label("button.submit"))
    sent = person.situation.submission.dossier["documents"]
    with person.context.store.begin() as tx:  # the dossier waits in the outbox too
        job = next(job for job in (outbox.lease(tx), outbox.lease(tx)) if job.topic == documents.READ)
    changes = documents.read(person.context, job.subject_id)
    with person.context.store.begin() as tx:
        documents.record_reading(tx, job.subject_id, changes)
    person.be_answered()
    (told,) = person.heard
    facts = {"name": KINDS["national_tax_clearance"].name[language], "state": "|"}
    before, after = person.label("document.read_after_submission", **facts).split("|")
    assert told.body["text"].startswith(before)
    assert told.body["text"].endswith(after)
    assert person.labels == [person.label("button.agency")]
    person.say("지금까지 보여줘", deed="summary")
    group = person.label("summary.documents")
    rows = [row for message in person.heard for row in message.body.get("rows", ()) if row["group"] == group]
    assert len(rows) == len(sent) == 3
    assert not any("newer.pdf" in row["value"] for row in rows)


def both(*pdfs: bytes) -> bytes:
    writer = PdfWriter()
    for pdf in pdfs:
        writer.append(BytesIO(pdf))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_file_with_two_certificates_counts_as_two_documents(person):
    person.begin()
    file = both(certificate(REGISTRATION), certificate("sme_confirmation"))
    person.hand_in(file, "둘.pdf")
    person.work()
    person.be_answered()
    person.be_answered()
    documents_of = {document.kind: document for document in person.situation.documents}
    assert states(person) == ["parsed", "parsed"]
    assert documents_of.keys() == {REGISTRATION, "sme_confirmation"}
    assert [each.reading["stands_on"] for each in documents_of.values()] == [[1], [2]]
    with person.context.store.read() as tx:
        assert {documents.content_of(tx, person.context, each.id) for each in documents_of.values()} == {file}


def test_each_certificate_of_a_file_fills_what_it_proves(person):
    person.begin()
    kinds = ("business_registration", "sme_confirmation", "national_tax_clearance")
    person.upload(both(*map(certificate, kinds)), "셋.pdf")
    person.be_answered()
    person.be_answered()
    giving = {answer.provenance.kind for answer in person.situation.answers.values()}
    assert {"business_registration", "sme_confirmation"} <= giving
