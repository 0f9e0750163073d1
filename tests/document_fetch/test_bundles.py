"""Several certificates in one file, their pages in any order, among pages that are none."""

from collections.abc import Sequence
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from document_fetch import demo, service
from document_fetch.demo import DALBIT, HANBIT
from document_fetch.model import Reading
from tests.document_fetch.hostile import letter, repeated
from tests.document_fetch.reading import ISSUED, read_all_here

SME = demo.issue("sme_confirmation", HANBIT, issued_on=ISSUED)
TAX = demo.issue("national_tax_clearance", HANBIT, issued_on=ISSUED)
PROOF = demo.issue("business_registration_proof", HANBIT, issued_on=ISSUED)
HEAD = ("사업자등록증", "등록번호 : 999-81-00126", "상호 : 한빛식품")
NUMBER = "1234-567-8901-234"


def bound(*pdfs: bytes, turned: Sequence[int] = ()) -> bytes:
    """One file of all pages; those counted in `turned` lie on their side."""
    writer = PdfWriter()
    for pdf in pdfs:
        for page in PdfReader(BytesIO(pdf)).pages:
            writer.add_page(page)
    for number in turned:
        writer.pages[number - 1].rotate(90)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def told(readings: Sequence[Reading]) -> list[tuple[str, tuple[int, ...]]]:
    return [(reading.kind, reading.stands_on) for reading in readings]


def first(mark: str, *more: str) -> bytes:
    return letter(mark, *HEAD, *more)


def second(mark: str, *more: str) -> bytes:
    return letter(mark, "개업연월일 : 2019년 3월 4일", *more, "이어지는 쪽에는 제목이 없습니다. 내용만 있습니다.")


def test_each_certificate_of_a_file_is_read_with_its_own_pages():
    readings = read_all_here(bound(SME, TAX, PROOF))
    assert told(readings) == [
        ("sme_confirmation", (1,)),
        ("national_tax_clearance", (2,)),
        ("business_registration_proof", (3,)),
    ]
    alone = [read_all_here(pdf)[0] for pdf in (SME, TAX, PROOF)]
    for together, single in zip(readings, alone, strict=True):
        assert {n: v.value for n, v in together.values.items()} == {n: v.value for n, v in single.values.items()}
    assert {value.page for value in readings[2].values.values()} == {3}


def test_the_same_kind_of_two_companies_gives_two_readings():
    file = bound(SME, demo.issue("sme_confirmation", DALBIT, issued_on=ISSUED))
    assert [reading.get("company_name") for reading in read_all_here(file)] == [HANBIT.name, DALBIT.name]


def test_copies_of_one_certificate_are_one_reading():
    assert told(read_all_here(repeated(SME, 5))) == [("sme_confirmation", (1,))]


@pytest.mark.parametrize("count", ["( {} / 3 )", "{}/3", "Page {} of 3", "{} / 3 페이지"])
def test_pages_that_count_themselves_are_put_in_their_order(count):
    last = letter(
        count.format(3), "마지막 쪽입니다. 여기에는 서명과 날짜가 있습니다.", "2026년 6월 29일", "마포세무서장"
    )
    file = bound(last, second(count.format(2)), first(count.format(1)))
    (reading,) = read_all_here(file)
    assert reading.stands_on == (1, 2, 3)
    assert reading.get("opened_on") == "2019-03-04"
    assert reading.values["issued_on"].page == 1


def test_pages_of_two_certificates_shuffled_together_are_told_apart_by_their_number_of_issue():
    other = NUMBER.replace("1", "2")
    one = (first("( 1 / 2 )", f"발급번호 : {NUMBER}"), second("( 2 / 2 )", f"발급번호 : {NUMBER}"))
    two = (
        letter("( 1 / 2 )", "사업자등록증", "등록번호 : 999-12-00341", "상호 : 달빛공방", f"발급번호 : {other}"),
        letter("( 2 / 2 )", "개업연월일 : 2022년 9월 1일", f"발급번호 : {other}", "이어지는 쪽에는 제목이 없습니다."),
    )
    readings = read_all_here(bound(one[0], two[1], two[0], one[1]))
    assert [(reading.stands_on, reading.get("opened_on")) for reading in readings] == [
        ((1, 4), "2019-03-04"),
        ((2, 3), "2022-09-01"),
    ]


def test_a_page_of_another_issue_gives_nothing_to_a_certificate_that_lacks_a_value():
    file = bound(first("( 1 / 2 )", f"발급번호 : {NUMBER}"), second("( 2 / 2 )", "발급번호 : 9999-567-8901-234"), SME)
    assert told(read_all_here(file)) == [("sme_confirmation", (3,))]


def test_a_letter_behind_a_whole_certificate_gives_it_nothing():
    whole = first("( 1 / 1 )", "개업연월일 : 2019년 3월 4일")
    file = bound(
        whole, letter("동봉한 서류를 확인해 주세요.", "2026년 1월 2일", "한빛식품 홍길동 드림, 서울에서 보냅니다.")
    )
    (reading,) = read_all_here(file)
    assert reading.stands_on == (1,)
    assert "issued_on" not in reading.values


def test_a_second_page_without_title_or_count_goes_with_the_page_before_it():
    file = bound(SME, letter(*HEAD), letter("개업연월일 : 2019년 3월 4일", "이어지는 쪽에는 제목이 없습니다."))
    assert told(read_all_here(file)) == [("sme_confirmation", (1,)), ("business_registration", (2, 3))]


def test_a_title_that_a_page_only_lists_takes_no_page_away():
    listing = letter("개업연월일 : 2019년 3월 4일", "함께 낼 서류", "중소기업 확인서", "나머지는 따로 보내 드립니다.")
    assert told(read_all_here(bound(letter(*HEAD), listing))) == [("business_registration", (1, 2))]


def test_turned_pages_are_read_and_placed_as_they_are_shown():
    plain, turned = read_all_here(bound(SME, TAX)), read_all_here(bound(SME, TAX, turned=(2,)))
    assert told(plain) == told(turned)
    assert {n: v.value for n, v in plain[1].values.items()} == {n: v.value for n, v in turned[1].values.items()}
    x0, top, x1, bottom = plain[1].values["company_name"].box
    height = 842
    assert turned[1].values["company_name"].box == pytest.approx((height - bottom, x0, height - top, x1), abs=0.5)


def test_the_sandbox_gives_them_all():
    assert told(service.read_all(bound(SME, TAX))) == [("sme_confirmation", (1,)), ("national_tax_clearance", (2,))]
    assert service.read(bound(SME, TAX)).kind == "sme_confirmation"
