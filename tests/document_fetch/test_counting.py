"""Days that count for a number: within a year of the list's issue, by the calendar."""

from dataclasses import replace

import pytest

from document_fetch.demo import HANBIT, DemoCompany
from document_fetch.demo.business import Insured
from tests.document_fetch.reading import read_demo


def with_staff(*since: int) -> DemoCompany:
    """HANBIT with employees who came so many days before ISSUED, 29 June 2026."""
    staff = tuple(Insured("이가람", "850101-2******", days) for days in since)
    return replace(HANBIT, business=replace(HANBIT.business, insured=staff))


@pytest.mark.parametrize(
    ("since", "hired"),
    [((0,), "1"), ((364,), "1"), ((365,), "0"), ((0, 1, 300, 364, 365, 4000), "4"), ((366, 500), "0")],
    ids=["today", "within_the_year", "that_day_a_year_ago", "some", "none"],
)
def test_whoever_came_within_a_year_of_the_issue_counts(since, hired):
    reading = read_demo("insured_persons", with_staff(*since))
    assert reading.get("hired_in_a_year") == hired
    assert reading.get("insured_employment") == str(len(since))


def test_a_day_that_had_not_come_when_the_list_was_issued_leaves_the_number_doubtful():
    reading = read_demo("insured_persons", with_staff(100, -1))
    assert reading.values["hired_in_a_year"].doubtful
    assert reading.get("insured_employment") == "2"
