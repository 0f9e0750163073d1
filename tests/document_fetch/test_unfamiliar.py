"""A form that is not as it is known makes doubt, and so does a value that took another along."""

import pytest

from document_fetch.model import Value
from document_fetch.reading import unfamiliar
from document_fetch.reading.guards import GUARDS
from document_fetch.reading.guards.base import SURE, WORDS
from document_fetch.reading.registry import LAYOUTS

LAYOUT = LAYOUTS["women_confirmation"]
WHOLE = {
    "issue_number": "0079-2024-46912",
    "company_name": "(주)예그린솔 바이오랩",
    "business_number": "958-81-43672",
    "representative": "홍우솔",
    "business_address": "경기도 화성시 첨단벤처로12번길 351",
    "main_products": "의료용 기기",
    "valid_from": "2024-05-19",
    "valid_until": "2027-05-18",
    "issued_on": "2024-05-19",
    "issuer": "중소벤처기업부장관",
}


def read(**changes: str | None) -> dict[str, Value]:
    said = {name: text for name, text in (WHOLE | changes).items() if text is not None}
    sure = {"business_number", "valid_from", "valid_until", "issued_on"}
    return {name: Value(text, text, 1, (0, 0, 1, 1), SURE if name in sure else WORDS) for name, text in said.items()}


def doubtful(**changes: str | None) -> set[str]:
    return {name for name, value in unfamiliar.doubted(read(**changes), LAYOUT).items() if value.doubtful}


def test_of_a_whole_certificate_nothing_is_doubted_and_it_may_lack_what_its_layout_says():
    assert doubtful() == set()
    assert "corporate_number" in LAYOUT.may_lack


def test_where_something_always_printed_is_not_found_words_are_doubtful_and_what_proves_itself_is_not():
    found = doubtful(main_products=None)
    assert {"company_name", "representative", "business_address", "issuer"} <= found
    assert not found & {"business_number", "valid_from", "valid_until", "issued_on"}


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("representative", "(주)예그린솔 바이오랩 홍우솔"),
        ("representative", "예그린솔인더스트리 홍우솔"),
        ("main_products", "의료용 기기 경기도 화성시 첨단벤처로12번길 351"),
        ("issuer", "홍우솔 중소벤처기업부장관"),
    ],
)
def test_a_value_that_holds_another_is_doubtful(field, text):
    assert doubtful(**{field: text}) == {field}


def test_several_representatives_parted_by_a_comma_are_not_doubtful():
    assert doubtful(representative="최하나, 정두리") == set()


@pytest.mark.parametrize(
    "text",
    ["「여성기업지원에 관한 법률」 제2조에 따라", "기업명 발급번호 0079", "○ 대금수령 ● 기타 ■", "Type of Taxpayer"],
)
def test_a_statute_a_box_or_a_label_in_another_language_is_no_sure_value(text):
    guarded = GUARDS["text"](text)
    assert guarded is None or guarded[1] < WORDS


@pytest.mark.parametrize(
    ("text", "said"), [("○ 대금수령 ○ 해외이주 ● 기타", "기타"), ("[ ]대금수령 [V]해외이주 [ ]기타", "해외이주")]
)
def test_the_ticked_choice_is_the_value_however_it_is_ticked(text, said):
    assert GUARDS["ticked"](text) == (said, WORDS)
