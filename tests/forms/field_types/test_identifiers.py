"""Register numbers and HS codes; the valid ones are those verified in DOMAIN D1 and D2."""

from collections.abc import Callable

import pytest

from forms import errors, fields
from forms.definitions.model import Question

Make = Callable[..., Question]


@pytest.mark.parametrize(
    "text", ["124-81-00998", "1248100998", "124 81 00998", "１２４－８１－００９９８", "제 번호는 124-81-00998이에요"]
)
def test_a_business_number_in_any_spelling(question: Make, text: str) -> None:
    assert fields.parse(question("business_number"), text, "ko") == "124-81-00998"


@pytest.mark.parametrize("number", ["124-81-00998", "120-81-47521", "220-81-62517"])
def test_known_numbers_pass_the_check_digit(question: Make, number: str) -> None:
    assert fields.parse(question("business_number"), number, "ko") == number


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("124-81-00999", errors.WrongCheckDigit),  # last digit altered
        ("142-81-00998", errors.WrongCheckDigit),  # digits swapped
        ("124-81-0099", errors.WrongDigits),
        ("124-81-009981", errors.WrongDigits),
        ("몰라요", errors.NoDigits),
        ("124-81-O0998", errors.NoDigits),  # the letter O
    ],
)
def test_other_business_numbers_are_refused_by_name(question: Make, text: str, kind: type[errors.FieldError]) -> None:
    with pytest.raises(errors.FieldError) as caught:
        fields.parse(question("business_number"), text, "ko")
    assert type(caught.value) is kind


def test_a_refusal_says_how_many_digits_came(question: Make) -> None:
    with pytest.raises(errors.WrongDigits) as caught:
        fields.parse(question("business_number"), "124-81-0099", "ko")
    assert (caught.value.facts["digits"], caught.value.facts["needed"]) == (9, 10)


@pytest.mark.parametrize("number", ["130111-0006246", "110111-1129497"])
def test_corporate_numbers_with_their_check_digit_raise_no_doubt(question: Make, number: str) -> None:
    asked = question("corporate_number")
    assert fields.parse(asked, number.replace("-", ""), "ko") == number
    assert fields.doubts(asked, number) == ()


def test_a_corporate_number_without_a_fitting_check_digit_is_taken_with_a_doubt(question: Make) -> None:
    asked = question("corporate_number")
    assert fields.parse(asked, "110111-1129498", "ko") == "110111-1129498"
    assert fields.doubts(asked, "110111-1129498") == ("doubt.field.corporate_number",)


@pytest.mark.parametrize("text", ["930309-1234567", "850725-2234567", "900101-1000000"])
def test_a_persons_resident_number_is_not_taken_for_a_corporate_one(question: Make, text: str) -> None:
    with pytest.raises(errors.ResidentNumber) as caught:
        fields.parse(question("corporate_number"), text, "ko")
    assert text not in str(caught.value.facts)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("3304.99", "3304.99"),
        ("330499", "3304.99"),
        ("33.04.99", "3304.99"),
        ("3304991000", "3304.99-1000"),
        ("3304.99-1000", "3304.99-1000"),
        ("HS코드 3304.99", "3304.99"),
    ],
)
def test_hs_codes_are_read(question: Make, text: str, code: str) -> None:
    assert fields.parse(question("hs_code"), text, "ko") == code


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("9999.99", errors.NotAnHsCode),
        ("7701.11", errors.NotAnHsCode),
        ("3304", errors.WrongDigits),
        ("화장품", errors.NoDigits),
    ],
)
def test_other_hs_codes_are_refused_by_name(question: Make, text: str, kind: type[errors.FieldError]) -> None:
    with pytest.raises(errors.FieldError) as caught:
        fields.parse(question("hs_code"), text, "ko")
    assert type(caught.value) is kind
