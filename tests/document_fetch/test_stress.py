"""Layouts that nobody designed: what is read of them is right, or doubtful, or missing."""

import dataclasses
from datetime import date
from pathlib import Path
from random import Random

import pytest

from document_fetch.model import Reading, Value
from document_fetch.reading import checks, parser, text
from document_fetch.reading.guards import DOUBTFUL
from document_fetch.reading.registry import LAYOUTS
from tests.document_fetch import scores
from tests.document_fetch.certificates import KINDS, arrange, canvas, printing, sheet
from tests.document_fetch.certificates.blocks import Gap, Line
from tests.document_fetch.certificates.blocks import Page as Drawn
from tests.document_fetch.certificates.company import company
from tests.document_fetch.certificates.stress import Combination, stressed
from tests.document_fetch.certificates.stress import pages as twists
from tests.document_fetch.certificates.style import REPORTLAB, Design, Style, style

NANUM = Path("/usr/share/fonts/truetype/nanum")
pytestmark = pytest.mark.skipif(not NANUM.exists(), reason="fonts-nanum is missing: `make system-packages` installs it")
DAY = date(2026, 3, 5)
NUMBER = "0100-2026-12345"


def women(cells: str, *twisted: twists.Twist, day: str = "2026. 3. 5.", **changes) -> Reading:
    """A certificate of a women-owned company in one arrangement."""
    s = dataclasses.replace(_plain(cells), **changes)
    c = company(1, incorporated=True)
    page = Drawn([*sheet.head(s, "여성기업 확인서", NUMBER, term=""), *_rows(c, s), *_signed(day)])
    for twist in twisted:
        page = twist(page, Random(0))
    return parser.parse(text.pages(canvas.draw([page], s)), LAYOUTS)[0]


def _plain(cells: str) -> Style:
    s = style("women_confirmation", "b", 1, Design(REPORTLAB, cells, "line"))
    plain = {"watermark": "", "seal": False, "no_blanks": False, "spaced_labels": False, "fake_bold": 1}
    return dataclasses.replace(s, short_date=printing.SHORT[2], row_height=22.0, **plain)


def _rows(c, s) -> list:
    rows = [
        [sheet.company_entry(c, "기업명"), sheet.representative_entry(c, "대표자")],
        [sheet.business_entry(c)],
        [sheet.address_entry(c, "소재지")],
        [arrange.entry("주생산품", "조미김")],
        [arrange.entry("유효기간", "2026-03-05 ~ 2029-03-04")],
    ]
    return arrange.arranged(s, rows)


def _signed(day: str) -> list:
    words = (
        ("위 기업이 여성기업임을 확인합니다.", {}),
        (day, {"issued_on": ""}),
        ("중소벤처기업부장관", {"issuer": ""}),
    )
    return [Gap(12), *(Line(word, 11, "center", truth=truth) for word, truth in words)]


def sure(reading: Reading) -> dict[str, str]:
    return {name: value.value for name, value in reading.values.items() if not value.doubtful}


EXPECTED = {
    "business_number": company(1, incorporated=True).business_number,
    "representative": company(1, incorporated=True).representative,
    "valid_from": "2026-03-05",
    "valid_until": "2029-03-04",
    "issued_on": "2026-03-05",
    "issue_number": NUMBER,
    "issuer": "중소벤처기업부장관",
}


@pytest.mark.parametrize("cells", sorted(arrange.WAYS))
def test_every_arrangement_is_read_right(cells):
    assert sure(women(cells)).items() >= EXPECTED.items()


@pytest.mark.parametrize("twist", [twists.shades, twists.double_rules, twists.level_rules, twists.no_rules])
@pytest.mark.parametrize("cells", ["pairs", "single", "headed"])
def test_shades_doubled_rules_and_no_rules_part_the_same_cells(cells, twist):
    assert sure(women(cells, twist)).items() >= EXPECTED.items()


@pytest.mark.parametrize("day", ["2026. 3. 5.", "2026년 03월 05일", "2026-03-05", "2026/03/05", "발급일 : 2026.3.5"])
def test_the_day_of_issue_is_the_one_at_the_signature_however_it_is_printed(day):
    assert sure(women("headed", day=day))["issued_on"] == "2026-03-05"


def test_notes_that_name_labels_change_nothing():
    assert sure(women("single", twists.notes, twists.footers)).items() >= EXPECTED.items()


def test_a_company_named_as_its_person_on_a_tax_paper_is_doubtful():
    said = {name: Value("김솔", "김솔", 1, (0, 0, 1, 1), 0.9) for name in ("company_name", "representative")}
    checked = checks.checked(said, LAYOUTS["local_tax_clearance"])
    assert checked["company_name"].confidence == DOUBTFUL
    assert checked["representative"].confidence > DOUBTFUL


@pytest.mark.parametrize("kind", KINDS)
def test_of_twisted_layouts_little_is_wrong_without_doubt(kind):
    counts = sum(
        (scores.score(sample) for cells in ("pairs", "single", "captions") if (sample := _twisted(kind, cells))),
        start=scores.Counter(),
    )
    assert counts["wrong"] == 0
    assert counts["files"] > 0


def _twisted(kind: str, cells: str):
    return stressed(Combination(kind, cells, "line", REPORTLAB, 0))
