"""Do the figures agree?"""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import JsonValue

from forms import consistency
from forms.consistency import Comparison, Hints, Why
from forms.consistency.amounts import rounding


def won(amount: int, currency: str = "KRW") -> JsonValue:
    return {"amount": amount, "currency": currency}


def money(one: int, other: int) -> Comparison:
    return consistency.compare("money", won(one), won(other))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (350_000_000, 351_234_000),  # 3억 5천
        (365_000_000, 351_234_000),  # 3억 6천 5백, 4 % off
        (351_234_000, 351_234_567),  # printed in thousands
        (-350_000_000, -351_234_000),
    ],
)
def test_a_rounded_figure_is_about_the_same_and_the_exact_one_says_more(typed: int, printed: int) -> None:
    found = money(typed, printed)
    assert (found.verdict, found.why) == ("variant", Why.ROUNDED)
    assert (found.one_adds, found.other_adds) == (False, True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (300_000_000, 351_234_000),  # beyond the tolerance
        (351_234_567, 352_345_678),  # two exact figures
        (0, 5),
        (5, -5),
        (104, 105),
    ],
)
def test_other_amounts_are_different(one: int, other: int) -> None:
    assert money(one, other).verdict == "different"


def test_the_tolerance_is_what_the_data_say() -> None:
    assert rounding().tolerance_percent == 5
    assert money(100_000_000, 105_200_000).verdict == "variant"  # 4.94 % of the larger
    assert money(100_000_000, 105_400_000).verdict == "different"  # 5.12 %


def test_two_currencies_cannot_be_compared() -> None:
    found = consistency.compare("money", won(1), won(1, "USD"))
    assert (found.verdict, found.why) == ("unknown", Why.CURRENCY)


def test_people_are_counted_on_a_day() -> None:
    june, may = date(2026, 6, 30), date(2026, 5, 31)
    days = Hints(one_on=june, other_on=may)
    assert consistency.compare("headcount", 5, 5, hints=days).verdict == "same"
    assert consistency.compare("headcount", 5, 6, hints=Hints(one_on=june, other_on=june)).why == Why.DIFFERENT
    found = consistency.compare("headcount", 5, 6, hints=days)
    assert (found.verdict, found.why) == ("different", Why.OTHER_DAY)
    assert consistency.explain(found, "ko") == "2026년 6월 30일에는 5명, 2026년 5월 31일에는 6명이에요."
    assert consistency.explain(found, "en") == "5 on 30 June 2026, 6 on 31 May 2026."


def test_rows_add_up_to_the_total_or_the_difference_is_told() -> None:
    assert consistency.compare("total", [won(1000), won(234)], won(1234)).verdict == "same"
    assert consistency.compare("total", [0.1, 0.2], 0.3).verdict == "same"
    found = consistency.compare("total", [won(1000), won(200)], won(1234))
    assert (found.verdict, found.why, found.facts["difference"]) == ("different", Why.SUM, 34)
    assert "1,234" in consistency.explain(found, "ko")


def test_rows_of_two_currencies_have_no_total() -> None:
    assert consistency.compare("total", [won(1), won(1, "USD")], won(2)).verdict == "unknown"


def test_numbers_are_compared_as_written_in_decimal() -> None:
    assert consistency.compare("decimal", 0.1, 0.10).verdict == "same"
    assert consistency.compare("decimal", 1, 1.0).verdict == "same"
    assert consistency.compare("decimal", 0.1, 0.11).verdict == "different"
