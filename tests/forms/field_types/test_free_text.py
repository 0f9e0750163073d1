"""Text, people, company names, addresses."""

from collections.abc import Callable

import pytest

from forms import errors, fields
from forms.definitions.model import Question

Make = Callable[..., Question]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("person", "김하늘", "김하늘"),
        ("person", "저는 김하늘입니다", "김하늘"),
        ("person", "담당자는 김하늘이에요", "김하늘"),
        ("person", "My name is Kim Haneul", "Kim Haneul"),
        ("person", "홍길동, 김철수", "홍길동, 김철수"),
        ("company_name", "㈜한빛식품", "(주)한빛식품"),
        ("company_name", "한빛식품(주)이에요", "한빛식품(주)"),
        ("company_name", "3M", "3M"),
        ("address", "서울특별시 마포구 월드컵북로 400", "서울특별시 마포구 월드컵북로 400"),
        ("address", "400, World Cup buk-ro, Mapo-gu, Seoul", "400, World Cup buk-ro, Mapo-gu, Seoul"),
        ("text", "토너와\n크림", "토너와 크림"),
    ],
)
def test_free_text_is_taken_without_politeness(question: Make, kind: str, text: str, value: str) -> None:
    asked = question(kind, label={"ko": "담당자", "en": "contact"})
    assert fields.parse(asked, text, "ko") == value
    assert not fields.is_plain(asked, text)


@pytest.mark.parametrize(
    ("kind", "text", "fault"),
    [
        ("person", "왜요?", errors.NotAPerson),
        ("person", "나중에 할게요", errors.NotAPerson),
        ("person", "1", errors.NotAPerson),
        ("company_name", "그게 뭐예요?", errors.NotACompanyName),
        ("company_name", "...", errors.NotACompanyName),
        ("address", "서울이요", errors.NotAnAddress),
        ("address", "2층 어디에 있나요?", errors.NotAnAddress),
        ("text", "123", errors.FieldError),
    ],
)
def test_talk_is_no_answer(question: Make, kind: str, text: str, fault: type[errors.FieldError]) -> None:
    with pytest.raises(errors.FieldError) as caught:
        fields.parse(question(kind), text, "ko")
    assert type(caught.value) is fault


@pytest.mark.parametrize("kind", ["text", "person", "company_name", "address", "url"])
@pytest.mark.parametrize(
    "number", ["930309-1234567", "9303091234567", "930309 - 1234567", "９３０３０９－１２３４５６７"]
)
def test_a_resident_number_is_never_taken(question: Make, kind: str, number: str) -> None:
    with pytest.raises(errors.FieldError):
        fields.parse(question(kind), f"example.com/홍길동{number}", "ko")
    with pytest.raises(errors.FieldError):
        fields.parse(question(kind), f"홍길동 {number}", "ko")
