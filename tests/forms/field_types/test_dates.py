"""Dates; the texts are those of DOMAIN D6."""

from collections.abc import Callable

import pytest

from forms import errors, fields
from forms.definitions.model import Question

Make = Callable[..., Question]


@pytest.mark.parametrize(
    "text",
    [
        "2019.03.04",
        "2019. 3. 4.",
        "2019. 3. 4",
        "2019-03-04",
        "2019/3/4",
        "20190304",
        "2019 3 4",
        "19.3.4",
        "19년 3월 4일",
        "2019년 3월 4일",
        "2019 년03월04일",
        "2019년3월4일 월요일",
        "2019년 3월 4일(월)",
        "2019년 3월 4일이요",
        "개업일은 2019년 3월 4일입니다",
        "2019년 3월 4일에 문 열었어요",
        "이천십구년 삼월 사일",
        "March 4, 2019",
        "4 Mar 2019",
        "4th of March 2019",
        "it is 2019-03-04",
    ],
)
def test_every_spelling_is_the_same_day(question: Make, text: str) -> None:
    asked = question("date", label={"ko": "개업일", "en": "opening date"})
    assert fields.parse(asked, text, "ko") == "2019-03-04"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2019", errors.PartOfADate),
        ("2019년 3월", errors.PartOfADate),
        ("March 2019", errors.PartOfADate),
        ("3월 4일", errors.PartOfADate),
        ("2019-02-30", errors.NoSuchDate),
        ("2019년 13월 1일", errors.NoSuchDate),
        ("0001-01-01", errors.NoSuchDate),
        ("2019.3.4 ~ 2020.1.1", errors.RangeGiven),
        ("작년", errors.NotADate),
        ("3/4/2019", errors.NotADate),  # the third of April or the fourth of March?
        ("2019년 3월 4일이 뭐예요?", errors.NotADate),
    ],
)
def test_what_is_no_day_is_refused_by_name(question: Make, text: str, kind: type[errors.FieldError]) -> None:
    with pytest.raises(errors.FieldError) as caught:
        fields.parse(question("date"), text, "ko")
    assert type(caught.value) is kind


def test_two_digit_years_turn_at_fifty(question: Make) -> None:
    assert fields.parse(question("date"), "49.12.31", "ko") == "2049-12-31"
    assert fields.parse(question("date"), "98.12.31", "ko") == "1998-12-31"


def test_days_outside_the_limits_are_refused(question: Make) -> None:
    asked = question("date", min="2000-01-01", max="2026-12-31")
    with pytest.raises(errors.TooLarge) as caught:
        fields.parse(asked, "2027-01-01", "ko")
    assert caught.value.facts["limit"] == "2026년 12월 31일"
    with pytest.raises(errors.TooSmall):
        fields.parse(asked, "1999-12-31", "ko")


def test_days_are_shown_as_people_read_them(question: Make) -> None:
    assert fields.show(question("date"), "2019-03-04", "ko") == "2019년 3월 4일"
    assert fields.show(question("date"), "2019-03-04", "en") == "4 March 2019"
