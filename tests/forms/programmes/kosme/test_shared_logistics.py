"""The shared-logistics programme asks what an officer needs, and nothing that a certificate tells."""

from forms import fields, progress
from forms.answers import Answer, Provenance
from forms.assessment import eligibility, evidence
from forms.definitions.model import Programme, Question

CERTIFICATES = {
    "business_registration": {
        "business_number": "124-81-00998",
        "company_name": "한빛식품(주)",
        "taxpayer_type": "법인사업자",
        "representative": "홍길동",
        "opened_on": "2019-03-04",
        "corporate_number": "110111-1129497",
        "business_address": "서울특별시 마포구 월드컵북로 400",
    },
    "sme_confirmation": {"size_class": "소기업(소상공인)", "business_number": "1248100998"},
    "national_tax_clearance": {"arrears": "none", "company_name": "한빛식품(주)"},
}


def read(programme: Programme, certificates: dict[str, dict[str, str]]) -> dict[str, Answer]:
    answers = {}
    for question in programme.questions:
        for proof in question.proved_by:
            raw = certificates.get(proof.kind, {}).get(proof.field)
            if raw is not None and question.key not in answers:
                value = fields.from_document(question, raw)
                answers[question.key] = Answer(question.key, value, Provenance("certificate", kind=proof.kind))
    return answers


def told(question: Question) -> bool:
    return any(proof.kind in CERTIFICATES for proof in question.proved_by)


def test_with_all_three_certificates_nothing_they_tell_is_asked(programme: Programme) -> None:
    answers = read(programme, CERTIFICATES)
    asked = list(progress.open_questions(programme, answers))
    assert [question.key for question in asked if told(question)] == []
    assert progress.next_question(programme, answers) == programme.question("business_status")
    assert evidence.missing(programme, CERTIFICATES) == ()


def test_a_sole_trader_with_certificates_is_not_asked_for_a_corporate_number(programme: Programme) -> None:
    registration = {
        "business_number": "220-81-62517",
        "company_name": "달빛공방",
        "taxpayer_type": "간이과세자",
        "representative": "이몽룡",
        "opened_on": "2021-06-01",
        "business_address": "부산광역시 중구 중앙대로 1",
    }
    answers = read(programme, CERTIFICATES | {"business_registration": registration})
    assert answers["business_form"].value == "sole_trader"
    assert not [question for question in progress.open_questions(programme, answers) if told(question)]


def test_certificates_alone_settle_size_and_taxes(programme: Programme) -> None:
    findings = eligibility.evaluate(programme, read(programme, CERTIFICATES)).findings
    outcomes = {finding.rule: finding.outcome for finding in findings}
    assert outcomes["is_sme"] == outcomes["no_tax_arrears"] == "yes"
    assert outcomes["exports_online"] == outcomes["in_business"] == "unknown"


def test_every_size_class_of_the_confirmation_is_understood(programme: Programme) -> None:
    question = programme.question("sme_size")
    read = {raw: fields.from_document(question, raw) for raw in ("중기업", "소기업", "소기업(소상공인)", "소상공인")}
    assert read == {"중기업": "medium", "소기업": "small", "소기업(소상공인)": "micro", "소상공인": "micro"}


def test_there_are_fifteen_to_twenty_five_questions_in_the_sections_order(programme: Programme) -> None:
    assert 15 <= len(programme.questions) <= 25
    order = [section.key for section in programme.sections]
    places = [order.index(question.section) for question in programme.questions]
    assert places == sorted(places)


def test_consents_say_who_what_why_how_long_and_that_no_is_possible(programme: Programme) -> None:
    assert [consent.key for consent in programme.consents if consent.required] == ["collection", "provision"]
    for consent in (consent for consent in programme.consents if consent.required):
        for part in ("왜:", "무엇을:", "얼마나:", "동의하지 않을 권리가 있습니다.", "동의하지 않으면"):
            assert part in consent.text.ko
        for part in ("Why:", "What:", "How long:", "right to refuse", "Without consent"):
            assert part in consent.text.en


def test_the_collection_is_consented_to_first_and_the_provision_last(programme: Programme) -> None:
    asked = {consent.key: consent.asked for consent in programme.consents}
    assert asked == {"collection": "first", "registers": "registers", "fetch": "fetch", "provision": "last"}
