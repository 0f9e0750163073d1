"""Certificates without a text layer: scans are read from their picture, and what is not sure is doubtful."""

from functools import cache
from pathlib import Path

import pytest

from document_fetch import service
from document_fetch.errors import NoRecogniser, NoText
from document_fetch.model import Reading, Value
from document_fetch.reading.ocr import presence, scans, tesseract
from document_fetch.reading.ocr.agreement import Weak, agreed, doubted
from document_fetch.reading.ocr.letters import letters
from document_fetch.reading.ocr.library import Library
from document_fetch.reading.ocr.runs import runs
from document_fetch.reading.ocr.tesseract import Symbol
from document_fetch.reading.ocr.ticks import ticked
from document_fetch.reading.ocr.vocabulary import Vocabulary
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
    assert presence.missing()[-2:] == ("tesseract-ocr-kor", "tesseract-ocr-script-hang")
    assert "tesseract-ocr-kor tesseract-ocr-script-hang not installed" in service.check_config()[0]
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


def reading(**values: tuple[str, float]) -> tuple[Reading, ...]:
    told = {name: Value(text, text, 1, (0, 0, 10, 10), sure) for name, (text, sure) in values.items()}
    return (Reading("sme_confirmation", told, 1, (1,)),)


def certain(*looks: tuple[Reading, ...]) -> set[str]:
    return set(agreed(looks, LAYOUTS)[0].certain)


def test_a_date_needs_three_of_four_looks_and_words_need_all():
    same, other = (
        {"valid_until": ("2027-03-31", 1.0), "company_name": ("가온", 0.9)},
        {"valid_until": ("2021-03-31", 1.0)},
    )
    assert certain(*[reading(**same)] * 4) == {"valid_until", "company_name"}
    assert certain(*[reading(**same)] * 3, reading(**other)) == {"valid_until"}
    assert certain(*[reading(**same)] * 2, *[reading(**other)] * 2) == set()


def test_a_number_with_a_check_digit_needs_two_looks():
    good, bad = {"business_number": ("942-81-30342", 1.0)}, {"business_number": ("942-81-50342", 0.3)}
    assert certain(*[reading(**good)] * 2, *[reading(**bad)] * 2) == {"business_number"}
    assert certain(reading(**good), *[reading(**bad)] * 3) == set()


def test_a_certificate_that_one_look_finds_is_doubtful_in_everything():
    assert certain(reading(valid_until=("2027-03-31", 1.0)), (), (), ()) == set()


def glyph(text: str, x0: float) -> Glyph:
    return Glyph(text, x0, 0, x0 + 10, 10, 10)


def test_a_weak_letter_makes_its_value_doubtful_and_an_unsure_blank_only_words():
    (told,) = reading(valid_until=("2027-03-31", 1.0), company_name=("가온", 0.9))
    layout, at = LAYOUTS["sme_confirmation"], (glyph("온", 0),)
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
    return [Symbol(letter, x, 0, x + 30, 36, sure, False) for letter, x in zip(text, starts, strict=True)]


@pytest.mark.parametrize(
    ("seen", "read"),
    [(r"[\]기타", "[V]기타"), (r"[\/]기타", "[V]기타"), ("[]기타", "[]기타"), ("【V】기타", "[V]기타")],
)
def test_a_stroke_between_brackets_is_a_tick(seen, read):
    assert "".join(each.text for each in ticked(symbols(seen, [30 * i for i in range(len(seen))]))) == read


def ink(*words: tuple[int, int], width: int) -> list[int]:
    return [int(any(start <= x < end for start, end in words)) for x in range(width)]


def test_a_blank_is_where_the_ink_leaves_white_and_a_figure_one_makes_none():
    row = ink((0, 30), (34, 64), (80, 110), (114, 144), width=144)
    assert printed(letters(symbols("원주세무", [0, 34, 80, 114]), (0, 0, 144, 36), row).glyphs) == "원주 세무"
    figures = letters(symbols("2110", [0, 34, 80, 114]), (0, 0, 144, 30), row)
    assert printed(figures.glyphs) == "2110"


@pytest.mark.parametrize("letter", ["빛", "빚"])
def test_a_letter_that_has_a_double_is_never_sure(letter):
    seen = letters(symbols("물" + letter, [0, 34]), (0, 0, 64, 36), ink((0, 30), (34, 64), width=64))
    assert [each.text for each in seen.unsure] == [letter]


def test_parts_of_a_letter_make_one_run_and_specks_none():
    assert runs([(100, 100, 200, 30), (305, 110, 8, 20), (500, 500, 2, 2)]) == [(100, 100, 213, 30)]
