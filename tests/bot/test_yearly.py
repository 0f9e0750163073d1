"""An amount on a certificate answers for a year only when it is that whole year's."""

from __future__ import annotations

from datetime import date

import pytest

from bot.services.answers import yearly
from document_fetch.model import Reading, Value
from forms.definitions.model import ProvedBy

TODAY = date(2026, 4, 20)
PERIOD = ("period_from", "period_until")


def reading(confidence: float = 1.0, **values: str) -> Reading:
    box = (0.0, 0.0, 1.0, 1.0)
    return Reading("paper", {name: Value(said, said, 1, box, confidence) for name, said in values.items()}, 1)


def said(proof: ProvedBy, paper: Reading) -> str | None:
    value = yearly.value_of(paper, proof, TODAY)
    return value.value if value else None


def proof(field: str, **more: object) -> ProvedBy:
    return ProvedBy.model_validate({"kind": "paper", "field": field, **more})


SALES = proof("sales", year="last", period=PERIOD)
RETURNS = proof("periods", year="last", column=3)
BY_YEAR = proof("exports", year="year_before")
BY_COUNTRY = proof("exports", year="last", period=PERIOD, by=1, column=2)


def test_an_amount_of_the_whole_last_year_is_taken() -> None:
    assert said(SALES, reading(sales="35000", period_from="2025-01-01", period_until="2025-12-31")) == "35000"


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2024-01-01", "2024-12-31"),
        ("2025-01-01", "2025-06-30"),
        ("2024-04-01", "2025-03-31"),
        ("2024-01-01", "2025-12-31"),
    ],
)
def test_an_amount_of_another_time_answers_nothing(start: str, end: str) -> None:
    assert said(SALES, reading(sales="35000", period_from=start, period_until=end)) is None


def test_returns_that_cover_the_year_are_added_up() -> None:
    halves = "2025-07-01~2025-12-31|확정|2026-01-25|200|200|0|1; 2025-01-01~2025-06-30|확정|2025-07-25|100|90|10|-5"
    earlier = "2024-07-01~2024-12-31|확정|2025-01-25|999|999|0|1"
    assert said(RETURNS, reading(periods=f"{earlier}; {halves}")) == "300"


@pytest.mark.parametrize(
    "periods",
    [
        "2025-01-01~2025-06-30|확정|2025-07-25|100|90|10|-5",
        "2025-01-01~2025-06-30|확정|2025-07-25|100|90|10|-5; 2025-04-01~2025-12-31|확정|2026-01-25|100|90|10|-5",
        "2025-01-01~2025-06-30|확정|2025-07-25|100|90|10|-5; 2025-08-01~2025-12-31|확정|2026-01-25|100|90|10|-5",
        "무엇|인지|모름",
    ],
    ids=["half", "overlap", "gap", "another_table"],
)
def test_returns_that_leave_days_out_or_overlap_answer_nothing(periods: str) -> None:
    assert said(RETURNS, reading(periods=periods)) is None


def test_a_table_by_year_is_asked_for_its_row() -> None:
    assert said(BY_YEAR, reading(exports="2023|1.50; 2024|250000.99; 2025|3.00")) == "250000"


def test_a_table_by_goods_is_no_table_by_year() -> None:
    assert said(BY_YEAR, reading(exports="2008.99-5010|미국|1.50")) is None


def test_amounts_by_country_are_added_up_for_each() -> None:
    rows = "5407.61|ID|705976.26; 5407.61|CN|215006.36; 8480.71|ID|1000.00"
    paper = reading(exports=rows, period_from="2025-01-01", period_until="2025-12-31")
    assert said(BY_COUNTRY, paper) == "ID | 706976\nCN | 215006"


def test_what_is_doubtful_answers_nothing() -> None:
    paper = reading(0.3, sales="35000", period_from="2025-01-01", period_until="2025-12-31")
    assert said(SALES, paper) is None
    assert said(proof("sales"), paper) is None


def test_a_field_of_no_year_is_taken_as_it_is() -> None:
    assert said(proof("sales"), reading(sales="7")) == "7"
