"""Amounts of money; the texts are those of DOMAIN D5 and their neighbours."""

from collections.abc import Callable
from typing import Any

import pytest

from forms import errors, fields
from forms.definitions.model import Question

Make = Callable[..., Question]


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("3억5천", 350_000_000, "KRW"),  # the 천 after 억 means 천만
        ("3억 5천", 350_000_000, "KRW"),
        ("3억 5천만", 350_000_000, "KRW"),
        ("3억 5천만원", 350_000_000, "KRW"),
        ("3억 5,000만원", 350_000_000, "KRW"),
        ("2억5백", 205_000_000, "KRW"),
        ("1조 5천억", 1_500_000_000_000, "KRW"),
        ("1.5억", 150_000_000, "KRW"),
        ("1,200만원", 12_000_000, "KRW"),
        ("1,200만", 12_000_000, "KRW"),
        ("십만원", 100_000, "KRW"),
        ("백만원", 1_000_000, "KRW"),
        ("일억이천만원", 120_000_000, "KRW"),
        ("금 일억원정", 100_000_000, "KRW"),
        ("壹億", 100_000_000, "KRW"),
        ("350000000", 350_000_000, "KRW"),
        ("₩350,000,000", 350_000_000, "KRW"),
        ("KRW 350 million", 350_000_000, "KRW"),
        ("350 million won", 350_000_000, "KRW"),
        ("약 3억쯤 돼요", 300_000_000, "KRW"),
        ("3억원이요", 300_000_000, "KRW"),
        ("1억 2,345만 6,789원", 123_456_789, "KRW"),
        ("0원", 0, "KRW"),
        ("없어요", 0, "KRW"),
        ("△3억", -300_000_000, "KRW"),
        ("(3억원)", -300_000_000, "KRW"),
        ("12만불", 120_000, "USD"),
        ("12만 달러", 120_000, "USD"),
        ("천불", 1_000, "USD"),
        ("천달러", 1_000, "USD"),
        ("US$1.2M", 1_200_000, "USD"),
        ("$120,000", 120_000, "USD"),
        ("미화 5만 달러", 50_000, "USD"),
        ("US$120k", 120_000, "USD"),
        ("one million dollars", 1_000_000, "USD"),
    ],
)
def test_amounts_are_read(question: Make, text: str, amount: int, currency: str) -> None:
    assert fields.parse(question("money", unit="KRW"), text, "ko") == {"amount": amount, "currency": currency}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("3", errors.AmbiguousMoney),  # 3억? 3천만?
        ("350", errors.AmbiguousMoney),
        ("5000", errors.AmbiguousMoney),
        ("3억5", errors.AmbiguousMoney),
        ("3억 5000", errors.AmbiguousMoney),
        ("3억5천원", errors.AmbiguousMoney),
        ("3만5", errors.AmbiguousMoney),
        ("3~4억", errors.RangeGiven),
        ("3억에서 4억", errors.RangeGiven),
        ("$1,234.56", errors.NotWhole),
        ("1,23만원", errors.NotMoney),
        ("3억원 달러", errors.NotMoney),
        ("억만장자", errors.NotMoney),
        ("많이 벌었어요", errors.NotMoney),
        ("만억", errors.NotMoney),
    ],
)
def test_what_is_no_clear_amount_is_refused_and_never_guessed(
    question: Make, text: str, kind: type[errors.FieldError]
) -> None:
    with pytest.raises(errors.FieldError) as caught:
        fields.parse(question("money", unit="KRW"), text, "ko")
    assert type(caught.value) is kind
    assert caught.value.facts["example"] == "말"


def test_the_questions_currency_is_taken_when_none_is_said(question: Make) -> None:
    dollars = question("money", unit="USD")
    assert fields.parse(dollars, "12만", "ko") == {"amount": 120_000, "currency": "USD"}
    assert fields.parse(dollars, "3억원", "ko") == {"amount": 300_000_000, "currency": "KRW"}
    with pytest.raises(errors.AmbiguousMoney):  # an 억 is said of won
        fields.parse(dollars, "3억", "ko")


def test_limits_hold_in_the_questions_currency(question: Make) -> None:
    asked = question("money", unit="KRW", min=0, max=1_000_000_000)
    with pytest.raises(errors.TooSmall):
        fields.parse(asked, "-3억", "ko")
    with pytest.raises(errors.TooLarge) as caught:
        fields.parse(asked, "20억", "ko")
    assert caught.value.facts["limit"] == "10억원"
    assert fields.parse(asked, "$2,000,000,000", "ko") == {"amount": 2_000_000_000, "currency": "USD"}


@pytest.mark.parametrize(
    ("value", "ko", "en"),
    [
        ({"amount": 350_000_000, "currency": "KRW"}, "3억 5,000만원", "KRW 350,000,000"),
        ({"amount": 1_500_000_000_000, "currency": "KRW"}, "1조 5,000억원", "KRW 1,500,000,000,000"),
        ({"amount": 123_456_789, "currency": "KRW"}, "123,456,789원", "KRW 123,456,789"),
        ({"amount": 0, "currency": "KRW"}, "0원", "KRW 0"),
        ({"amount": 940_000, "currency": "USD"}, "94만 달러", "US$940,000"),
        ({"amount": -300_000_000, "currency": "KRW"}, "-3억원", "KRW -300,000,000"),
    ],
)
def test_amounts_are_shown_as_people_read_them(question: Make, value: Any, ko: str, en: str) -> None:
    asked = question("money", unit="KRW")
    assert (fields.show(asked, value, "ko"), fields.show(asked, value, "en")) == (ko, en)
