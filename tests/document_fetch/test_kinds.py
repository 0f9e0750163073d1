"""Each kind is read from every open layout: what is printed is what is read, and nothing wrong passes as right."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from document_fetch.errors import NotACertificate
from document_fetch.model import Reading
from document_fetch.reading import parser, text
from document_fetch.reading.page import Page
from document_fetch.reading.registry import KINDS, LAYOUTS
from tests.document_fetch import certificates, scores
from tests.document_fetch.certificates.forms import FORMS
from tests.document_fetch.certificates.model import Sample
from tests.document_fetch.certificates.others import other_documents
from tests.document_fetch.certificates.style import REPORTLAB

NANUM = Path("/usr/share/fonts/truetype/nanum")
pytestmark = pytest.mark.skipif(not NANUM.exists(), reason="fonts-nanum is missing: `make system-packages` installs it")


def layouts(kind: str) -> Iterator[str]:
    """The open layouts that need no browser."""
    designs = FORMS[kind].designs
    return (name for name in certificates.OPEN_LAYOUTS if designs[name].renderer == REPORTLAB)


@cache
def sample(kind: str, layout: str | None = None, seed: int = 3) -> Sample:
    return certificates.sample(kind, layout or next(layouts(kind)), seed)


def pages(kind: str, seed: int = 3) -> tuple[Page, ...]:
    return text.pages(sample(kind, seed=seed).pdf)


def read(found: tuple[Page, ...]) -> Reading:
    return parser.parse(found, LAYOUTS)[0]


def reprinted(found: tuple[Page, ...], old: str, new: str) -> tuple[Page, ...]:
    """The pages with some letters exchanged for as many others."""
    assert len(old) == len(new)
    return tuple(_changed(page, old, new) for page in found)


def _changed(page: Page, old: str, new: str) -> Page:
    glyphs = list(page.glyphs)
    printed = "".join(glyph.text for glyph in glyphs)
    at = printed.find(old)
    while at >= 0:
        glyphs[at : at + len(old)] = [
            glyph._replace(text=char) for glyph, char in zip(glyphs[at : at + len(old)], new, strict=True)
        ]
        at = printed.find(old, at + len(old))
    return replace(page, glyphs=tuple(glyphs))


def test_every_kind_that_is_drawn_has_a_reader():
    assert set(certificates.KINDS) <= set(KINDS)


@pytest.mark.parametrize("kind", certificates.KINDS)
def test_what_is_printed_is_what_is_read(kind):
    counts = {name: scores.score(sample(kind, name)) for name in layouts(kind)}
    assert counts
    for name, counted in counts.items():
        assert counted["recognised"] == 1, name
        assert counted["wrong"] == counted["missing"] == 0, name
        assert counted["exact"] >= counted["fields"] - 1, name  # a line broken at a comma in brackets is doubtful


@pytest.mark.parametrize("kind", certificates.KINDS)
def test_nobody_s_resident_number_is_read(kind):
    for value in read(pages(kind)).values.values():
        assert not any(part in value.text for part in ("-1******", "-2******", "-3******"))


def test_names_of_insured_people_stay_on_the_page():
    found = pages("insured_persons")
    printed = next(
        line.text for page in found for line in page.lines if "1******" in line.text or "2******" in line.text
    )
    name = printed.lstrip("0123456789")[:2]
    assert name.isalpha()
    assert name not in repr(read(found).values.values())


def test_a_roster_with_a_page_missing_gives_no_count():
    seed = next(seed for seed in range(40) if len(pages("insured_persons", seed)) > 1)
    found = pages("insured_persons", seed)
    assert (
        read(found).get("insured_employment") == sample("insured_persons", seed=seed).truth["insured_employment"].value
    )
    assert read(found[:1]).get("insured_employment") is None


def miscopied(printed: str) -> str:
    """An amount with its first digit wrong."""
    return ("8" if printed[0] != "8" else "7") + printed[1:]


def test_a_balance_that_does_not_balance_is_doubtful():
    said = sample("financial_statements").truth
    printed = f"{int(said['total_liabilities'].value):,}"
    values = read(reprinted(pages("financial_statements"), printed, miscopied(printed))).values
    assert values["total_liabilities"].value != said["total_liabilities"].value
    assert all(values[name].doubtful for name in ("total_assets", "total_liabilities", "total_equity"))


def test_returns_that_do_not_add_up_are_doubtful():
    total, taxed = next(
        (row[3], row[4])
        for row in (each.split("|") for each in sample("vat_tax_base").truth["periods"].value.split("; "))
        if row[3] != row[4]
    )
    assert total != taxed
    printed = f"{int(total):,}"
    assert read(reprinted(pages("vat_tax_base"), printed, miscopied(printed))).values["periods"].doubtful


def test_exports_that_do_not_add_up_to_the_total_are_doubtful():
    printed = f"{float(sample('export_record_kita').truth['total_usd'].value):,.2f}"
    values = read(reprinted(pages("export_record_kita"), printed, miscopied(printed))).values
    assert values["total_usd"].doubtful
    assert values["exports"].doubtful


def test_a_day_that_does_not_exist_is_doubtful():
    found = pages("sme_confirmation")
    printed = read(found).values["valid_until"].text
    year = sample("sme_confirmation").truth["valid_until"].value[:4]
    assert year in printed
    assert read(reprinted(found, year, "0000")).get("valid_until") is None


def test_the_two_export_records_are_told_apart_by_their_issuer():
    assert read(pages("export_record_kita")).kind == "export_record_kita"
    assert read(pages("export_record_ktspi")).kind == "export_record_ktspi"


def test_the_register_s_struck_out_entries_are_not_current():
    for seed in range(4):
        one = sample("corporate_register", seed=seed)
        values = parser.parse(text.pages(one.pdf), LAYOUTS)[0]
        assert values.get("company_name") == scores._folded(one.truth["company_name"].value)
        assert values.get("representative") == one.truth["representative"].value


def test_other_documents_are_refused():
    for other in other_documents(60, seed=7):
        with pytest.raises(NotACertificate):
            parser.parse(text.pages(other.pdf), LAYOUTS)
