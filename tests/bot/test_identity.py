"""Is the certificate this company's?"""

from __future__ import annotations

import pytest

from bot.services.conversation import identity
from document_fetch.demo import DALBIT, HANBIT
from document_fetch.model import Reading, Value
from tests.document_fetch.reading import read_demo


def reading(**values: str) -> Reading:
    certain = {name: Value(value, value, 1, (0, 0, 1, 1), 1.0) for name, value in values.items()}
    return Reading("national_tax_clearance", certain, 1)


@pytest.mark.parametrize(
    ("number", "name"),
    [
        (HANBIT.business_number, HANBIT.name),
        (HANBIT.business_number.replace("-", ""), "한빛식품"),
        (None, "한빛식품"),
        (None, None),
    ],
)
def test_the_same_company_shows_no_difference(number, name):
    assert identity.compare(read_demo("sme_confirmation", HANBIT), number, name) == ()


def test_another_company_differs_in_number_and_name():
    number, name = identity.compare(read_demo("sme_confirmation", DALBIT), HANBIT.business_number, HANBIT.name)
    assert (number.field, number.reason, number.on_document) == (
        "business_number",
        "business_number",
        DALBIT.business_number,
    )
    assert (name.field, name.reason, name.expected) == ("company_name", "company_name", HANBIT.name)


def test_a_changed_name_under_the_same_number_is_the_same_company():
    read = reading(business_number="999-81-00126", company_name="새빛(주)")
    assert identity.compare(read, "9998100126", "한빛식품(주)") == ()


def test_the_place_of_the_legal_form_makes_another_company_unless_the_numbers_agree():
    assert (
        identity.compare(reading(business_number="999-81-00126", company_name="㈜한빛"), "999-81-00126", "한빛(주)")
        == ()
    )
    (difference,) = identity.compare(reading(company_name="㈜한빛"), "999-81-00126", "한빛(주)")
    assert (difference.field, difference.reason) == ("company_name", "legal_form")


def test_a_name_in_other_letters_does_not_make_another_company():
    assert identity.compare(reading(company_name="한빛식품(주)"), None, "Hanbit Foods Co., Ltd.") == ()


def test_a_doubtful_number_is_not_compared():
    doubtful = Value("999-81-0012", "999-81-0012", 1, (0, 0, 1, 1), 0.3)
    read = Reading("national_tax_clearance", {"business_number": doubtful}, 1)
    assert identity.compare(read, "124-81-00998", None) == ()
