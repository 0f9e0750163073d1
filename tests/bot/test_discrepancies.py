"""Where a company overrules a certificate, the agency sees it; where it was put right again, nothing is left of it."""

from __future__ import annotations

import dataclasses
import io
import json
from datetime import timedelta

import jsonschema
import pypdf
import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.config import ROOT
from bot.delivery import signing
from bot.services.sending import delivery
from document_fetch.demo import HANBIT
from intake import bags
from tests.bot import agency
from tests.bot.person import TODAY, certificate
from tests.intake.people import Desk, Sender

pytestmark = pytest.mark.usefixtures("reader")
REGISTRATION, CLEARANCE, SME = "business_registration", "national_tax_clearance", "sme_confirmation"
OTHER = dataclasses.replace(HANBIT, representative="임꺽정")
LATER = TODAY - timedelta(days=1)


def submit(person):
    while person.open_step[0] == "reason":
        person.press(person.label("button.skip"))
    person.agree_to_all()
    assert person.open_step == ("confirm", "summary")
    person.press("제출할게요")
    frozen = person.situation.submission.dossier
    schema = json.loads((ROOT / "docs" / "dossier.schema.json").read_text("utf-8"))
    jsonschema.validate(frozen, schema, cls=jsonschema.Draft202012Validator)
    return frozen


def told(frozen):
    """What the dossier says of each discrepancy: question, what the document says, its kind, whose value stands."""
    return [(each["key"], each["value"], each["kind"], each["chosen"]) for each in frozen["discrepancies"]]


def overrule(person, sentence="대표자를 장길산으로 고쳐줘"):
    person.say(sentence, deed="correct")


def test_a_value_that_the_user_overruled_is_told_for_each_document_that_proves_it(person):
    person.come_to_summary()
    overrule(person)
    frozen = submit(person)
    assert sorted(told(frozen)) == [
        ("representative", "홍길동", REGISTRATION, "user"),
        ("representative", "홍길동", SME, "user"),
    ]
    ids = [each["document"] for each in frozen["discrepancies"]]
    assert ids == sorted(ids)
    assert set(ids) < {each["id"] for each in frozen["documents"]}
    answer = next(each for each in frozen["answers"] if each["key"] == "representative")
    for each in frozen["discrepancies"]:
        assert each["label"] == answer["label"]
        assert each["shown"] == {"ko": "홍길동", "en": "홍길동"}
        assert (each["page"], len(each["box"])) == (1, 4)
        assert each["decided_at"] == answer["provenance"]["given_at"]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("대표자가 바뀌었어요", {"choice": "succeeded", "said": None}),
        (
            "지난달에 <b>주총</b>에서 새로 뽑았거든요",
            {"choice": "other", "said": "지난달에 <b>주총</b>에서 새로 뽑았거든요"},
        ),
        ("가" * 300, {"choice": "other", "said": "가" * 200}),
        ("건너뛸게요", {"choice": "untold", "said": None}),
    ],
)
def test_why_a_value_was_kept_is_told_with_it(person, said, reason):
    person.come_to_summary()
    overrule(person)
    assert person.open_step == ("reason", "representative")
    person.say(said, "skip" if reason["choice"] == "untold" else "answer")
    frozen = submit(person)
    told = [each["reason"] for each in frozen["discrepancies"]]
    assert len(told) == 2
    for each in told:
        assert {name: each[name] for name in reason} == reason
        assert each["words"]["en"]


def test_where_another_document_was_believed_no_reason_is_told(person):
    person.begin()
    person.upload(certificate(REGISTRATION))
    person.press("맞아요")
    person.upload(certificate(SME, OTHER))
    person.press("맞아요")
    person.press("임꺽정")
    assert [each["reason"] for each in finish(person, CLEARANCE)["discrepancies"]] == [None]


def test_without_a_difference_nothing_is_told(person):
    person.come_to_summary()
    assert told(submit(person)) == []


def test_a_value_corrected_back_to_the_documents_own_is_no_discrepancy(person):
    person.come_to_summary()
    overrule(person)
    person.say("대표자를 홍길동으로 고쳐줘", deed="correct")
    assert told(submit(person)) == []


def test_another_spelling_of_the_same_is_no_discrepancy(person):
    person.come_to_summary()
    overrule(person, "상호를 주식회사 한빛식품으로 고쳐줘")
    overrule(person, "주소를 서울특별시 마포구 가상로12, 3층 (공덕동)으로 고쳐줘")
    frozen = submit(person)
    assert person.answers["company_name"] != HANBIT.name
    assert person.answers["business_address"] != HANBIT.address
    assert told(frozen) == []


def typed_first(person):
    """The representative was typed before the registration came, which names another."""
    person.begin_with_questions()
    typed = {"business_number": HANBIT.business_number, "company_name": HANBIT.name, "representative": "임꺽정"}
    person.answer_questions(until="opened_on", **typed)
    person.upload(certificate(REGISTRATION))
    person.press("맞아요")
    assert person.open_step == ("discrepancy", "representative")


def finish(person, *missing, company=HANBIT):
    """Hands in what is missing, answers what is left, and submits."""
    for kind in missing:
        person.upload(certificate(kind, company))
        person.press("맞아요")
    person.answer_questions()
    return submit(person)


def test_a_typed_value_that_was_kept_against_a_document_counts_from_when_it_was_kept(person):
    typed_first(person)
    before = person.situation.answers["representative"].provenance.given_at
    person.press("임꺽정")
    kept = person.situation.answers["representative"].provenance.given_at
    assert kept > before
    person.press(person.label("button.skip"))  # why it is so is not told
    frozen = finish(person, SME, CLEARANCE)
    assert sorted(told(frozen)) == [
        ("representative", "홍길동", REGISTRATION, "user"),
        ("representative", "홍길동", SME, "user"),
    ]
    assert {each["decided_at"] for each in frozen["discrepancies"]} == {kept.isoformat(timespec="seconds")}


def test_a_document_that_was_believed_leaves_no_discrepancy(person):
    typed_first(person)
    person.press("홍길동")
    assert told(finish(person, SME, CLEARANCE)) == []


def test_where_two_documents_differ_the_one_not_believed_is_told(person):
    person.begin()
    person.upload(certificate(REGISTRATION))
    person.press("맞아요")
    person.upload(certificate(SME, OTHER))
    person.press("맞아요")
    assert person.open_step == ("discrepancy", "representative")
    person.press("임꺽정")
    frozen = finish(person, CLEARANCE)
    assert told(frozen) == [("representative", "홍길동", REGISTRATION, "document")]


def test_a_newer_document_of_the_kind_that_agrees_ends_it(person):
    person.begin()
    person.upload(certificate(REGISTRATION))
    person.press("맞아요")
    overrule(person, "대표자를 임꺽정으로 고쳐줘")
    person.upload(certificate(REGISTRATION, OTHER, issued_on=LATER))
    person.press("맞아요")
    assert told(finish(person, SME, CLEARANCE, company=OTHER)) == []


def test_a_newer_document_that_says_the_same_as_the_old_one_is_the_one_told(person):
    person.come_to_summary()
    overrule(person)
    person.upload(certificate(REGISTRATION, issued_on=LATER))
    person.press("맞아요")
    frozen = submit(person)
    newest = person.situation.documents[-1].id
    assert [each["document"] for each in frozen["discrepancies"] if each["kind"] == REGISTRATION] == [newest]
    assert newest in {each["id"] for each in frozen["documents"]}


async def test_the_officer_and_the_cover_sheet_say_what_was_overruled(person, tmp_path):
    person.come_to_summary()
    overrule(person)
    submit(person)
    with agency.opened(tmp_path) as office:
        signer = signing.load_or_create(office.settings.sender_key_file.parent)
        content = delivery.bag_of(person.context, signer, person.situation.submission.id)
        async with TestClient(TestServer(office.app())) as client:
            response = await Sender(client, signer).send(content, Authorization=f"Bearer {agency.KEY}")
            receipt = (await response.json())["receipt"]
            desk = Desk(client, office.store)
            await desk.log_in()
            assert "서류와 다른 답 1개" in await desk.read("/cases")
            page = await desk.read(f"/cases/{receipt}")
    assert "서류와 달라요. 사업자등록증 1쪽: 홍길동" in page
    sheet = pypdf.PdfReader(io.BytesIO(bags.document(content, "cover-sheet.pdf")))
    text = "".join(part.extract_text() for part in sheet.pages)
    assert "홍길동 (사업자등록증 1쪽)" in text
    assert "장길산" in text
