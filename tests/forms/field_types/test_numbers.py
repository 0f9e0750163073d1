"""Counts and measures."""

from collections.abc import Callable
from typing import Any

import pytest

from forms import errors, fields
from forms.definitions.model import Question

Make = Callable[..., Question]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("12", 12),
        ("12명", 12),
        ("12명이요", 12),
        ("12명입니다.", 12),
        ("약 200개", 200),
        ("한 200개 정도요", 200),
        ("1,200개", 1200),
        ("1만 5천 개", 15000),
        ("열두 명", 12),
        ("열두명이에요", 12),
        ("네 명", 4),  # not the polite 네
        ("한 명", 1),  # not "about"
        ("스물다섯", 25),
        ("아흔아홉 명", 99),
        ("백스무 명", 120),
        ("삼백 개", 300),
        ("６명", 6),  # full-width digit
        ("직원은 12명이에요", 12),
        ("없어요", 0),
        ("we have 12 employees", 12),
        ("twelve", 12),
        ("twenty-five people", 25),
        ("two hundred", 200),
    ],
)
def test_counts_are_read(question: Make, text: str, count: int) -> None:
    asked = question("count", label={"ko": "직원", "en": "staff count"})
    assert fields.parse(asked, text, "ko") == count


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("네", errors.NotACount),  # yes, or four?
        ("많아요", errors.NotACount),
        ("2백5", errors.NotACount),  # 205 or 250?
        ("02-123-4567", errors.NotACount),
        ("-3", errors.NotACount),
        ("1,23", errors.NotACount),
        ("2.5명", errors.NotWhole),
        ("3~4명", errors.RangeGiven),
        ("두세 명", errors.RangeGiven),
        ("몇 명", errors.RangeGiven),
        ("", errors.EmptyAnswer),
        ("   ", errors.EmptyAnswer),
    ],
)
def test_what_is_no_count_is_refused_by_name(question: Make, text: str, kind: type[errors.FieldError]) -> None:
    with pytest.raises(errors.FieldError) as caught:
        fields.parse(question("count"), text, "ko")
    assert type(caught.value) is kind


def test_limits_are_told_with_their_unit(question: Make) -> None:
    asked = question("count", unit="person", min=1, max=300)
    with pytest.raises(errors.TooSmall) as small:
        fields.parse(asked, "없어요", "ko")
    assert (small.value.facts["understood"], small.value.facts["limit"]) == ("0명", "1명")
    with pytest.raises(errors.TooLarge) as large:
        fields.parse(asked, "1,000", "en")
    assert (large.value.facts["understood"], large.value.facts["limit"]) == ("1,000 people", "300 people")


@pytest.mark.parametrize(
    ("text", "kilograms"),
    [
        ("0.5kg", 0.5),
        ("500g", 0.5),
        ("500그램이요", 0.5),
        ("1.2 킬로", 1.2),
        ("2", 2.0),
        ("1kg 정도", 1.0),
        ("㎏", None),
    ],
)
def test_weights_are_read_in_kilograms(question: Make, text: str, kilograms: float | None) -> None:
    asked = question("decimal", unit="kg")
    if kilograms is None:
        with pytest.raises(errors.NotADecimal):
            fields.parse(asked, text, "ko")
    else:
        assert fields.parse(asked, text, "ko") == kilograms


def test_a_unit_that_is_not_known_is_not_taken_for_kilograms(question: Make) -> None:
    with pytest.raises(errors.NotADecimal):
        fields.parse(question("decimal", unit="kg"), "3 pounds", "en")


@pytest.mark.parametrize(
    ("details", "value", "ko", "en"),
    [
        ({"kind": "count", "unit": "person"}, 1, "1명", "1 person"),
        ({"kind": "count", "unit": "parcel"}, 1200, "1,200개", "1,200 parcels"),
        ({"kind": "count"}, 7, "7", "7"),
        ({"kind": "decimal", "unit": "kg"}, 0.5, "0.5kg", "0.5 kg"),
        ({"kind": "decimal", "unit": "kg"}, 2.0, "2kg", "2 kg"),
    ],
)
def test_numbers_are_shown_with_their_unit(
    question: Make, details: dict[str, Any], value: Any, ko: str, en: str
) -> None:
    asked = question(**details)
    assert (fields.show(asked, value, "ko"), fields.show(asked, value, "en")) == (ko, en)
