"""Certificates without a text layer: scans are read from their picture, and what is not sure is doubtful."""

from functools import cache
from pathlib import Path

import pytest

from document_fetch import service
from document_fetch.errors import NoRecogniser, NoText
from document_fetch.model import Reading, Value
from document_fetch.reading.ocr import presence, scans, tesseract
from document_fetch.reading.ocr.circles import circles, without_circles
from document_fetch.reading.ocr.dots import dots, with_dots
from document_fetch.reading.ocr.doubts import Weak, doubted
from document_fetch.reading.ocr.letters import letters
from document_fetch.reading.ocr.library import Library
from document_fetch.reading.ocr.opinions import Letter, Look, fused
from document_fetch.reading.ocr.runs import runs
from document_fetch.reading.ocr.signs import righted
from document_fetch.reading.ocr.tesseract import Symbol
from document_fetch.reading.ocr.ticks import ticked
from document_fetch.reading.ocr.vocabulary import Vocabulary
from document_fetch.reading.ocr.words import with_words
from document_fetch.reading.page import Glyph, printed
from document_fetch.reading.registry import LAYOUTS
from tests.document_fetch import certificates, hostile
from tests.document_fetch.reading import read_here

NANUM = Path("/usr/share/fonts/truetype/nanum")
lacking = (*presence.missing(), *(() if NANUM.exists() else ("fonts-nanum",)))
needs_ocr = pytest.mark.skipif(bool(lacking), reason=f"{', '.join(lacking)} not installed: `make system-packages`")
KINDS = ("national_tax_clearance", "sme_confirmation", "vat_exempt_income")


@cache
def scanned(kind: str) -> tuple[certificates.Sample, Reading]:
    sample = certificates.sample(kind, "b", 3)
    return sample, service.read(certificates.degraded(sample, 3))


@needs_ocr
@pytest.mark.parametrize("kind", KINDS)
def test_a_scan_is_recognised_and_no_value_of_it_is_wrong_without_doubt(kind):
    sample, reading = scanned(kind)
    truth = {name: each.value for name, each in sample.truth.items()}
    said = {name: value.value for name, value in reading.certain.items()}
    assert reading.kind == kind
    assert said.items() <= truth.items()
    assert len(said) > len(truth) / 2


@needs_ocr
def test_a_value_of_a_scan_lies_where_it_lies_on_the_page_although_that_was_crooked():
    sample, reading = scanned("national_tax_clearance")
    here = read_here(sample.pdf).values["business_number"].box
    there = reading.values["business_number"].box
    assert all(abs(a - b) < 12 for a, b in zip(here, there, strict=True))


@needs_ocr
def test_a_picture_that_shows_no_certificate_has_no_text():
    with pytest.raises(NoText):
        service.read(hostile.picture())


def test_without_a_model_the_operator_is_told_the_package_and_the_user_that_scans_cannot_be_read(monkeypatch):
    monkeypatch.setattr(tesseract, "DATA", Path("/nowhere"))
    assert presence.missing()[-3:] == ("tesseract-ocr-kor", "tesseract-ocr-script-hang", "tesseract-ocr-eng")
    assert "tesseract-ocr-kor tesseract-ocr-script-hang tesseract-ocr-eng not installed" in service.check_config()[0]
    with pytest.raises(NoRecogniser):
        scans.readings(hostile.picture(), LAYOUTS)


def test_without_the_library_the_same_is_said(monkeypatch):
    monkeypatch.setattr(tesseract, "TESSERACT", Library("libnowhere.so.5", ()))
    monkeypatch.setattr(presence, "TESSERACT", tesseract.TESSERACT)
    assert "tesseract-ocr" in presence.missing()
    with pytest.raises(NoRecogniser):
        scans.readings(hostile.picture(), LAYOUTS)


@needs_ocr
def test_a_machine_that_has_everything_is_told_nothing():
    assert service.check_config() == ()


def reading(**values: tuple[str, float]) -> Reading:
    told = {name: Value(text, text, 1, (0, 0, 10, 10), sure) for name, (text, sure) in values.items()}
    return Reading("sme_confirmation", told, 1, (1,))


def look(model: str, text: str, sure: float = 0.99) -> Look:
    return Look(model, symbols(text, [34 * i for i in range(len(text))], sure))


def read(*looks: Look) -> tuple[str, str]:
    """What is taken, and what of it is sure."""
    found = fused(looks[0], looks[1:])
    return "".join(each.text for each in found), "".join(each.text for each in found if each.sure)


def test_a_letter_is_sure_where_two_models_see_it_and_none_where_they_differ():
    assert read(look("Hangul", "가온"), look("kor", "가온")) == ("가온", "가온")
    assert read(look("Hangul", "가온"), look("kor", "가은"))[1] == "가"
    assert read(look("Hangul", "가온", 0.3), look("kor", "가온", 0.3)) == ("가온", "")


def test_a_figure_is_what_two_of_three_models_see():
    assert read(look("Hangul", "214"), look("kor", "274"), look("eng", "214")) == ("214", "214")


def test_words_in_latin_letters_are_as_the_latin_model_reads_them():
    first, latin = look("Hangul", "K1TA"), look("eng", "KITA")
    found = with_words(fused(first, [look("kor", "미40"), latin, latin]), [latin, latin])
    assert "".join(each.text for each in found) == "KITA"


def test_the_sign_for_square_metres_is_known_by_the_m_that_the_latin_model_sees():
    first, latin = look("Hangul", "1,9842"), [look("eng", "1,984m?"), look("eng", "1,984m2")]
    found = with_words(fused(first, latin), latin)
    assert ("".join(each.text for each in found), all(each.sure for each in found)) == ("1,984㎡", True)


def test_a_figure_in_a_circle_is_one_sign_whatever_was_read_there():
    run, pieces = (0, 0, 100, 30), [(0, 0, 28, 28), (8, 6, 12, 16), (34, 0, 28, 28)]
    found = without_circles(symbols("@신", [0, 34]), circles(pieces, run))
    assert [each.text for each in found] == ["①", "신"]


def test_a_dot_at_half_the_height_stands_between_words():
    run, pieces = (0, 0, 100, 36), [(0, 0, 30, 36), (36, 15, 5, 5), (46, 0, 30, 36)]
    assert "".join(each.text for each in with_dots(symbols("사용", [0, 46]), dots(pieces, run))) == "사·용"


def glyph(text: str, x0: float) -> Glyph:
    return Glyph(text, x0, 0, x0 + 10, 10, 10)


def test_a_weak_letter_makes_its_value_doubtful_and_an_unsure_blank_only_words():
    told = reading(valid_until=("2027-03-31", 1.0), company_name=("가온", 0.9))
    layout, at = LAYOUTS["sme_confirmation"], (glyph("온", 2),)
    assert doubted(told, [Weak(at, ())], layout).certain == {}
    assert set(doubted(told, [Weak((), at)], layout).certain) == {"valid_until"}


@pytest.mark.parametrize(
    ("seen", "mended"),
    [
        ("사업작등록번호", "사업자등록번호"),
        ("사업자등록번호", "사업자등록번호"),
        ("제조업", "제조업"),
        ("가온재인더스트리", "가온재인더스트리"),
        ("법인등록번효:", "법인등록번호:"),
    ],
)
def test_a_label_that_misses_a_letter_is_mended_and_nothing_else(seen, mended):
    words = Vocabulary(["사업자등록번호", "법인등록번호", "제조자", "상호"])
    found = words.mended([glyph(letter, 10.0 * i) for i, letter in enumerate(seen)])
    assert "".join(each.text for each in found) == mended


def symbols(text: str, starts: list[int], sure: float = 0.99) -> list[Symbol]:
    return [Symbol(letter, x, 0, x + 30, 36, sure) for letter, x in zip(text, starts, strict=True)]


@pytest.mark.parametrize(
    ("seen", "read"),
    [(r"[\]기타", "[✓]기타"), (r"[\/]기타", "[✓]기타"), ("[]기타", "[]기타"), ("【V】기타", "[✓]기타")],
)
def test_a_stroke_between_brackets_is_a_tick(seen, read):
    assert "".join(each.text for each in ticked(symbols(seen, [30 * i for i in range(len(seen))]))) == read


def ink(*words: tuple[int, int], width: int) -> list[int]:
    return [int(any(start <= x < end for start, end in words)) for x in range(width)]


def taken(text: str, starts: list[int]) -> list[Letter]:
    return [Letter(letter, x, x + 30, sure=True) for letter, x in zip(text, starts, strict=True)]


def test_a_blank_is_where_more_white_stands_than_the_letters_keep_beside_them():
    row = ink((0, 30), (34, 64), (80, 110), (114, 144), width=144)
    assert printed(letters(taken("원주세무", [0, 34, 80, 114]), (0, 0, 144, 36), row).glyphs) == "원주 세무"


def test_a_floor_and_an_office_hold_no_blank_whatever_stands_between_their_letters():
    row = ink((0, 12), (22, 52), width=52)
    assert printed(letters(taken("1층", [0, 22]), (0, 0, 52, 36), row).glyphs) == "1층"
    row = ink((0, 30), (34, 64), (90, 120), width=120)
    assert printed(letters(taken("구청장", [0, 34, 90]), (0, 0, 120, 36), row).glyphs) == "구청장"


def test_debt_and_a_floor_are_read_as_no_recogniser_can():
    assert "".join(each.text for each in righted(taken("한빚로11증", [34 * i for i in range(6)]))) == "한빛로11층"


def test_parts_of_a_letter_make_one_run_and_specks_none():
    assert runs([(100, 100, 200, 30), (305, 110, 8, 20), (500, 500, 2, 2)]) == [(100, 100, 213, 30)]
