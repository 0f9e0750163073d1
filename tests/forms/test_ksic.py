"""Codes of industries as people and certificates write them."""

import pytest

from forms import ksic
from forms.sme import table as sme_table

SECTIONS = sme_table.shipped().sections


@pytest.mark.parametrize(
    ("text", "section", "digits"),
    [
        ("C", "C", ""),
        ("c10", "C", "10"),
        ("10", "C", "10"),
        ("10799", "C", "10799"),
        ("C10799", "C", "10799"),
        ("G 47", "G", "47"),
        ("Ｇ４７", "G", "47"),
        (" 011 ", "A", "011"),
        ("U99", "U", "99"),
    ],
)
def test_codes_are_read_with_or_without_their_letter(text: str, section: str, digits: str) -> None:
    assert ksic.read(text, SECTIONS) == ksic.Industry(section, digits)


@pytest.mark.parametrize(
    "text", [None, "", "V", "1", "04", "107991", "A10", "C1O", "화장품", "C-10", "10.7", "C10;", "1" * 5000, "١٠"]
)
def test_what_is_no_code_is_none(text: str | None) -> None:
    assert ksic.read(text, SECTIONS) is None


def test_a_section_stands_for_all_of_its_divisions() -> None:
    assert ksic.Industry("E", "").divisions(SECTIONS) == ("E36", "E37", "E38", "E39")
    assert ksic.Industry("E", "3821").divisions(SECTIONS) == ("E38",)


def test_the_classification_has_77_divisions_each_in_one_section() -> None:
    divisions = [division for section in SECTIONS.values() for division in section]
    assert len(divisions) == len(set(divisions)) == 77
    assert divisions == sorted(divisions)
    assert "".join(SECTIONS) == "ABCDEFGHIJKLMNOPQRSTU"
