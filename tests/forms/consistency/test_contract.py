"""What every comparer keeps to: symmetric, reflexive, never an error, and words for whatever it finds."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms import consistency, errors, fields
from forms.consistency import COMPARERS, Comparison, Hints, Why
from forms.definitions.model import LANGUAGES
from forms.field_types import shown
from forms.wording import catalogue as wording
from tests import effort

SOON = 200  # tens of times what it takes, in counts to a million
DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2027, 12, 31))
ISO_DAYS = DAYS.map(dt.date.isoformat)
MONEY = st.fixed_dictionaries(
    {"amount": st.integers(-(10**13), 10**13), "currency": st.sampled_from(["KRW", "USD"])},
)
ROUND_MONEY = st.sampled_from([350_000_000, 351_234_000, 351_234_567]).map(lambda n: {"amount": n, "currency": "KRW"})


def words(*parts: str) -> st.SearchStrategy[str]:
    """Lines of the parts in any order, so that values meet and differ in every way."""
    return st.lists(st.sampled_from(parts), min_size=1, max_size=5).map(" ".join)


def digits(length: int) -> st.SearchStrategy[str]:
    return st.text("12-", min_size=length, max_size=length + 2)


COMPANIES = words(
    "(주)", "㈜", "주식회사", "(유)", "한빛", "식품", "(HANBIT)", "Hanbit", "Foods", "Co., Ltd.", "&", "Inc"
)
PEOPLE = words(
    "홍길동", "김철수", ",", "외 1명", "등 3명", "대표이사", "HONG", "Gil-dong", "GILDONG", "(Hong Gildong)", "·"
)
PLACES = words(
    *("서울특별시", "서울", "강원도", "강원특별자치도", "부산진구", "마포구", "성남시", "분당구", "봉담읍", "(04123)"),
    *(
        "가상로 12",
        "가상로54길 3-1",
        "판교역로 166번길 2",
        "상암동 1601",
        "을지로2가 50",
        "산 3",
        ", 3층",
        "(공덕동)",
        "지하 1층",
    ),
)
#: Values of each type, rich in pairs that nearly agree.
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "address": PLACES,
    "bank_account": st.fixed_dictionaries({"bank": st.sampled_from(["ibk", "kb"]), "number": digits(4)}),
    "business_number": digits(4),
    "choice": st.sampled_from(["small", "micro", "medium"]),
    "choices": st.lists(st.sampled_from(["amazon", "ebay"]), max_size=3),
    "company_name": COMPANIES,
    "corporate_number": digits(4),
    "count": st.integers(0, 5),
    "countries": st.lists(st.sampled_from(["US", "JP"]), max_size=3),
    "country": st.sampled_from(["US", "JP"]),
    "date": ISO_DAYS,
    "decimal": st.floats(0, 3, width=16),
    "email": words("a@b.example", "A@B.example"),
    "file": st.sampled_from(["one", "other"]),
    "headcount": st.integers(0, 5),
    "hs_code": st.sampled_from(["3304.99", "3304.99-1000", "3304.99-2000", "3305.10", "33"]),
    "ksic": st.sampled_from(["C20", "C20423", "C10"]),
    "money": MONEY | ROUND_MONEY,
    "percent": st.floats(0, 3, width=16),
    "period": st.fixed_dictionaries({"from": ISO_DAYS, "to": ISO_DAYS}),
    "person": PEOPLE,
    "phone": words("+82", "10", "010", "1234"),
    "table": st.lists(st.fixed_dictionaries({"sales": MONEY}), max_size=2),
    "text": words("기초", "화장품", "!", "크림"),
    "total": st.integers(0, 5) | st.lists(st.integers(0, 5) | MONEY, max_size=3),
    "url": words("https://", "www.", "a.example", "/"),
    "yes_no": st.booleans(),
}  # fmt: skip
HINTS = st.builds(Hints, same_business_number=st.booleans(), one_on=st.none() | DAYS, other_on=st.none() | DAYS)
KEYS = st.text() | st.sampled_from(["amount", "currency", "from", "to"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=5,
)
SWAPPED = {"one": "other", "other": "one", "one_on": "other_on", "other_on": "one_on"}


def turned(found: Comparison) -> Comparison:
    """The comparison as it must come out with the two values exchanged."""
    return Comparison(
        verdict=found.verdict,
        why=found.why,
        facts={SWAPPED.get(name, name): fact for name, fact in found.facts.items()},
        one_adds=found.other_adds,
        other_adds=found.one_adds,
    )


def test_every_comparer_is_tried_here_and_every_type_of_question_has_one() -> None:
    assert set(VALUES) == set(COMPARERS)
    assert set(fields.FIELD_TYPES) <= set(COMPARERS)


@pytest.mark.parametrize("kind", COMPARERS)
@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_it_does_not_matter_which_value_comes_first(kind: str, data: st.DataObject) -> None:
    one, other, hints = data.draw(VALUES[kind]), data.draw(VALUES[kind]), data.draw(HINTS)
    backwards = Hints(same_business_number=hints.same_business_number, one_on=hints.other_on, other_on=hints.one_on)
    found = consistency.compare(kind, one, other, hints=hints)
    assert consistency.compare(kind, other, one, hints=backwards) == turned(found)


@pytest.mark.parametrize("kind", COMPARERS)
@given(data=st.data())
@settings(max_examples=50, deadline=None)
def test_a_value_is_the_same_as_itself(kind: str, data: st.DataObject) -> None:
    value, hints = data.draw(VALUES[kind]), data.draw(HINTS)
    found = consistency.compare(kind, value, value, hints=hints)
    assert found.verdict == ("unknown" if value in ("", []) else "same")


@pytest.mark.parametrize("kind", COMPARERS)
@given(one=JSON, other=JSON)
@settings(max_examples=50, deadline=None)
def test_whatever_stands_in_a_value_nothing_is_raised(kind: str, one: Any, other: Any) -> None:
    found = consistency.compare(kind, one, other)
    assert found.verdict in {"same", "variant", "different", "unknown"}


@pytest.mark.parametrize("kind", COMPARERS)
@given(data=st.data())
@settings(max_examples=50, deadline=None)
def test_whatever_is_found_has_words_in_both_languages(kind: str, data: st.DataObject) -> None:
    found = consistency.compare(kind, data.draw(VALUES[kind]), data.draw(VALUES[kind]), hints=data.draw(HINTS))
    for language in LANGUAGES:
        assert consistency.explain(found, language)


@pytest.mark.parametrize("kind", COMPARERS)
@pytest.mark.parametrize("nothing", [None, "", [], {}])
def test_a_fact_that_one_side_lacks_is_not_compared(kind: str, nothing: Any) -> None:
    assert consistency.compare(kind, nothing, "한빛").why == Why.UNREAD
    assert consistency.compare(kind, nothing, nothing).why == Why.UNREAD


@pytest.mark.parametrize("kind", COMPARERS)
@pytest.mark.parametrize("length", [190, 290, 490, 1900, 100_000])
def test_a_long_value_takes_no_time(kind: str, length: int) -> None:
    def compare() -> None:
        for letters in ("가", "1", "(", "1-", " , ", "로 1", "co ", "외 1", "가로1길", "주식회사 ", "홍길동 "):
            value = letters * (length // len(letters))
            assert consistency.compare(kind, value, value[:-2] + "x").verdict in {"unknown", "different", "variant"}

    assert effort.millions(compare) < SOON


def test_values_of_an_unknown_type_cannot_be_compared() -> None:
    with pytest.raises(errors.UnknownType):
        consistency.compare("colour", "red", "blue")


def test_every_reason_has_words_and_no_words_lie_unused() -> None:
    catalogue = wording.Catalogue.load(shown.FOLDER)
    assert {key for key in sorted(catalogue.keys()) if key.startswith("consistency.")} == {str(why) for why in Why}
