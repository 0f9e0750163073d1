"""How answers that have parts are shown, and what their refusals tell. What is read as what: tests/forms/values."""

from collections.abc import Callable
from typing import Any

import pytest

from forms import errors, field_errors, fields
from forms.definitions.model import Question
from forms.field_types import bank_accounts, ksic

Make = Callable[..., Question]
COLUMNS = [
    {"key": "sales", "label": {"ko": "매출액", "en": "sales"}, "type": "money", "unit": "KRW"},
    {"key": "share", "label": {"ko": "수출 비중", "en": "export share"}, "type": "percent", "optional": True},
]
ACCOUNT, HELD = {"bank": "hana", "number": "123-45-678901"}, {"holder": "홍"}


def _days(first: str, last: str) -> dict[str, str]:
    return {"from": first, "to": last}


WON = {"amount": 300_000_000, "currency": "KRW"}


@pytest.mark.parametrize(
    ("kind", "value", "ko", "en"),
    [
        ("percent", 30.0, "30%", "30%"),
        ("percent", 30.5, "30.5%", "30.5%"),
        ("period", _days("2025-01-01", "2025-12-31"), "2025년", "2025"),
        ("period", _days("2023-01-01", "2025-12-31"), "2023년 ~ 2025년", "2023 to 2025"),
        ("period", _days("2025-07-01", "2025-12-31"), "2025년 7월 ~ 2025년 12월", "July 2025 to December 2025"),
        ("period", _days("2024-02-01", "2024-02-29"), "2024년 2월", "February 2024"),
        ("period", _days("2024-05-01", "2024-06-15"), "2024년 5월 1일 ~ 2024년 6월 15일", "1 May 2024 to 15 June 2024"),
        ("country", "US", "미국", "United States"),
        ("ksic", "C11", "C11(음료 제조업)", "C11 (Manufacture of beverages)"),
        ("bank_account", ACCOUNT, "하나은행 123-45-678901", "Hana Bank 123-45-678901"),
        ("bank_account", ACCOUNT | HELD, "하나은행 123-45-678901, 예금주 홍", "Hana Bank 123-45-678901, holder 홍"),
        ("file", "any-id", "올린 파일", "the uploaded file"),
    ],
)  # fmt: skip
def test_values_are_shown_as_people_read_them(question: Make, kind: str, value: Any, ko: str, en: str) -> None:
    asked = question(kind)
    assert (fields.show(asked, value, "ko"), fields.show(asked, value, "en")) == (ko, en)


def test_a_table_is_shown_in_lines(question: Make) -> None:
    labelled = question("table", columns=COLUMNS, row_labels=["2024", "2025"])
    rows = [{"sales": WON, "share": 30.0}, {"sales": WON}]
    assert fields.show(labelled, rows, "ko") == "매출액 | 수출 비중\n2024: 3억원 | 30%\n2025: 3억원 | -"
    single = question("table", columns=COLUMNS[:1], row_labels=[{"ko": "국내", "en": "domestic"}])
    assert fields.show(single, rows[1:], "en") == "domestic: KRW 300,000,000"
    free = question("table", columns=COLUMNS, max_rows=5)
    assert fields.show(free, rows, "en") == "sales | export share\nKRW 300,000,000 | 30%\nKRW 300,000,000 | -"


def test_a_wrong_cell_names_its_row_and_column(question: Make) -> None:
    asked = question("table", columns=COLUMNS, row_labels=["2024", "2025"])
    with pytest.raises(field_errors.WrongCell) as caught:
        fields.parse(asked, "2024년 3억 30%, 2025년 많이 20%", "ko")
    facts = caught.value.facts
    assert (facts["row"], facts["column"], facts["understood"]) == ("2025", "매출액", "많이")
    free = question("table", columns=COLUMNS, max_rows=3)
    with pytest.raises(field_errors.WrongCell) as caught:
        fields.parse(free, "3억, 30%\n4억, 300%", "en")
    assert (caught.value.facts["row"], caught.value.facts["column"]) == ("row 2", "export share")


def test_missing_rows_are_named(question: Make) -> None:
    asked = question("table", columns=COLUMNS[:1], row_labels=["2023", "2024", "2025"])
    with pytest.raises(field_errors.MissingRows) as caught:
        fields.parse(asked, "2024년 3억", "ko")
    assert caught.value.facts["unknown"] == "2023, 2025"


def test_a_table_is_plain_only_where_a_column_tells_itself(question: Make) -> None:
    assert fields.is_plain(question("table", columns=COLUMNS, max_rows=3), "3억, 30%")
    words = [{"key": "name", "label": {"ko": "제품", "en": "product"}, "type": "text"}]
    assert not fields.is_plain(question("table", columns=words, max_rows=3), "왜 물어보세요")


def test_a_table_is_told_again_and_not_corrected_by_a_sentence(question: Make) -> None:
    asked = question("table", columns=COLUMNS[:1], row_labels=["2024"], label={"ko": "매출", "en": "sales"})
    assert fields.find(asked, "매출을 2024년 4억으로 고쳐줘", "ko") is None


def test_a_resident_number_in_a_cell_is_refused_as_such(question: Make) -> None:
    words = [{"key": "name", "label": {"ko": "이름", "en": "name"}, "type": "person"}, *COLUMNS[:1]]
    with pytest.raises(errors.ResidentNumber):
        fields.parse(question("table", columns=words, max_rows=3), "홍길동 930309-1234567, 3억", "ko")


def test_nothing_typed_is_a_file(question: Make) -> None:
    asked = question("file")
    assert not fields.is_plain(asked, "소개서.pdf")
    assert fields.find(asked, "소개서를 a.pdf로 바꿔줘", "ko") is None
    with pytest.raises(field_errors.NotAFile):
        fields.from_document(asked, "소개서.pdf")


def test_what_a_certificate_prints_is_read(question: Make) -> None:
    assert fields.from_document(question("period"), "2025년 2기") == {"from": "2025-07-01", "to": "2025-12-31"}
    assert fields.from_document(question("ksic"), "C20423") == "C20423"
    assert fields.from_document(question("country"), "US") == "US"
    assert fields.from_document(question("percent"), "30.5%") == 30.5


def test_every_bank_is_found_by_each_of_its_names(question: Make) -> None:
    for key, bank in bank_accounts.table().items():
        for name in (bank.ko, bank.en, *bank.aliases):
            value = fields.parse(question("bank_account"), f"{name} 123-45-678901", "ko")
            assert value == {"bank": key, "number": "123-45-678901"}, name


def test_the_classification_has_its_published_size() -> None:
    divisions = [one for one in ksic.table() if one.number]
    assert (len({one.section for one in ksic.table()}), len({one.number for one in divisions})) == (21, 77)


def test_every_division_is_found_by_its_names_and_its_digits(question: Make) -> None:
    for one in ksic.table():
        if one.number:
            for text in (one.ko, one.en, one.number, f"{one.section} {one.number}"):
                assert fields.parse(question("ksic"), text, "ko") == one.section + one.number, text
