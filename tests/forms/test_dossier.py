"""The dossier is complete, valid, and the same every time."""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import jsonschema
import pytest

from forms import dossier, dossier_schema, errors
from forms.answers import Answer, Provenance
from forms.assessment import eligibility
from forms.assessment.eligibility import Verdict
from forms.consistency.reasons import LONGEST, Reason
from forms.definitions.model import Programme
from forms.dossier import Discrepancy, DossierDocument, GivenConsent
from tests.forms import made

Answered = Callable[..., dict[str, Answer]]
NOW = datetime(2026, 11, 24, 12, 30, tzinfo=timezone(timedelta(hours=9)))
DOCUMENTS = (
    DossierDocument("d2", "sme_confirmation", "중소기업확인서", "d2.pdf", "b" * 64, 90, 1, "valid", "2027-03-31"),
    DossierDocument("d1", "business_registration", "사업자등록증", "d1.pdf", "a" * 64, 80, 1, "no_expiry"),
)

EMPLOYEES = [one for one in made.QUESTIONS if one["key"] == "employees"]


def applicant(key: str) -> dict[str, Any]:
    return made.question(key, "text")


def consents(programme: Programme) -> list[GivenConsent]:
    return [GivenConsent(one.key, one.version, one.sha256("ko"), "ko", NOW) for one in reversed(programme.consents)]


def build(
    programme: Programme, answers: dict[str, Answer], given: Sequence[GivenConsent] | None = None, **changes: Any
) -> dict[str, Any]:
    details: dict[str, Any] = {
        "submission_id": "0190f2d6-0000-7000-8000-000000000001",
        "revision": 1,
        "created_at": NOW,
        "language": "ko",
        "answers": answers,
        "documents": DOCUMENTS,
        "consents": consents(programme) if given is None else given,
        "verdict": eligibility.evaluate(programme, answers),
        "discrepancies": (),
    }
    return dossier.build(programme, **(details | changes))


def validate(document: dict[str, Any]) -> None:
    published = json.loads(dossier_schema.PUBLISHED.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(published, format_checker=jsonschema.FormatChecker()).validate(document)


def test_a_dossier_is_valid_by_the_published_schema(programme: Programme, answered: Answered) -> None:
    validate(build(programme, answered()))


def test_a_dossier_with_a_no_is_valid_too(programme: Programme, answered: Answered) -> None:
    document = build(programme, answered(tax_arrears="arrears"))
    validate(document)
    assert document["eligibility"]["outcome"] == "no"
    findings = {finding["rule"]: finding for finding in document["eligibility"]["findings"]}
    assert findings["no_tax_arrears"]["near_miss"]["en"]


def test_the_schema_admits_nothing_unknown(programme: Programme, answered: Answered) -> None:
    document = build(programme, answered())
    document["answers"][0]["colour"] = "blue"
    with pytest.raises(jsonschema.ValidationError):
        validate(document)


def test_the_same_input_gives_the_same_bytes(programme: Programme, answered: Answered) -> None:
    answers = answered(annual_sales={"currency": "KRW", "amount": 350_000_000})
    again = dict(reversed(answered(annual_sales={"amount": 350_000_000, "currency": "KRW"}).items()))
    one = build(programme, answers)
    two = build(programme, again, documents=tuple(reversed(DOCUMENTS)), given=consents(programme)[::-1])
    assert dossier.canonical_bytes(one) == dossier.canonical_bytes(two)
    assert dossier.canonical_bytes(json.loads(dossier.canonical_bytes(one))) == dossier.canonical_bytes(one)


def test_canonical_bytes_are_sorted_compact_utf8() -> None:
    assert dossier.canonical_bytes({"b": "홍", "a": [1, 2]}) == '{"a":[1,2],"b":"홍"}'.encode()
    with pytest.raises(ValueError, match="Out of range"):
        dossier.canonical_bytes({"a": float("nan")})


def test_answers_come_in_the_questionnaires_order_with_label_and_both_languages(
    programme: Programme, answered: Answered
) -> None:
    document = build(programme, answered(annual_sales={"amount": 350_000_000, "currency": "KRW"}))
    keys = [answer["key"] for answer in document["answers"]]
    assert keys == [question.key for question in programme.questions if question.key in set(keys)]
    sales = next(answer for answer in document["answers"] if answer["key"] == "annual_sales")
    assert sales["shown"] == {"ko": "3억 5,000만원", "en": "KRW 350,000,000"}
    assert sales["label"]["ko"] == "작년 매출액"


def test_every_answer_says_where_it_is_from(programme: Programme, answered: Answered) -> None:
    answers = answered()
    origin = Provenance("certificate", "d1", "business_registration", 1, (10, 20, 30, 40), True, NOW)
    answers["company_name"] = Answer("company_name", "한빛식품(주)", origin)
    document = build(programme, answers)
    validate(document)
    assert document["answers"][1]["provenance"] == {
        "giver": "certificate",
        "register": None,
        "document": "d1",
        "kind": "business_registration",
        "page": 1,
        "box": [10.0, 20.0, 30.0, 40.0],
        "confirmed": True,
        "given_at": "2026-11-24T12:30:00+09:00",
    }


def says(key: str, value: Any, document: str = "d1", **changes: Any) -> Discrepancy:
    """What a document says otherwise than the answer."""
    place = Provenance("certificate", document, "business_registration", 1, (10, 20, 30, 40))
    return Discrepancy(Answer(key, value, place), **({"chosen": "user", "decided_at": NOW} | changes))


def test_what_a_document_says_otherwise_stands_beside_the_answers(programme: Programme, answered: Answered) -> None:
    document = build(programme, answered(), discrepancies=[says("opened_on", "2018-05-06")])
    validate(document)
    assert document["discrepancies"] == [
        {
            "key": "opened_on",
            "label": {"ko": "개업일", "en": "opening date"},
            "value": "2018-05-06",
            "shown": {"ko": "2018년 5월 6일", "en": "6 May 2018"},
            "document": "d1",
            "kind": "business_registration",
            "page": 1,
            "box": [10.0, 20.0, 30.0, 40.0],
            "chosen": "user",
            "decided_at": "2026-11-24T12:30:00+09:00",
            "reason": None,
        }
    ]


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (Reason("moved"), {"choice": "moved", "words": {"ko": "이사했어요", "en": "We have moved"}, "said": None}),
        (
            Reason("other", "건물이 헐렸어요"),
            {"choice": "other", "words": {"ko": "다른 이유", "en": "Another reason"}, "said": "건물이 헐렸어요"},
        ),
        (
            Reason("untold"),
            {"choice": "untold", "words": {"ko": "이유를 적지 않았어요", "en": "No reason given"}, "said": None},
        ),
    ],
)
def test_the_reason_of_a_discrepancy_stands_with_it(
    programme: Programme, answered: Answered, reason: Reason, told: dict[str, Any]
) -> None:
    document = build(programme, answered(), discrepancies=[says("opened_on", "2018-05-06", reason=reason)])
    validate(document)
    assert document["discrepancies"][0]["reason"] == told


def test_own_words_are_cut_where_the_schema_ends(programme: Programme, answered: Answered) -> None:
    long = says("opened_on", "2018-05-06", reason=Reason("other", "가" * 900))
    document = build(programme, answered(), discrepancies=[long])
    validate(document)
    assert document["discrepancies"][0]["reason"]["said"] == "가" * LONGEST


def test_a_programme_without_unique_rows_says_so(programme: Programme, answered: Answered) -> None:
    assert build(programme, answered())["unique"] == []


def test_discrepancies_come_in_the_questionnaires_order_and_then_by_document(
    programme: Programme, answered: Answered
) -> None:
    found = [says("sme_size", "micro", "d2"), says("opened_on", "2018-05-06", "d2"), says("opened_on", "2017-01-02")]
    one, two = (build(programme, answered(), discrepancies=order) for order in (found, found[::-1]))
    assert one == two
    assert [(each["key"], each["document"]) for each in one["discrepancies"]] == [
        ("opened_on", "d1"),
        ("opened_on", "d2"),
        ("sme_size", "d2"),
    ]


def test_an_answer_that_is_what_the_document_says_is_no_discrepancy(programme: Programme, answered: Answered) -> None:
    document = build(programme, answered(), discrepancies=[says("opened_on", answered()["opened_on"].value)])
    assert document["discrepancies"] == []


def test_what_is_not_asked_or_not_answered_has_no_discrepancy(programme: Programme, answered: Answered) -> None:
    hidden = answered(business_form="sole_trader", corporate_number="110111-1129497")
    for answers in (hidden, answered(corporate_number=None)):
        assert build(programme, answers, discrepancies=[says("corporate_number", "1")])["discrepancies"] == []


def test_a_discrepancy_names_its_document_and_who_decided(programme: Programme, answered: Answered) -> None:
    found = says("opened_on", "2018-05-06", decided_at=None)
    for broken in ({"document": None}, {"kind": None}, {"chosen": "agency"}, {"value": None}, {"colour": "blue"}):
        document = build(programme, answered(), discrepancies=[found])
        validate(document)
        document["discrepancies"][0].update(broken)
        with pytest.raises(jsonschema.ValidationError):
            validate(document)


def test_the_partner_that_was_chosen_receives_what_was_agreed_to(programme: Programme, answered: Answered) -> None:
    document = build(programme, answered())
    validate(document)
    assert document["referral"] == {
        "partner": "garam",
        "name": {"ko": "가람특송", "en": "Garam Express"},
        "receives": [key for key in programme.partners[0].receives if key != "parcel_weight"],
        "accepts": True,
        "place": None,
        "consent": "provision",
    }
    weighed = build(programme, answered(parcel_weight=0.5))["referral"]
    assert weighed["receives"] == list(programme.partners[0].receives)


@pytest.mark.parametrize(("choice", "key"), [("express", "garam"), ("post", "naru"), ("fulfilment", "daon")])
def test_the_answer_decides_which_partner_it_is(
    choice: str, key: str, programme: Programme, answered: Answered
) -> None:
    assert build(programme, answered(logistics_partner=choice))["referral"]["partner"] == key


def test_who_asks_for_advice_is_referred_to_nobody_yet(programme: Programme, answered: Answered) -> None:
    document = build(programme, answered(logistics_partner="help_me"))
    validate(document)
    assert document["referral"] is None


def test_whoever_does_not_agree_to_the_provision_is_referred_to_nobody(
    programme: Programme, answered: Answered
) -> None:
    free = [one.model_copy(update={"required": False}) for one in programme.consents]
    may_refuse = programme.model_copy(update={"consents": tuple(free)})
    given = [one for one in consents(may_refuse) if one.key != "provision"]
    document = build(may_refuse, answered(), given=given)
    validate(document)
    assert document["referral"] is None
    assert build(may_refuse, answered())["referral"] is not None


def test_a_partner_receives_derived_values_but_nothing_that_is_not_in_the_dossier() -> None:
    chooser = made.question("size", "choice", choices=made.choices("small", "large"))
    hidden = made.question("secret", "text", shown_if={"question": "size", "is": "large"})
    double = {"sum": [{"question": "employees"}, {"question": "employees"}]}
    derived = {"key": "twice", "section": "one", "type": "count", "label": made.WORDS, "value": double}
    partner = {"key": "garam", "name": made.WORDS, "question": "size", "choice": "small", "consent": "passing_on"}
    free = made.programme(
        questions=[*map(applicant, ("business_number", "company_name")), chooser, hidden, *EMPLOYEES],
        derived=[derived],
        partners=[partner | {"receives": ["twice", "secret", "employees"], "accepts": False}],
        consents=[{"key": "passing_on", "version": "1", "text": made.WORDS}],
    )
    answers = made.answers(
        business_number="124-81-00998", company_name="한빛", size="small", secret="몰래", employees=6
    )
    document = build(free, answers, verdict=Verdict("yes", ()), documents=())
    validate(document)
    assert (document["referral"]["receives"], document["referral"]["accepts"]) == (["twice", "employees"], False)


def test_an_answer_to_a_question_no_longer_shown_is_left_out(programme: Programme, answered: Answered) -> None:
    answers = answered(business_form="sole_trader", corporate_number="110111-1129497")
    assert "corporate_number" not in {answer["key"] for answer in build(programme, answers)["answers"]}


def test_an_unfinished_application_is_no_dossier(programme: Programme, answered: Answered) -> None:
    with pytest.raises(errors.IncompleteDossier) as caught:
        build(programme, answered(employees=None, contact_email=None))
    assert caught.value.facts["answers"] == ["employees", "contact_email"]


def test_without_a_required_consent_there_is_no_dossier(programme: Programme, answered: Answered) -> None:
    with pytest.raises(errors.IncompleteDossier) as caught:
        build(programme, answered(), given=consents(programme)[:1])
    assert caught.value.facts["consents"] == ["collection"]


def test_a_time_without_a_zone_is_refused(programme: Programme, answered: Answered) -> None:
    with pytest.raises(ValueError, match="time zone"):
        build(programme, answered(), created_at=NOW.astimezone(UTC).replace(tzinfo=None))
