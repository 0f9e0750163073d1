"""Does the certificate still count?"""

from datetime import date, timedelta

import pytest

from document_fetch.checking import validity
from document_fetch.checking.validity import Lapse, Validity
from document_fetch.demo import HANBIT
from document_fetch.model import Reading, Value
from tests.document_fetch.reading import ISSUED, read_demo


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


def test_a_clearance_that_ends_before_it_is_wanted_names_the_first_day_of_issue_that_lasts():
    until = ISSUED + timedelta(days=30)
    wanted = date(2026, 8, 31)
    assert validity.lapse("national_tax_clearance", until, wanted) == Lapse(wanted, date(2026, 8, 1))


def test_a_confirmation_bound_to_the_business_year_has_no_such_day():
    assert validity.lapse("sme_confirmation", date(2027, 3, 31), date(2027, 4, 1)) == Lapse(date(2027, 4, 1), None)


@pytest.mark.parametrize("wanted", [date(2026, 7, 29), date(2026, 7, 1), None])
def test_a_clearance_that_still_counts_on_the_day_does_not_lapse(wanted):
    assert validity.lapse("national_tax_clearance", date(2026, 7, 29), wanted) is None
