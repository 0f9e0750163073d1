"""`./gildong read FILE`: what was read and from where, in words, as JSON, and drawn on the page."""

import json
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from document_fetch import demo, errors, service, telling
from document_fetch.__main__ import main
from document_fetch.demo import HANBIT
from document_fetch.model import Reading, Value
from document_fetch.reading.pdfium.picture import COLOURS, SCALE
from tests.document_fetch import hostile
from tests.document_fetch.reading import ISSUED, read_all_here
from tests.document_fetch.test_bundles import bound

WRONG = replace(HANBIT, business_number="999-81-00127")
SME = demo.issue("sme_confirmation", WRONG, issued_on=ISSUED)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "certificate.pdf"
    path.write_bytes(SME)
    return path


def test_every_value_is_printed_with_its_label_place_and_confidence(file, capsys):
    assert main(["read", str(file)]) == 0
    printed = capsys.readouterr().out
    for said in ("중소기업확인서 (sme_confirmation)", "한빛식품(주)", "2027-03-31", "1쪽", "확신도 0.9"):
        assert said in printed


def test_what_is_doubtful_says_so_and_nothing_else_does(file, capsys):
    main(["read", str(file)])
    doubtful = [line for line in capsys.readouterr().out.splitlines() if "확인이 필요해요" in line]
    assert len(doubtful) == 1
    assert "999-81-00127" in doubtful[0]


def test_programs_get_the_same_as_json(file, capsys):
    main(["read", str(file), "--json"])
    (told,) = json.loads(capsys.readouterr().out)
    (reading,) = read_all_here(SME)
    assert told["kind"] == "sme_confirmation"
    assert told["stands_on"] == [1]
    assert told["values"]["business_number"]["doubtful"] is True
    assert told["values"].keys() == reading.values.keys()
    assert tuple(told["values"]["valid_until"]["box"]) == reading.values["valid_until"].box


@pytest.mark.parametrize("language", ["ko", "en"])
def test_what_cannot_be_read_is_told_in_the_language_of_the_user(tmp_path, capsys, language):
    path = tmp_path / "letter.pdf"
    path.write_bytes(hostile.letter("견적서", "합계 1,200,000원입니다. 잘 부탁드립니다."))
    assert main(["read", str(path), "--language", language]) == 1
    assert {"ko": "증명서", "en": "certificate"}[language] in capsys.readouterr().err


@pytest.mark.parametrize("name", ["missing.pdf", "."])
def test_a_file_that_cannot_be_opened_is_told_by_its_name(tmp_path, capsys, name):
    assert main(["read", str(tmp_path / name)]) == 1
    assert str(tmp_path) in capsys.readouterr().err


def colours_at(png: bytes, value: Value) -> set[tuple[int, ...]]:
    picture = Image.open(BytesIO(png)).convert("RGB")
    x0, top, x1, _ = (round(side * SCALE) for side in value.box)
    return {picture.getpixel(((x0 + x1) // 2, y)) for y in range(top - 4, top + 1)}


def test_a_box_is_drawn_around_each_value_red_where_it_is_doubtful(file, tmp_path):
    out = tmp_path / "out.png"
    assert main(["read", str(file), "--boxes", str(out)]) == 0
    (reading,) = read_all_here(SME)
    for value in reading.values.values():
        assert COLOURS[value.doubtful] in colours_at(out.read_bytes(), value)


def test_boxes_of_a_turned_page_lie_where_its_words_are_shown():
    pdf = bound(SME, turned=(1,))
    readings = read_all_here(pdf)
    png = service.draw(pdf, readings)
    assert Image.open(BytesIO(png)).size == (round(841.89 * SCALE), round(595.28 * SCALE))
    x0, top, x1, bottom = (side * SCALE for side in readings[0].values["company_name"].box)
    inside = (round(x0) + 1, round(top) + 1, round(x1) - 1, round(bottom) - 1)
    inked = Image.open(BytesIO(png)).convert("L").crop(inside)
    assert inked.getextrema()[0] < 90
    assert bottom - top > x1 - x0


def test_pages_with_values_are_drawn_one_below_the_other():
    pdf = bound(SME, hostile.letter("쪽 사이의 편지"), demo.issue("business_registration", HANBIT, issued_on=ISSUED))
    png = service.draw(pdf, read_all_here(pdf))
    assert Image.open(BytesIO(png)).height == 2 * round(841.89 * SCALE)


def test_a_page_as_large_as_a_house_is_drawn_small():
    pdf = hostile.pdf_of(b"BT /F1 900 Tf 60 700 Td (large) Tj ET").replace(b"[0 0 595 842]", b"[0 0 9e4 9e4]")
    png = service.draw(pdf, [Reading("sme_confirmation", {"company_name": Value("a", "a", 1, (0, 0, 9, 9), 1.0)}, 1)])
    assert max(Image.open(BytesIO(png)).size) <= 2_000


def test_drawing_happens_where_reading_does():
    with pytest.raises(errors.TooHeavy):
        service.draw(hostile.bomb(600), [Reading("x", {"a": Value("a", "a", 1, (0, 0, 9, 9), 1.0)}, 1)])


def test_a_document_does_not_steer_the_terminal():
    value = Value("\x1b[2Jgone\x07", "\x1b[2Jgone", 1, (0, 0, 1, 1), 1.0)
    (_, *lines) = telling.Telling("ko").lines([Reading("sme_confirmation", {"company_name": value}, 1, (1,))])
    assert "\x1b" not in "".join(lines)
    assert "\x07" not in "".join(lines)
