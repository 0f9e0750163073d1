"""Numbers that identify, days, periods, choices and words."""

from __future__ import annotations

import pytest
from pydantic import JsonValue

from forms import consistency
from forms.consistency import Why


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("business_number", "124-81-00998", "1248100998"),
        ("corporate_number", "110111-1129497", "１１０１１１-1129497"),
        ("phone", "+82 10-1234-5678", "010.1234.5678"),
        ("phone", "+82 (0)2-123-4567", "02-123-4567"),
        ("hs_code", "3304.99-1000", "3304991000"),
        ("date", "2019-03-04", "2019-03-04"),
        ("email", "Sky@Hanbit.example", "sky@hanbit.example"),
        ("url", "https://www.Shop.example/", "shop.example"),
        ("choices", ["amazon", "ebay"], ["ebay", "amazon"]),
        ("text", "기초 화장품", "기초화장품"),
    ],
)
def test_the_same_in_other_signs(kind: str, one: JsonValue, other: JsonValue) -> None:
    assert consistency.compare(kind, one, other).verdict == "same"


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("business_number", "124-81-00998", "999-81-00126"),
        ("phone", "010-1234-5678", "010-1234-5679"),
        ("hs_code", "3304.99", "3305.10"),
        ("date", "2019-03-04", "2019-03-05"),
        ("choice", "small", "micro"),
        ("choices", ["amazon"], ["amazon", "ebay"]),
        ("yes_no", True, False),
        ("text", "화장품", "조미김"),
    ],
)
def test_others_are_different(kind: str, one: JsonValue, other: JsonValue) -> None:
    assert consistency.compare(kind, one, other).verdict == "different"


def test_an_hs_code_agrees_in_its_six_international_digits() -> None:
    found = consistency.compare("hs_code", "3304.99", "3304.99-1000")
    assert (found.verdict, found.why, found.other_adds) == ("variant", Why.HS_DETAIL, True)
    assert consistency.compare("hs_code", "3304.99-2000", "3304.99-1000").why == Why.HS_DETAIL


@pytest.mark.parametrize(
    ("other", "why", "days"),
    [
        (("2025-07-01", "2025-12-31"), Why.ADJACENT, None),
        (("2025-07-03", "2025-12-31"), Why.GAP, 2),
        (("2025-06-01", "2025-12-31"), Why.OVERLAPPING, 30),
        (("2025-03-01", "2025-03-31"), Why.OVERLAPPING, 31),
    ],
)
def test_periods_follow_each_other_overlap_or_leave_a_gap(other: tuple[str, str], why: Why, days: int | None) -> None:
    half_year: JsonValue = {"from": "2025-01-01", "to": "2025-06-30"}
    found = consistency.compare("period", half_year, {"from": other[0], "to": other[1]})
    assert (found.verdict, found.why, found.facts.get("days")) == ("different", why, days)


def test_a_period_that_ends_before_it_begins_is_none() -> None:
    backwards: JsonValue = {"from": "2025-06-30", "to": "2025-01-01"}
    assert consistency.compare("period", backwards, {"from": "2025-01-01", "to": "2025-06-30"}).verdict == "unknown"
