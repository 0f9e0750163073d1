"""Does the certificate still count, and is it this company's?"""

from datetime import date, timedelta

import pytest

from document_fetch import identity, validity
from document_fetch.demo import DALBIT, HANBIT
from document_fetch.model import Reading, Value
from document_fetch.validity import Validity
from tests.document_fetch.reading import ISSUED, read_demo


def reading(**values: str) -> Reading:
    certain = {name: Value(value, value, 1, (0, 0, 1, 1), 1.0) for name, value in values.items()}
    return Reading("national_tax_clearance", certain, 1)


@pytest.mark.parametrize("kind", ["business_registration", "business_registration_proof"])
def test_a_registration_never_expires(kind):
    assert validity.check(read_demo(kind, HANBIT), date(2099, 1, 1)) == Validity("no_expiry")


def test_a_tax_clearance_counts_for_thirty_days_and_the_last_day_counts():
    read = read_demo("national_tax_clearance", HANBIT)
    last = ISSUED + timedelta(days=30)
    assert validity.check(read, last) == Validity("valid", last)
    assert validity.check(read, last + timedelta(days=1)) == Validity("expired", last)


def test_an_sme_confirmation_counts_until_three_months_after_the_fiscal_year():
    read = read_demo("sme_confirmation", HANBIT)
    assert validity.check(read, date(2027, 3, 31)).state == "valid"
    assert validity.check(read, date(2027, 4, 1)).state == "expired"


def test_an_end_that_could_not_be_read_is_unknown_and_not_guessed():
    doubtful = Value("2026년 7월", "2026년 7월", 1, (0, 0, 1, 1), 0.3)
    assert validity.check(Reading("national_tax_clearance", {"valid_until": doubtful}, 1), ISSUED) == Validity(
        "unknown"
    )


def test_the_same_company_shows_no_difference():
    read = read_demo("sme_confirmation", HANBIT)
    assert identity.compare(read, HANBIT.business_number, HANBIT.name) == ()
    assert identity.compare(read, HANBIT.business_number.replace("-", ""), "한빛식품") == ()
    assert identity.compare(read, None, None) == ()


def test_another_companys_certificate_is_a_blocking_difference():
    number, name = identity.compare(read_demo("sme_confirmation", DALBIT), HANBIT.business_number, HANBIT.name)
    assert (number.field, number.blocking, number.on_document) == ("business_number", True, DALBIT.business_number)
    assert (name.field, name.blocking, name.expected) == ("company_name", True, HANBIT.name)


def test_a_changed_name_under_the_same_number_is_a_question_and_no_block():
    (name,) = identity.compare(
        reading(business_number="999-81-00126", company_name="새빛(주)"), "9998100126", "한빛식품(주)"
    )
    assert not name.blocking
    assert name.response == "document.difference.company_name"


def test_the_place_of_the_legal_form_is_a_warning_only_when_the_numbers_agree():
    read = reading(business_number="999-81-00126", company_name="㈜한빛식품")
    (warning,) = identity.compare(read, "999-81-00126", "한빛식품(주)")
    assert (warning.blocking, warning.response) == (False, "document.difference.legal_form")
    (difference,) = identity.compare(reading(company_name="㈜한빛식품"), "999-81-00126", "한빛식품(주)")
    assert difference.blocking


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("한빛식품(주)", "한빛식품"),
        ("㈜한빛식품", "주식회사 한빛식품"),
        ("한빛 식품 주식회사", "한빛식품(주)"),
        ("한빛·푸드", "한빛푸드"),
        ("Hanbit Foods Co., Ltd.", "HANBIT FOODS"),
        ("한빛식품(주) (HANBIT FOODS CO.,LTD)", "Hanbit Foods Co., Ltd."),
        ("한빛식품(주)(HANBIT FOODS)", "한빛식품"),
        ("농업회사법인 주식회사 한빛", "한빛"),
        ("한빛 F&B", "한빛F&B(주)"),
        ("J&K-Trading Inc.", "JK Trading"),
    ],
)
def test_names_that_mean_the_same_company(one, other):
    assert identity.same_company_name(one, other)
    assert identity.same_company_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("한빛식품", "한빛푸드"),
        ("한빛식품(본점)", "새빛식품(본점)"),
        ("Incheon Foods", "Cheon Foods"),
        ("한빛식품", "한빛식품판매"),
        ("", "한빛식품"),
        ("(주)", "한빛식품(주)"),
    ],
)
def test_names_that_do_not(one, other):
    assert not identity.same_company_name(one, other)
    assert not identity.same_company_name(other, one)
