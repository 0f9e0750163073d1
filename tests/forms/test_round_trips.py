"""What is shown is read back, in both languages; what is refused stays refused, whatever blanks stand around it."""

import datetime as dt
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from forms import errors, fields
from forms.definitions.model import Language, Question
from forms.field_types import bank_accounts, countries, ksic
from forms.fields import FIELD_TYPES
from tests.forms.test_fields import ANY, BY_TYPE, LANGUAGES, QUESTIONS

STEADY = settings(
    max_examples=80, derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TALK_FREE = [
    "화장품",
    "비누",
    "귀걸이",
    "떡볶이",
    "크림",
    "토너",
    "종이",
    "담요",
    "한빛",
    "식품",
    "달빛",
    "3D",
    "USB",
    "A&B",
    "cream",
]
DAYS = st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 12, 31))
DIGITS = st.text(alphabet="0123456789", min_size=1, max_size=5)


def _joined(words: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(words), min_size=1, max_size=4).map(" ".join)


def _period() -> st.SearchStrategy[Any]:
    ends = st.tuples(DAYS, DAYS).map(sorted)
    months = ends.map(lambda pair: (pair[0].replace(day=1), pair[1].replace(day=1) - dt.timedelta(days=1)))
    years = ends.map(lambda pair: (pair[0].replace(month=1, day=1), pair[1].replace(month=12, day=31)))
    some = st.one_of(ends, months, years).filter(lambda pair: pair[0] <= pair[1])
    return some.map(lambda pair: {"from": pair[0].isoformat(), "to": pair[1].isoformat()})


def _industry() -> st.SearchStrategy[str]:
    divisions = st.sampled_from([one.section + one.number for one in ksic.table() if one.number])
    return st.builds(lambda code, more: code + more, divisions, st.text(alphabet="0123456789", max_size=3))


def _account() -> st.SearchStrategy[Any]:
    groups = st.lists(DIGITS, min_size=1, max_size=5).map("-".join)
    number = groups.filter(lambda text: 10 <= len(text.replace("-", "")) <= 16 and _names_nobody(text))
    holder = st.sampled_from(["홍길동", "(주)한빛식품", "하나식품", "Hanbit Foods Co., Ltd.", "3M", "은하수", "김이에"])
    account = {"bank": st.sampled_from(sorted(bank_accounts.table())), "number": number}
    return st.fixed_dictionaries(account, optional={"holder": holder})


def _names_nobody(number: str) -> bool:
    question = BY_TYPE["bank_account"]
    try:
        fields.parse(question, f"국민은행 {number}", "ko")
    except errors.ResidentNumber:
        return False
    return True


def _amount(currencies: list[str]) -> st.SearchStrategy[Any]:
    whole = st.one_of(st.integers(-(10**12), 10**15), st.integers(0, 10**9).map(lambda n: n * 10**4))
    return st.fixed_dictionaries({"amount": whole, "currency": st.sampled_from(currencies)})


def _some(question: Question) -> st.SearchStrategy[Any]:
    ids = [choice.id for choice in question.choices]
    chosen = st.sets(st.sampled_from(ids), min_size=1)
    return chosen.map(lambda some: [one for one in ids if one in some])


def _table() -> st.SearchStrategy[Any]:
    row = st.fixed_dictionaries(
        {"country": VALUES["country"], "sales": _amount(["KRW", "USD"])}, optional={"item": _joined(TALK_FREE)}
    )
    return st.lists(row, min_size=1, max_size=3)


def _checked(number: str) -> str:
    """With the check digit of a 사업자등록번호."""
    total = sum(int(digit) * weight for digit, weight in zip(number, (1, 3, 7, 1, 3, 7, 1, 3, 5), strict=True))
    total += int(number[8]) * 5 // 10
    return f"{number[:3]}-{number[3:5]}-{number[5:]}{(10 - total % 10) % 10}"


def _registered(serial: int) -> str:
    """With the check digit of a 법인등록번호; without it some may be a person's number."""
    digits = f"110111{serial:06}"
    total = sum(int(digit) * weight for digit, weight in zip(digits, (1, 2) * 6, strict=True))
    return f"{digits[:6]}-{digits[6:]}{(10 - total % 10) % 10}"


VALUES: dict[str, st.SearchStrategy[Any]] = {
    "text": _joined(TALK_FREE),
    "person": st.sampled_from(["김하늘", "남궁민수", "홍길동, 김철수", "Kim Haneul", "John O'Brien", "홍길동(洪吉童)"]),
    "company_name": st.sampled_from(
        ["한빛식품(주)", "(주) 한빛", "요기요", "3M", "Hanbit Foods Co., Ltd.", "A&B", "귀걸이"]
    ),
    "address": st.builds("서울 마포구 {}로 {}".format, st.sampled_from(["월드컵북", "판교"]), st.integers(1, 999)),
    "business_number": st.text(alphabet="0123456789", min_size=9, max_size=9).map(_checked),
    "corporate_number": st.integers(0, 999_999).map(_registered),
    "hs_code": st.one_of(
        st.integers(101_00, 9799_99).map(lambda n: f"{n // 100:04}.{n % 100:02}"),
        st.integers(10**8, 97 * 10**8).map(lambda n: f"{n // 10**6:04}.{n // 10**4 % 100:02}-{n % 10**4:04}"),
    ).filter(lambda code: not code.startswith("77")),
    "ksic": _industry(),
    "date": DAYS.map(dt.date.isoformat),
    "period": _period(),
    "count": st.integers(0, 10**15),
    "decimal": st.integers(10, 1_000_000).map(lambda grams: grams / 1000),
    "percent": st.integers(0, 100_000).map(lambda n: n / 1000),
    "money": _amount(["KRW", "USD"]),
    "yes_no": st.booleans(),
    "country": st.sampled_from(sorted(countries.table())),
    "countries": st.lists(st.sampled_from(sorted(countries.table())), min_size=1, max_size=5, unique=True),
    "choice": st.sampled_from([choice.id for choice in BY_TYPE["choice"].choices]),
    "choices": _some(BY_TYPE["choices"]),
    "phone": st.one_of(
        st.integers(0, 99_999_999).map(lambda n: f"010-{n // 10_000:04}-{n % 10_000:04}"),
        st.sampled_from(["02-123-4567", "031-1234-5678", "070-1234-5678", "1588-1234", "+14155552671", "+81312345678"]),
    ),
    "email": st.from_regex(r"[a-z][a-z0-9._+-]{0,5}[a-z0-9]@[a-z]{1,9}\.(?:com|co\.kr)", fullmatch=True),
    "url": st.from_regex(r"https?://[a-z]{1,9}\.(?:com|kr)(?:/[a-z0-9]{1,5}){0,2}", fullmatch=True),
    "bank_account": _account(),
}
VALUES["table"] = _table()


def _is_read_back(question: Question, value: Any) -> None:
    for language in get_args(Language):
        said = fields.show(question, value, language)
        assert fields.parse(question, said, language) == value, said


def _without_limits(question: Question) -> Question:
    return question.model_copy(update={"min": None, "max": None, "max_length": None})


def test_values_are_made_for_every_type_that_is_typed() -> None:
    assert set(VALUES) == {name for name, kind in FIELD_TYPES.items() if kind.typed}


@pytest.mark.parametrize("name", sorted(VALUES))
@given(data=st.data())
@STEADY
def test_a_value_that_is_shown_is_read_back(name: str, data: st.DataObject) -> None:
    _is_read_back(_without_limits(BY_TYPE[name]), data.draw(VALUES[name]))


@pytest.mark.parametrize("question", [one for one in QUESTIONS if one.choices], ids=lambda one: one.key)
def test_choices_that_are_shown_are_read_back(question: Question) -> None:
    for choice in question.choices:
        _is_read_back(question, choice.id if question.type == "choice" else [choice.id])


@pytest.mark.parametrize("name", sorted(VALUES))
@given(text=ANY, language=LANGUAGES)
@STEADY
def test_whatever_was_understood_is_read_back(name: str, text: str, language: Language) -> None:
    question = BY_TYPE[name]
    try:
        value = fields.parse(question, text, language)
    except errors.FieldError:
        return
    _is_read_back(question, value)


@pytest.mark.parametrize("name", sorted(FIELD_TYPES))
@given(
    text=ANY, before=st.sampled_from(["", " ", "   ", "\n", "\u00a0"]), after=st.sampled_from(["", " ", "   ", "\n"])
)
@STEADY
def test_blanks_around_a_text_change_nothing(name: str, text: str, before: str, after: str) -> None:
    question = BY_TYPE[name]
    assume(len(text) < 1900)
    assert _outcome(question, before + text + after) == _outcome(question, text)


def _outcome(question: Question, text: str) -> Any:
    try:
        return fields.parse(question, text, "ko")
    except errors.FieldError as error:
        return type(error)


ROWS = st.lists(_amount(["KRW"]), min_size=3, max_size=3)


@given(amounts=ROWS, staff=st.lists(st.integers(0, 10**6), min_size=3, max_size=3))
@STEADY
def test_a_table_with_labels_is_read_back(amounts: list[Any], staff: list[int]) -> None:
    columns = [
        {"key": "sales", "label": {"ko": "매출액", "en": "sales"}, "type": "money", "unit": "KRW"},
        {"key": "staff", "label": {"ko": "직원 수", "en": "staff"}, "type": "count", "unit": "person"},
    ]
    value = [{"sales": amount, "staff": count} for amount, count in zip(amounts, staff, strict=True)]
    for width in (1, 2):
        details = {"columns": columns[:width], "row_labels": ["2023", "2024", "2025"], "max_rows": None}
        question = Question.model_validate(BY_TYPE["table"].model_dump(by_alias=True) | details)
        keys = [column["key"] for column in columns[:width]]
        _is_read_back(question, [{key: row[key] for key in keys} for row in value])


@pytest.mark.parametrize("name", sorted(FIELD_TYPES))
def test_no_type_takes_a_resident_number(name: str) -> None:
    for text in ("930309-1234567", "930309 1234567", "930309-1******"):
        with pytest.raises(errors.ResidentNumber):
            fields.parse(BY_TYPE[name], text, "ko")
