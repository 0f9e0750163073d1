"""Practice certificates look like the real ones and can be mistaken for none."""

import subprocess
import sys

import pytest

from document_fetch import demo
from document_fetch.demo import DALBIT, HANBIT
from document_fetch.demo.paper import FONT_FILE
from document_fetch.reading import plumber
from document_fetch.reading.guards import business_number_is_valid, corporate_number_is_valid
from forms.fonts import korean_font
from tests.document_fetch.reading import ISSUED


def test_the_practice_certificates_use_the_font_of_every_other_pdf():
    assert korean_font() == FONT_FILE
    assert korean_font().read_bytes()[:4] == b"\x00\x01\x00\x00"  # TrueType outlines, which reportlab needs


@pytest.mark.parametrize("kind", demo.KINDS)
@pytest.mark.parametrize("company", [HANBIT, DALBIT], ids=["company", "sole_proprietor"])
def test_each_says_that_it_is_for_practice(kind, company):
    assert "연습용 서류" in plumber.plain_text(demo.issue(kind, company, issued_on=ISSUED))


def test_the_same_facts_give_the_same_bytes():
    assert demo.issue("sme_confirmation", HANBIT, issued_on=ISSUED) == demo.issue(
        "sme_confirmation", HANBIT, issued_on=ISSUED
    )


def test_the_title_is_printed_four_times_as_on_the_real_confirmation():
    printed = plumber.plain_text(demo.issue("sme_confirmation", HANBIT, issued_on=ISSUED))
    assert "중중중중 소소소소 기기기기 업업업업" in printed


def test_the_numbers_pass_every_check_and_belong_to_no_office():
    for company in (HANBIT, DALBIT):
        assert business_number_is_valid(company.business_number.replace("-", ""))
        assert company.business_number.startswith("999")
    assert HANBIT.corporate_number
    assert corporate_number_is_valid(HANBIT.corporate_number.replace("-", ""))


def test_the_command_writes_one_certificate_of_each_kind_for_each_company(tmp_path):
    subprocess.run([sys.executable, "-m", "document_fetch.demo", str(tmp_path)], check=True, capture_output=True)
    names = {f"{kind}-{company}.pdf" for kind in demo.KINDS for company in ("hanbit", "dalbit")}
    assert {path.name for path in tmp_path.iterdir()} == names
