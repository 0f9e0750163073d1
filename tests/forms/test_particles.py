"""Which particle follows which word."""

import pytest

from forms.wording import particles


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("서류", "서류로"),
        ("서울", "서울로"),  # ㄹ counts as open before 로
        ("부산", "부산으로"),
        ("한빛식품(주)", "한빛식품(주)으로"),  # brackets do not count
        ("12", "12로"),
        ("1", "1로"),  # 일
        ("3", "3으로"),  # 삼
        ("100", "100으로"),  # 백
        ("100%", "100%로"),  # 퍼센트
        ("PDF", "PDF로"),
        ("URL", "URL로"),  # 유알엘
        ("Hanbit", "Hanbit으로"),
        ("Busan", "Busan으로"),
        ("Shopping", "Shopping으로"),
        ("Amazon.", "Amazon.으로"),
        ("", "로"),
        ("(주)", "(주)로"),
    ],
)
def test_by_or_to(word: str, expected: str) -> None:
    assert word + particles.choose(word, "으로", "로") == expected


@pytest.mark.parametrize(
    ("closed", "open_", "after_hong", "after_kim"),
    [("은", "는", "은", "는"), ("이", "가", "이", "가"), ("을", "를", "을", "를"), ("과", "와", "과", "와")],
)
def test_pairs(closed: str, open_: str, after_hong: str, after_kim: str) -> None:
    assert particles.choose("홍길동", closed, open_) == after_hong
    assert particles.choose("김철수", closed, open_) == after_kim
