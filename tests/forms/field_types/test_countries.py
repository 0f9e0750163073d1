"""Countries."""

from collections.abc import Callable

import pytest

from forms import errors, fields
from forms.definitions.model import Question
from forms.field_types import countries

Make = Callable[..., Question]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("미국이랑 일본", ["US", "JP"]),
        ("일본, 미국", ["JP", "US"]),  # in the order said
        ("주로 미국으로 보내고 일본도 조금 보내요", ["US", "JP"]),
        ("인도네시아", ["ID"]),  # not 인도
        ("인도랑 인도네시아", ["IN", "ID"]),
        ("USA and the UK", ["US", "GB"]),
        ("Russia", ["RU"]),  # not the US inside
        ("두바이", ["AE"]),
        ("터키", ["TR"]),
        ("대만하고 싱가폴이요", ["TW", "SG"]),
        ("Norway", ["NO"]),
        ("미국, 미국", ["US"]),
    ],
)
def test_countries_are_read(question: Make, text: str, codes: list[str]) -> None:
    assert fields.parse(question("countries"), text, "ko") == codes


def test_a_region_is_no_country_and_the_countries_beside_it_are_told(question: Make) -> None:
    with pytest.raises(errors.SomeCountriesUnknown) as caught:
        fields.parse(question("countries"), "미국, 일본, 동남아", "ko")
    assert (caught.value.facts["understood"], caught.value.facts["unknown"]) == ("미국, 일본", "동남아")
    with pytest.raises(errors.NotACountry):
        fields.parse(question("countries"), "유럽이요", "ko")


def test_every_country_is_found_by_each_of_its_names(question: Make) -> None:
    for code, country in countries.table().items():
        for name in (country.ko, country.en, *country.aliases):
            assert fields.parse(question("countries"), name, "ko") == [code], name


def test_names_are_shown(question: Make) -> None:
    assert fields.show(question("countries"), ["US", "JP"], "ko") == "미국, 일본"
    assert fields.show(question("countries"), ["US", "JP"], "en") == "United States, Japan"
