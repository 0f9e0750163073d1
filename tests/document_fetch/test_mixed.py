"""A value in words that holds what is none of it: a label, another value, law, boxes; and lists that go on."""

import pytest

from document_fetch.model import Value
from document_fetch.reading import left_out, mixed
from document_fetch.reading.page import Glyph, Page
from document_fetch.reading.registry import LAYOUTS

DECLARATION, PROOF = LAYOUTS["export_declaration"], LAYOUTS["business_registration_proof"]


def values(**said: str) -> dict[str, Value]:
    return {name: Value(text, text, 1, (0, 0, 1, 1), 0.9) for name, text in said.items()}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("exporter", "예그린솔인더스트리 경기도 화성시 첨단벤처로12번길 351"),
        ("business_address", "취임 퇴임일"),
        ("company_name", "한빛식품 사업자등록번호"),
        ("taxpayer_type", "Type of Taxpayer"),
        ("purpose", "「국세징수법」 제108조에 따라"),
        ("taxpayer_type", "○ 일반과세자 ○ 간이과세자"),
    ],
)
def test_more_than_the_value_is_seen(name, text):
    layout = DECLARATION if name == "exporter" else PROOF
    assert mixed.is_mixed(name, values(**{name: text}), layout)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("company_name", "주식회사 한빛식품"),
        ("business_address", "서울특별시 마포구 가상로 12, 3층(공덕동)"),
        ("representative", "최하나, 정두리"),
        ("business_items", "조미김 제조업, 전자상거래 소매업"),
    ],
)
def test_a_value_alone_is_left_in_peace(name, text):
    assert not mixed.is_mixed(name, values(**{name: text}), PROOF)


def test_a_company_s_name_in_another_value_is_seen_and_beside_a_legal_form_is_its_owner_s():
    both = values(company_name="한빛식품(주)", representative="한빛식품(주) 홍길동")
    assert mixed.is_mixed("representative", both, PROOF)
    own = values(company_name="주식회사 홍길동", representative="홍길동")
    assert not mixed.is_mixed("company_name", own, PROOF)


def test_a_list_of_trades_with_one_more_right_below_is_cut():
    trades = [_line("제조업", 100.0), _line("도매업", 114.0)]
    page = Page(1, 500.0, 800.0, (*trades[0], *trades[1]), (), ())
    first, second = page.lines
    assert left_out.is_cut(page, [first])
    assert not left_out.is_cut(page, [first, second])


def _line(text: str, top: float) -> tuple[Glyph, ...]:
    return tuple(Glyph(each, 50 + 10 * i, top, 60 + 10 * i, top + 10, 10.0) for i, each in enumerate(text))
