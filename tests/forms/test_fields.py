"""What holds for every type: the contract, safety on any text, values that survive being shown."""

import json
from collections.abc import Callable
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms import errors, fields
from forms.definitions.model import Language, Question
from forms.field_types.base import FieldType
from forms.fields import FIELD_TYPES
from tests import definitions, effort

QUESTIONS = definitions.shipped().pinned("kosme.shared_logistics", "2026-1").questions
COLUMNS = [
    {"key": "country", "label": {"ko": "국가", "en": "country"}, "type": "country"},
    {"key": "sales", "label": {"ko": "수출액", "en": "sales"}, "type": "money", "unit": "USD"},
    {"key": "item", "label": {"ko": "품목", "en": "item"}, "type": "text", "optional": True},
]
# Types that the programme does not ask for, with an example.
OTHERS: dict[str, tuple[str, dict[str, Any]]] = {
    "yes_no": ("네", {}),
    "percent": ("30%", {}),
    "period": ("2025년 2기", {}),
    "country": ("미국", {}),
    "ksic": ("C20423", {}),
    "bank_account": ("국민은행 123-45-678901, 예금주 홍길동", {}),
    "file": ("회사소개서.pdf", {}),
    "table": ("미국 3만불, 일본 2만불", {"columns": COLUMNS, "max_rows": 3}),
}


def _other(kind: str, example: str, details: dict[str, Any]) -> Question:
    raw = QUESTIONS[0].model_dump(by_alias=True) | {"type": kind, "example": {"ko": example, "en": example}} | details
    return Question.model_validate(raw)


BY_TYPE = {question.type: question for question in QUESTIONS} | {
    kind: _other(kind, example, details) for kind, (example, details) in OTHERS.items()
}

PARTS = """
0 1 3 12 1,200 2.5 2019 년 3월 4일 억 만 천 백 조 5천 원 불 달러 $ US$ M k 명 개 kg g 네 아니요 없어요 열두 한 두세
약 정도 이요 입니다 ~ - . , ( ) / @ :// www. 미국 일본 아마존 소기업 직원 수 주소 를 으로 고쳐줘 로 바꿔 change to
에서 △ % ? 하고 에서만 틀렸어요, 아니
"""
LIKELY = st.lists(st.sampled_from(PARTS.split()), max_size=25).map(
    lambda parts: "".join(parts) if len(parts) % 2 else " ".join(parts)
)
ANY = st.one_of(LIKELY, st.text(max_size=300), st.text(alphabet="0123456789-., 억만천원일이삼", max_size=60))
LANGUAGES = st.sampled_from(get_args(Language))
MANY = settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])

Make = Callable[..., Question]


def test_every_type_of_the_contract_is_there() -> None:
    assert set(FIELD_TYPES) == {
        "text", "person", "company_name", "address", "business_number", "corporate_number", "date", "count", "decimal",
        "money", "yes_no", "choice", "choices", "phone", "email", "url", "hs_code", "countries", "percent", "period",
        "country", "ksic", "bank_account", "file", "table",
    }  # fmt: skip
    assert {name for name, kind in FIELD_TYPES.items() if not kind.strict} == {
        "text",
        "person",
        "company_name",
        "address",
        "file",
    }


TYPED = [kind for kind in FIELD_TYPES.values() if kind.typed]


@pytest.mark.parametrize("kind", TYPED, ids=lambda kind: kind.name)
def test_every_type_that_is_typed_keeps_the_contract(kind: FieldType) -> None:
    """An example of the type is read, shown in both languages, and is JSON."""
    question = BY_TYPE[kind.name]
    example = question.example.ko
    value = fields.parse(question, example, "ko")
    assert json.loads(json.dumps(value)) == value
    assert all(fields.show(question, value, language) for language in get_args(Language))
    assert fields.is_plain(question, example) == kind.strict


@pytest.mark.parametrize("name", sorted(FIELD_TYPES))
@given(text=ANY, language=LANGUAGES)
@MANY
def test_parsing_raises_nothing_but_field_errors(name: str, text: str, language: Language) -> None:
    question = BY_TYPE[name]
    facts: set[str] = set()
    try:
        value = fields.parse(question, text, language)
    except errors.FieldError as error:
        facts = set(error.facts)
    else:
        assert json.loads(json.dumps(value, allow_nan=False)) == value
        assert fields.show(question, value, language)
    assert not facts or {"label", "example"} <= facts


@pytest.mark.parametrize("name", sorted(FIELD_TYPES))
@given(text=ANY, language=LANGUAGES)
@MANY
def test_finding_and_recognising_never_raise(name: str, text: str, language: Language) -> None:
    question = BY_TYPE[name]
    found = fields.find(question, text, language)
    if found is not None:
        assert fields.show(question, found, language)
    if fields.is_plain(question, text):
        fields.parse(question, text, language)


@pytest.mark.parametrize("name", sorted(FIELD_TYPES))
@given(text=ANY)
@MANY
def test_reading_a_certificate_raises_nothing_but_field_errors(name: str, text: str) -> None:
    try:
        value = fields.from_document(BY_TYPE[name], text)
    except errors.FieldError:
        return
    assert fields.show(BY_TYPE[name], value, "ko")


@pytest.mark.parametrize("name", sorted(FIELD_TYPES))
@pytest.mark.parametrize(
    "part",
    ["아니요", "에서만", "하고", "네 ", "1,", "1 ", "로 고쳐 ", "3억", "틀렸어요, ", "a.", "a@", "(", "to ", "12명 "],
)
def test_repeated_words_take_no_time(name: str, part: str) -> None:
    """A pattern that explodes would take minutes here."""
    question = BY_TYPE[name]
    text = (part * 2000)[:190] + "힣"
    assert effort.millions(lambda: (fields.find(question, text, "ko"), fields.is_plain(question, text))) < 200


FOUND = [
    ("employees", "직원 수 12명으로 고쳐줘", 12),
    ("employees", "직원 수를 12명에서 15명으로 고쳐줘", 15),
    ("employees", "직원은 4명이고 주소는 이사했어요", 4),
    ("employees", "직원 수 고칠게요", None),
    ("employees", "change employees to 12 please", 12),
    ("employees", "employees should be 7", 7),
    ("monthly_parcels", "소포 수 300개로", 300),
    ("annual_sales", "매출 3억이 아니라 4억원으로 고쳐줘", {"amount": 400_000_000, "currency": "KRW"}),
    ("business_address", "주소를 서울특별시 마포구 월드컵북로 1로 바꿔줘", "서울특별시 마포구 월드컵북로 1"),
    ("business_address", "주소 이사했어요", None),
    ("company_name", "상호는 달빛식품이에요", "달빛식품"),
    ("company_name", "상호를 가나다로로 바꿔줘", "가나다로"),
    ("company_name", "상호를 한빛으로 바꿔줘", "한빛"),
    ("company_name", "change the company name to Hanbit Foods please", "Hanbit Foods"),
    ("company_name", "회사명 바꿀래요", None),
    ("representative", "대표 이름 틀렸어요 성춘향이에요", "성춘향"),
    ("contact_name", "담당자 이름을 이몽룡으로 고쳐줘", "이몽룡"),
    ("contact_phone", "전화번호 010-9999-8888로 바꿔줘", "010-9999-8888"),
    ("contact_email", "이메일을 a@b.example.com로 변경", "a@b.example.com"),
    ("opened_on", "개업일이 2019년 3월 5일이에요, 고쳐주세요", "2019-03-05"),
    ("parcel_weight", "무게 500g으로 수정", 0.5),
    ("business_status", "영업 상태를 휴업으로 바꿔줘", "suspended"),
    ("platforms", "쇼핑몰을 아마존에서 쇼피로 바꿔줘", ["shopee"]),
    ("destinations", "나라를 일본으로 바꿔줘", ["JP"]),
    ("business_number", "사업자등록번호 220-81-62517로 정정해 주세요", "220-81-62517"),
]


@pytest.mark.parametrize(("key", "text", "value"), FOUND, ids=[text for _, text, _ in FOUND])
def test_the_value_in_a_correction_is_found(key: str, text: str, value: Any) -> None:
    question = next(one for one in QUESTIONS if one.key == key)
    assert fields.find(question, text, "ko") == value


def test_yes_and_no(question: Make) -> None:
    asked = question("yes_no")
    assert fields.parse(asked, "네 맞아요", "ko") is True
    assert fields.parse(asked, "아니요, 틀려요", "ko") is False
    assert fields.from_document(asked, "여") is True
    assert fields.show(asked, False, "en") == "No"
    with pytest.raises(errors.NotYesOrNo):
        fields.parse(asked, "글쎄요", "ko")
