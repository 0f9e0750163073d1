"""Letters set wide, and signs around a value that belong to its label."""

from document_fetch.reading.glyph import Glyph, printed
from document_fetch.reading.joining import without_bracket, without_colon
from document_fetch.reading.page import Line

SIZE = 10.0


def _glyphs(text: str, white: float) -> tuple[Glyph, ...]:
    """Each letter ten points wide; a blank adds as much again as the white between letters."""
    found, x = [], 0.0
    for letter in text:
        if letter == " ":
            x += white
            continue
        found.append(Glyph(letter, x, 0.0, x + SIZE, SIZE, SIZE))
        x += SIZE + white
    return tuple(found)


def test_words_set_wide_keep_the_blanks_between_them_alone() -> None:
    assert printed(_glyphs("벤처기업확인기관의 장", 6.0)) == "벤처기업확인기관의 장"


def test_a_few_letters_set_wide_stay_apart() -> None:
    assert printed(_glyphs("대표자", 6.0)) == "대 표 자"


def test_a_dash_before_a_value_is_its_labels() -> None:
    line = without_colon(Line(_glyphs("-0079", 4.0)))
    assert line
    assert line.text == "0079"


def test_a_minus_stays_with_its_number() -> None:
    line = without_colon(Line(_glyphs("-79", 0.0)))
    assert line
    assert line.text == "-79"


def test_a_bracket_opened_before_the_label_is_closed_behind_the_value() -> None:
    assert [line.text for line in without_bracket([Line(_glyphs("제2026호]", 0.0))])] == ["제2026호"]


def test_a_bracket_of_the_value_stays() -> None:
    assert [line.text for line in without_bracket([Line(_glyphs("가온재[본점]", 0.0))])] == ["가온재[본점]"]
