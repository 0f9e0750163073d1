"""Politeness comes off and the noun stays whole."""

import pytest

from forms.field_types import endings

IN_I = (
    "귀걸이 떡볶이 고양이 종이 어린이 팽이 호랑이 책꽂이 손톱깎이 턱받이 재떨이 바람막이 칸막이 계란말이 뽁뽁이 "
    "지팡이 쌍둥이 놀이"
)
AFTER_VOWEL = "오이 아이 차이 갈비구이 모이 나이"
CLOSED = "책 화장품 양말 모양 기린 기둥 업종 사막 족발 햇살 물 김 굴 거울 조명 종이컵 놀이공원 감귤 옷감"
OPEN = "비누 김치 가구 운동화 커피 마스크 사과 코트"


@pytest.mark.parametrize("noun", [*IN_I.split(), *AFTER_VOWEL.split()])
@pytest.mark.parametrize("ending", ["에요", "예요", "요", "입니다", "라고 해요", "에요~"])
def test_an_i_that_is_part_of_the_noun_stays(noun: str, ending: str) -> None:
    assert endings.strip(noun + ending) == noun


@pytest.mark.parametrize("noun", CLOSED.split())
@pytest.mark.parametrize("ending", ["이에요", "이예요", "이요", "입니다", "이라고 합니다", "이고요", ""])
def test_after_a_final_consonant_the_i_is_politeness(noun: str, ending: str) -> None:
    assert endings.strip(noun + ending) == noun


@pytest.mark.parametrize("noun", [noun for noun in CLOSED.split() if len(noun) > 1])
def test_after_a_longer_noun_with_a_final_consonant_a_bare_yo_goes(noun: str) -> None:
    assert endings.strip(f"{noun}요") == noun


@pytest.mark.parametrize("noun", OPEN.split())
@pytest.mark.parametrize("ending", ["예요", "에요", "입니다", "라고 해요", ""])
def test_after_a_vowel_only_politeness_goes(noun: str, ending: str) -> None:
    assert endings.strip(noun + ending) == noun


@pytest.mark.parametrize(
    "text",
    ["담요", "무릎담요", "필요", "요기요", "커피요", "만들어 팔아요", "수출하고요", "그렇군요", "아니에요", "요"],
)
def test_what_may_be_a_word_stays(text: str) -> None:
    assert endings.strip(text) == text


@pytest.mark.parametrize(
    ("text", "bare"), [("화장품ㅎㅎ", "화장품"), ("화장품이에요 😊", "화장품"), ("USB요", "USB"), ("비누요", "비누")]
)
def test_chat_and_clear_politeness_go(text: str, bare: str) -> None:
    assert endings.strip(text) == bare
