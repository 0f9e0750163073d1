"""Is it the same person, or one of the same people?"""

from __future__ import annotations

import pytest

from forms import consistency
from forms.consistency import Comparison, Why


def compare(one: str, other: str) -> Comparison:
    return consistency.compare("person", one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("홍길동", "홍 길 동"),
        ("홍길동", "대표이사 홍길동"),
        ("홍길동 대표님", "홍길동대표"),
        ("홍길동, 김철수", "김철수·홍길동"),
        ("홍길동, 김철수", "홍길동 및 김철수"),
        ("홍길동, 김철수", "김철수 홍길동"),
        ("HONG GILDONG", "Gildong Hong"),
        ("Hong, Gildong", "GILDONG HONG"),
        ("홍길동(남)", "홍길동"),
        ("홍길동 외 1명", "홍길동외1인"),
    ],
)
def test_the_same_people_in_other_words(one: str, other: str) -> None:
    assert compare(one, other).verdict == "same"


@pytest.mark.parametrize(
    ("one", "other"), [("HONG GIL-DONG", "Gil Dong Hong"), ("홍길동(HONG GILDONG)", "Gildong Hong")]
)
def test_a_foreign_name_may_be_split_or_stand_in_brackets(one: str, other: str) -> None:
    assert (compare(one, other).verdict, compare(one, other).why) == ("variant", Why.SPELLING)


@pytest.mark.parametrize(
    ("one", "other", "adds"),
    [
        ("홍길동", "홍길동, 김철수", (False, True)),
        ("김철수", "홍길동, 김철수, 이영희", (False, True)),
        ("홍길동", "홍길동 외 1명", (False, True)),
        ("홍길동, 김철수", "홍길동 외 1명", (True, False)),
        ("홍길동, 김철수", "홍길동 등 2명", (True, False)),
        ("홍길동, 김철수", "김철수, 이영희", (True, True)),
        ("Hong Gildong", "HONG GILDONG and 2 others", (False, True)),
    ],
)
def test_of_several_people_any_one_may_match(one: str, other: str, adds: tuple[bool, bool]) -> None:
    found = compare(one, other)
    assert (found.verdict, found.why) == ("variant", Why.ONE_OF_SEVERAL)
    assert (found.one_adds, found.other_adds) == adds


def test_whoever_is_not_named_may_be_the_other() -> None:
    assert (compare("홍길동 외 1명", "김철수").verdict, compare("홍길동 외 1명", "김철수").why) == (
        "unknown",
        Why.UNNAMED,
    )


def test_a_name_in_other_letters_is_not_called_different() -> None:
    assert compare("홍길동", "Hong Gildong").why == Why.SCRIPTS


@pytest.mark.parametrize(
    ("one", "other"),
    [("홍길동", "임꺽정"), ("Kim Jina", "Kim Jian"), ("박사장", "박"), ("홍길동(대표)", "임꺽정(대표)")],
)
def test_other_people_are_different(one: str, other: str) -> None:
    assert compare(one, other).verdict == "different"
