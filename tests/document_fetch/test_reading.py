"""What is printed is what is read: every field of every kind, and the traps that real certificates set."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from document_fetch import demo
from document_fetch.demo import DALBIT, HANBIT, DemoCompany
from document_fetch.demo.company import business_number, corporate_number
from document_fetch.errors import NotACertificate
from tests.document_fetch.hostile import letter, locked, repeated
from tests.document_fetch.practice import truth
from tests.document_fetch.reading import ISSUED, ISSUED_PAPERS, PAPER_NAMES, read_demo, read_here

SYLLABLES = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)
WORD = st.text(SYLLABLES, min_size=2, max_size=6)
NAMES = st.builds(
    "{}{}{}".format, st.sampled_from(["", "(주)", "주식회사 "]), WORD, st.sampled_from(["", "푸드", " F&B", "24"])
)
ADDRESSES = st.builds(
    "{} {}구 {}로{} {}, {}층({}동)".format,
    st.sampled_from(["서울특별시", "강원특별자치도", "세종특별자치시"]),
    WORD,
    WORD,
    st.integers(1, 30),
    st.integers(1, 999),
    st.integers(1, 60),
    WORD,
)
DIGITS = st.text("0123456789", min_size=7, max_size=7)
LISTS = st.lists(st.builds("{}업".format, WORD), min_size=1, max_size=5).map(tuple)


@st.composite
def companies(draw) -> DemoCompany:
    incorporated = draw(st.booleans())
    return DemoCompany(
        name=draw(WORD if not incorporated else NAMES),
        business_number=business_number(
            "99" + (draw(DIGITS))[:1] + ("81" if incorporated else "12") + draw(DIGITS)[:4]
        ),
        corporate_number=corporate_number("9999" + "11" + draw(DIGITS)[:6]) if incorporated else None,
        representative=draw(st.text(SYLLABLES, min_size=2, max_size=4)),
        born_on=draw(st.dates(date(1940, 1, 1), date(2005, 1, 1))),
        opened_on=draw(st.dates(date(1970, 1, 1), date(2026, 6, 1))),
        address=draw(ADDRESSES),
        head_office=draw(ADDRESSES),
        business_types=draw(LISTS),
        business_items=draw(LISTS),
        taxpayer_type="법인사업자"
        if incorporated
        else draw(st.sampled_from(["일반과세자", "간이과세자", "면세사업자"])),
        size_class=draw(st.sampled_from(["중기업", "소기업", "소기업(소상공인)", "소상공인"])),
        tax_office=draw(st.sampled_from(["마포세무서장", "북전주세무서장", "서울강남세무서장"])),
    )


@pytest.mark.parametrize(("kind", "company"), ISSUED_PAPERS, ids=PAPER_NAMES)
def test_every_field_of_every_kind_is_read_exactly(kind, company):
    reading = read_demo(kind, company)
    assert reading.kind == kind
    assert {name: value.value for name, value in reading.certain.items()} == truth(kind, company)
    assert reading.certain == reading.values


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(company=companies(), data=st.data())
def test_whatever_the_company_is_called_its_certificate_is_read_exactly(company, data):
    kind = data.draw(st.sampled_from(demo.kinds_of(company)))
    read = read_demo(kind, company).certain
    assert {name: value.value for name, value in read.items()} == truth(kind, company)


def test_every_value_says_where_on_the_page_it_stands():
    for value in read_demo("sme_confirmation", HANBIT).values.values():
        x0, top, x1, bottom = value.box
        assert value.page == 1
        assert 0 <= x0 < x1 <= 596
        assert 0 <= top < bottom <= 842


def test_a_number_with_a_wrong_check_digit_is_kept_as_doubtful_and_fills_nothing():
    wrong = replace(HANBIT, business_number="999-81-00127")
    reading = read_demo("business_registration", wrong)
    assert reading.values["business_number"].doubtful
    assert reading.values["business_number"].value == "999-81-00127"
    assert "business_number" not in reading.certain
    assert reading.get("business_number") is None


def test_a_corporate_number_without_check_digit_is_no_fault_since_2025():
    reading = read_demo("sme_confirmation", replace(HANBIT, corporate_number="999911-0012340"))
    assert not reading.values["corporate_number"].doubtful
    assert reading.values["corporate_number"].confidence < 0.9


@pytest.mark.parametrize("field", ["arrears", "deferrals"])
def test_one_row_of_debt_is_enough_to_be_listed(field):
    row = "2025년 2기 | 부가가치세 | 2026-01-25 | 1,200,000 | 36,000"
    reading = read_demo("national_tax_clearance", HANBIT, **{field: (row,)})
    other = {"arrears": "deferrals", "deferrals": "arrears"}[field]
    assert reading.get(field) == "listed"
    assert reading.get(other) == "none"


def test_an_empty_table_of_debts_is_not_taken_for_none():
    assert read_demo("national_tax_clearance", HANBIT, arrears=("",)).get("arrears") is None


def test_a_clearance_cut_short_by_a_due_date_ends_on_the_printed_day():
    reading = read_demo("national_tax_clearance", HANBIT, valid_until=date(2026, 7, 10), purpose="대금수령")
    assert reading.get("valid_until") == "2026-07-10"
    assert reading.get("purpose") == "대금수령"


def test_a_missing_signature_date_is_not_replaced_by_another_date():
    body = ("등록번호 : 999-81-00126", "상호 : 한빛식품", "개업연월일 :        2019년 3월 4일", "마포세무서장")
    read = read_here(letter("사업자등록증", *body)).certain
    assert read["opened_on"].value == "2019-03-04"
    assert "issued_on" not in read


@pytest.mark.parametrize("kind", demo.kinds_of(DALBIT))
def test_the_birth_date_and_resident_number_of_an_owner_are_never_read(kind):
    read = repr(read_demo(kind, DALBIT))
    assert "881123" not in read
    assert "1988" not in read


def test_a_certificate_behind_a_cover_letter_is_found_on_its_page():
    from io import BytesIO

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for part in (
        letter("제출 서류를 보내 드립니다.", "사업자등록증 1부"),
        demo.issue("sme_confirmation", HANBIT, issued_on=ISSUED),
    ):
        writer.add_page(PdfReader(BytesIO(part)).pages[0])
    out = BytesIO()
    writer.write(out)
    reading = read_here(out.getvalue())
    assert (reading.kind, reading.pages, reading.values["business_number"].page) == ("sme_confirmation", 2, 2)


def test_a_pdf_locked_only_against_changes_is_read():
    pdf = demo.issue("business_registration", HANBIT, issued_on=ISSUED)
    assert read_here(locked(pdf, password="")).get("company_name") == HANBIT.name


def test_thirty_pages_are_read():
    assert read_here(repeated(demo.issue("business_registration", HANBIT, issued_on=ISSUED), 30)).pages == 30


@pytest.mark.parametrize(
    "lines",
    [
        (
            "신청 안내",
            "사업자등록증을 준비해 주세요. 사업자등록번호는 열 자리입니다.",
            "상호와 개업연월일도 필요합니다.",
        ),
        ("사업자등록증", "중소기업 확인서", "납세증명서", "위 서류를 제출합니다. 한빛식품 홍길동 드림."),
        ("사업자등록증 발급 신청서", "등록번호 : 999-81-00126", "상호 : 한빛식품", "개업연월일 : 2019년 3월 4일"),
        ("견적서", "등록번호 : 999-81-00126", "상호 : 한빛식품", "개업연월일 : 2019년 3월 4일", "합계 12,000원"),
    ],
    ids=["prose", "list_of_papers", "another_form", "quotation"],
)
def test_a_paper_that_only_speaks_of_certificates_is_none(lines):
    with pytest.raises(NotACertificate):
        read_here(letter(*lines))


@pytest.mark.parametrize("spacing", [0, 6, 14])
def test_a_local_tax_clearance_is_not_taken_for_the_national_one(spacing):
    body = ("성명(상호) : 한빛식품(주)", "사업자등록번호 : 999-81-00126", "증명서의 유효기간 : 2026-07-29")
    with pytest.raises(NotACertificate):
        read_here(letter("지방세납세증명서", *body, spacing=spacing))
