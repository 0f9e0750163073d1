"""Where can a person have the issuer confirm a copy, and how long does the page answer?"""

from datetime import date

import pytest

from document_fetch.checking import issuers
from document_fetch.checking.issuers import ISSUERS
from document_fetch.demo import HANBIT
from document_fetch.errors import LayoutError
from document_fetch.model import Reading, Value
from document_fetch.reading.registry import KINDS
from tests.document_fetch.reading import read_demo


def read(kind: str, **values: str) -> Reading:
    return Reading(kind, {name: Value(text, text, 1, (0, 0, 1, 1), 1.0) for name, text in values.items()}, 1)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_that_is_read_has_an_issuer_named_in_both_languages(kind):
    assert set(ISSUERS[kind].issuer) == {"ko", "en"}


@pytest.mark.parametrize("kind", sorted(set(ISSUERS) & set(KINDS)))
def test_the_number_that_the_issuer_asks_for_is_one_that_is_read(kind):
    page = ISSUERS[kind].confirm
    assert page is None or page.by in KINDS[kind].fields


def test_a_tax_clearance_is_confirmed_at_hometax_by_its_number_for_ninety_days():
    found = issuers.confirmation(read_demo("national_tax_clearance", HANBIT))
    assert found is not None
    assert found.page == "https://www.hometax.go.kr"
    assert found.until == date(2026, 9, 27)  # 29 June and 90 days


@pytest.mark.parametrize(
    ("issued", "until"),
    [("2026-06-29", date(2026, 9, 29)), ("2025-11-30", date(2026, 2, 28)), ("2026-10-01", date(2027, 1, 1))],
)
def test_a_register_extract_is_confirmed_for_three_calendar_months(issued, until):
    found = issuers.confirmation(read("corporate_register", verification_code="ABCD-EFGH-1234", issued_on=issued))
    assert found is not None
    assert found.until == until


def test_without_a_certain_number_there_is_nothing_to_enter_and_so_no_page():
    doubtful = Value("1234", "1234", 1, (0, 0, 1, 1), 0.3)
    assert issuers.confirmation(Reading("national_tax_clearance", {"issue_number": doubtful}, 1)) is None
    assert issuers.confirmation(read("women_confirmation", issue_number="1")) is None  # no page known
    assert issuers.confirmation(read("something_else", issue_number="1")) is None


def test_a_page_outside_korea_and_a_missing_language_are_both_told(tmp_path):
    file = tmp_path / "issuers.yml"
    file.write_text(
        "one:\n  issuer: {ko: 기관, en: Office}\n"
        "  confirm: {page: 'https://hometax.example.com', by: issue_number, menu: {ko: 메뉴, en: menu}}\n"
        "two:\n  issuer: {ko: 기관}\n",
        encoding="utf-8",
    )
    with pytest.raises(LayoutError) as caught:
        issuers.load(file)
    assert [fault.split(":")[1].strip() for fault in caught.value.faults] == ["one.confirm.page", "two.issuer"]
