"""What PDFium gives is what pdfplumber gives, and what it gives beyond: turned pages, fake bold, struck-out words."""

from itertools import pairwise

import pytest

from document_fetch import demo, errors
from document_fetch.demo import HANBIT
from document_fetch.reading import plumber, text
from document_fetch.reading.frame import turned
from document_fetch.reading.page import Glyph, Page, Rule, printed
from tests.document_fetch import hostile
from tests.document_fetch.hostile import pdf_of
from tests.document_fetch.reading import ISSUED, ISSUED_PAPERS, PAPER_NAMES

WORDS = "BT /F1 12 Tf 60 700 Td (Registered in the year 2019) Tj ET"
NEAR = 0.2  # points


def page(content: str, **parts: bytes) -> Page:
    return text.pages(pdf_of(content.encode(), **parts))[0]


def lines(of: Page) -> list[str]:
    return [printed(line.glyphs) for line in of.lines]


def in_order(of: Page) -> list[Glyph]:
    return [glyph for line in of.lines for glyph in line.glyphs]


@pytest.mark.parametrize(("kind", "company"), ISSUED_PAPERS, ids=PAPER_NAMES)
def test_both_readers_see_the_same_glyphs_in_the_same_places(kind, company):
    pdf = demo.issue(kind, company, issued_on=ISSUED)
    for fast, slow in zip(text.pages(pdf), plumber.pages(pdf), strict=True):
        ours, theirs = in_order(fast), in_order(slow)
        assert [each.text for each in ours] == [each.text for each in theirs]
        for one, other in zip(ours, theirs, strict=True):
            assert (one.x0, one.top, one.x1, one.bottom) == pytest.approx(
                (other.x0, other.top, other.x1, other.bottom), abs=NEAR
            )


@pytest.mark.parametrize("kind", demo.kinds_of(HANBIT))
def test_both_readers_see_the_same_rules(kind):
    def rules(found: tuple[Rule, ...]) -> list[tuple[float, ...]]:
        return sorted((round(rule.at), round(rule.start), round(rule.end)) for rule in found)

    pdf = demo.issue(kind, HANBIT, issued_on=ISSUED)
    for fast, slow in zip(text.pages(pdf), plumber.pages(pdf), strict=True):
        assert rules(fast.upright) == rules(slow.upright)
        assert rules(fast.level) == rules(slow.level)


@pytest.mark.parametrize("turns", [0, 90, 180, 270])
def test_a_page_that_is_shown_turned_is_read_as_it_was_written(turns):
    found = page(WORDS, page=b"/Rotate %d" % turns)
    assert lines(found) == ["Registered in the year 2019"]


@pytest.mark.parametrize(
    "matrix", ["0 1 -1 0 300 60", "-1 0 0 -1 400 700", "0 -1 1 0 300 700"], ids=["left", "head_down", "right"]
)
def test_text_that_runs_sideways_on_its_page_is_read_too(matrix):
    assert lines(page(WORDS.replace("60 700 Td", f"{matrix} Tm"))) == ["Registered in the year 2019"]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_box_lies_where_the_page_as_shown_has_it(rotate):
    """The words run upwards at the page's left edge, as its author sees it; each turn moves that edge on."""
    found = page(WORDS.replace("60 700 Td", "0 1 -1 0 30 400 Tm"), page=b"/Rotate %d" % rotate)
    boxes = [found.shown((each.x0, each.top, each.x1, each.bottom)) for each in found.glyphs]
    middle = [(sum(box[0::2]) / 2, sum(box[1::2]) / 2) for box in boxes]
    at = {0: (26, 438), 90: (404, 26), 180: (569, 404), 270: (438, 569)}[rotate]
    assert middle[0] == pytest.approx(at, abs=8)


def test_four_quarters_make_a_whole_turn():
    box, width, height = (10.0, 20.0, 110.0, 40.0), 595.0, 842.0
    for first, second in pairwise(range(4)):
        sizes = (width, height) if first % 2 == 0 else (height, width)
        assert turned(turned(box, width, height, first), *sizes, 1) == turned(box, width, height, second)


def test_a_page_whose_visible_part_is_cut_out_counts_from_that_part():
    (whole,) = page(WORDS).lines
    (cut,) = page(WORDS, page=b"/CropBox [50 100 595 742]").lines
    assert cut.glyphs[0].x0 == pytest.approx(whole.glyphs[0].x0 - 50, abs=0.1)
    assert cut.top == pytest.approx(whole.top - 100, abs=0.1)


def test_glyphs_printed_several_times_count_once():
    again = " ".join(WORDS.replace("60 700", f"{60 + i * 0.3:.1f} 700") for i in range(4))
    assert lines(page(again)) == ["Registered in the year 2019"]


def test_the_same_letter_twice_is_no_fake_bold():
    assert lines(page(WORDS.replace("2019", "2000 aaa lll"))) == ["Registered in the year 2000 aaa lll"]


STRIKE = {
    "line": "0.5 w 60 704 m 150 704 l S",
    "bar": "60 703.5 90 0.8 re f",
    "box_of_no_height": "60 703.5 90 0.2 re S",
}


@pytest.mark.parametrize("strike", STRIKE.values(), ids=STRIKE)
def test_what_is_struck_out_is_no_longer_said(strike):
    (line,) = page(f"{WORDS} {strike}").lines
    assert printed(line.glyphs) == "year 2019"


@pytest.mark.parametrize(
    "rule",
    [
        "60 697 m 300 697 l S",
        "60 715 m 300 715 l S",
        "58 694 200 20 re S",
        "60 704 m 150 730 l S",
        "60 704 90 0.8 re n",
    ],
    ids=["underline", "overline", "box", "slant", "unseen"],
)
def test_a_line_that_does_not_run_through_the_middle_strikes_nothing_out(rule):
    assert lines(page(f"{WORDS} {rule}")) == ["Registered in the year 2019"]


def test_a_struck_glyph_is_still_on_the_page():
    found = page(f"{WORDS} {STRIKE['line']}")
    assert sum(len(line.glyphs) for line in found.lines) < len(found.glyphs)
    assert {each.text for each in found.glyphs if each.struck} <= set("Registered in the year")


def test_rules_and_words_inside_of_forms_are_seen_where_they_are_drawn():
    content = b"BT /F1 12 Tf 10 10 Td (Registered in the year 2019) Tj ET 0 0 300 40 re S"
    form = b"<< /Type /XObject /Subtype /Form /BBox [-5 -5 400 100] /Matrix [1 0 0 1 50 0] "
    form += b"/Resources << /Font << /F1 5 0 R >> >> /Length %d >>\nstream\n%s\nendstream" % (len(content), content)
    found = page("1 0 0 1 0 600 cm /X Do", extra=b"/XObject << /X 6 0 R >>", more=(form,))
    assert lines(found) == ["Registered in the year 2019"]
    assert {(round(rule.at), round(rule.start), round(rule.end)) for rule in found.upright} == {
        (50, 202, 242),
        (350, 202, 242),
    }


def test_a_hyphen_at_the_end_of_a_line_stays_a_hyphen():
    words = "BT /F1 12 Tf 14 TL 60 700 Td (The number is 999-81-) Tj T* (00126 as printed) Tj ET"
    assert lines(page(words)) == ["The number is 999-81-", "00126 as printed"]


def test_a_watermark_that_leans_is_not_read():
    leaning = "BT /F1 40 Tf 0.77 0.64 -0.64 0.77 100 300 Tm (WATERMARK) Tj ET"
    assert lines(page(f"{WORDS} {leaning}")) == ["Registered in the year 2019"]


def test_glyphs_without_a_name_are_no_text():
    with pytest.raises(errors.NoText):
        page("BT /F1 12 Tf 60 700 Td <" + "01" * 40 + "> Tj ET")


@pytest.mark.parametrize(
    ("pdf", "error"),
    [
        (hostile.repeated(pdf_of(WORDS.encode()), 31), errors.TooManyPages),
        (hostile.grid(1_100), errors.TooManyLines),
        (pdf_of(b"BT /F1 1 Tf 1 TL 60 800 Td" + b"(%b) Tj T* " % (b"x" * 400) * 160 + b"ET"), errors.TooComplex),
        (pdf_of(WORDS.encode() + b" 0 0 1 1 re f" * 61_000), errors.TooComplex),
        (pdf_of(WORDS.encode() + b" 0 0 m" + b" 99 0 l 0 99 l" * 11_000 + b" S"), errors.TooManyLines),
    ],
    ids=["pages", "rules", "glyphs", "objects", "corners"],
)
def test_what_no_certificate_needs_is_too_complex(pdf, error):
    with pytest.raises(error):
        text.pages(pdf)


def test_a_page_that_reaches_further_than_any_page_is_damaged():
    pdf = demo.issue("sme_confirmation", HANBIT, issued_on=ISSUED)
    assert b"841.8898" in pdf
    with pytest.raises(errors.Damaged):
        text.pages(pdf.replace(b"841.8898", b"2147482880"))
