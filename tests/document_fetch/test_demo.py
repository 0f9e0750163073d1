"""Practice certificates look like the real ones and can be mistaken for none."""

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from document_fetch import demo
from document_fetch.demo import DALBIT, DEULKKOT, HANBIT
from document_fetch.demo.figures import WON_PER_DOLLAR
from document_fetch.demo.paper import FONT_FILE
from document_fetch.reading import plumber
from document_fetch.reading.guards import business_number_is_valid, corporate_number_is_valid
from document_fetch.reading.page import bare
from document_fetch.reading.registry import LAYOUTS
from forms.fonts import korean_font
from tests.document_fetch.reading import ISSUED, ISSUED_PAPERS, PAPER_NAMES, read_demo, read_here


def test_the_practice_certificates_use_the_font_of_every_other_pdf():
    assert korean_font() == FONT_FILE
    assert korean_font().read_bytes()[:4] == b"\x00\x01\x00\x00"  # TrueType outlines, which reportlab needs


@pytest.mark.parametrize(("kind", "company"), ISSUED_PAPERS, ids=PAPER_NAMES)
def test_each_says_on_every_page_that_it_is_for_practice(kind, company):
    pdf = demo.issue(kind, company, issued_on=ISSUED)
    assert all("연습용서류" in bare("".join(line.text for line in page.lines)) for page in plumber.pages(pdf))


def test_the_same_facts_give_the_same_bytes():
    assert demo.issue("sme_confirmation", HANBIT, issued_on=ISSUED) == demo.issue(
        "sme_confirmation", HANBIT, issued_on=ISSUED
    )


def test_the_title_is_printed_four_times_as_on_the_real_confirmation():
    printed = plumber.plain_text(demo.issue("sme_confirmation", HANBIT, issued_on=ISSUED))
    assert "중중중중 소소소소 기기기기 업업업업" in printed


def test_the_numbers_pass_every_check_and_belong_to_no_office():
    for company in (HANBIT, DALBIT, DEULKKOT):
        assert business_number_is_valid(company.business_number.replace("-", ""))
        assert company.business_number.startswith("999")
    assert HANBIT.corporate_number
    assert corporate_number_is_valid(HANBIT.corporate_number.replace("-", ""))


def test_every_kind_that_is_read_has_a_practice_certificate():
    assert set(demo.KINDS) == set(LAYOUTS)


def test_no_company_has_a_paper_that_its_kind_cannot_have():
    assert set(demo.KINDS) - set(demo.kinds_of(HANBIT)) == {"vat_exempt_income"}
    assert set(demo.KINDS) - set(demo.kinds_of(DALBIT)) == {"vat_exempt_income", "corporate_register"}
    assert set(demo.KINDS) - set(demo.kinds_of(DEULKKOT)) == {
        "vat_tax_base",
        "corporate_register",
        "factory_registration",
    }


@pytest.mark.parametrize("company", demo.COMPANIES.values(), ids=demo.COMPANIES)
def test_all_papers_of_a_company_tell_of_the_same_company(company):
    read = [read_demo(kind, company) for kind in demo.kinds_of(company)]
    for field in ("company_name", "business_number", "corporate_number", "business_address"):
        assert len({reading.get(field) for reading in read} - {None}) <= 1, field


@pytest.mark.parametrize("company", demo.COMPANIES.values(), ids=demo.COMPANIES)
def test_sales_are_the_same_for_vat_and_in_the_statements(company):
    paper, column = ("vat_exempt_income", 1) if company.exempt else ("vat_tax_base", 3)
    rows = [row.split("|") for row in (read_demo(paper, company).get("periods") or "").split("; ")]
    of_last_year = sum(int(row[column]) for row in rows if row[0].startswith("2025"))
    assert read_demo("financial_statements", company).get("sales") == str(of_last_year)


@pytest.mark.parametrize("company", demo.COMPANIES.values(), ids=demo.COMPANIES)
def test_the_statements_hang_together_from_one_year_to_the_next(company):
    last, before = company.business.years
    assert last.total_equity - before.total_equity == last.net_profit
    assert last.capital == before.capital


@pytest.mark.parametrize("company", demo.COMPANIES.values(), ids=demo.COMPANIES)
def test_exports_are_the_same_whoever_records_them_and_no_more_than_the_sales(company):
    of_kita, of_ktspi = read_demo("export_record_kita", company), read_demo("export_record_ktspi", company)
    assert of_kita.get("direct_exports") == of_ktspi.get("total_usd")
    assert Decimal(of_kita.get("total_usd")) * WON_PER_DOLLAR < company.business.years[0].total_sales
    shipment = read_demo("export_declaration", company)
    rows = [row.split("|") for row in of_ktspi.get("exports").split("; ")]
    there = sum(Decimal(usd) for _, country, usd in rows if country == shipment.get("destination"))
    assert Decimal(shipment.get("total_fob_usd")) < there
    assert shipment.get("hs_code") in {row[0] for row in rows}


@pytest.mark.parametrize("company", [HANBIT, DALBIT], ids=["company", "sole_proprietor"])
def test_employees_are_the_same_for_the_insurances_and_in_the_factory(company):
    insured = read_demo("insured_persons", company).get("insured_employment")
    assert read_demo("factory_registration", company).get("employees") == insured


def test_the_capital_of_the_register_is_that_of_the_balance_sheet():
    register = read_demo("corporate_register", HANBIT)
    assert register.get("capital_krw") == str(HANBIT.business.years[0].capital)
    assert int(register.get("issued_shares")) * int(register.get("share_price_krw")) == int(register.get("capital_krw"))


def test_before_a_return_is_filed_no_paper_tells_of_it():
    early = demo.issue("vat_tax_base", HANBIT, issued_on=date(2026, 1, 10))
    assert read_here(early).get("periods").count(";") == 0
    statements = demo.issue("financial_statements", HANBIT, issued_on=date(2026, 3, 1))
    assert read_here(statements).get("fiscal_year_until") == "2024-12-31"
    assert read_here(statements).get("sales") == str(HANBIT.business.years[1].total_sales)


def test_the_command_writes_every_certificate_that_each_company_can_have(tmp_path):
    command = [sys.executable, "-m", "document_fetch.demo", str(tmp_path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    written = {path.name for path in tmp_path.iterdir()}
    assert written >= {f"{kind}-{name}.pdf" for name, each in demo.COMPANIES.items() for kind in demo.kinds_of(each)}
    assert {Path(line).name for line in told.splitlines()} == written


def test_of_what_speaks_of_one_year_there_is_another_of_the_year_before():
    papers = demo.papers_of(HANBIT, ISSUED)
    assert set(papers) - set(demo.kinds_of(HANBIT)) == {"export_record_kita-2024", "export_record_ktspi-2024"}
    reading = read_demo("export_record_kita", HANBIT, year=2024)
    assert reading.get("period_until") == "2024-12-31"
    assert reading.get("direct_exports") == str(HANBIT.business.years[1].direct_usd)
    assert reading.certain == reading.values
