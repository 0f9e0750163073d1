"""A slip put right in the same answer is no value too many."""

import pytest

from forms.field_types import second_thoughts
from forms.field_types.second_thoughts import SecondThought


@pytest.mark.parametrize(
    ("text", "denied", "kept"),
    [
        ("3억, 아니 4억이요", "3억", "4억이요"),
        ("3억이요. 아 아니다 3억 5천이요", "3억이요", "3억 5천이요"),
        ("아니 30억이요", "", "30억이요"),
        ("아니요, 법인이요", "", "법인이요"),
        ("3 million, sorry, 30 million", "3 million", "30 million"),
        ("I meant 400 million won", "", "400 million won"),
    ],
)
def test_what_is_said_last_is_meant(text: str, denied: str, kept: str) -> None:
    assert second_thoughts.read(text) == SecondThought(denied, kept)


@pytest.mark.parametrize(
    "text", ["3억", "미국 말고 일본", "85% 아니고 80%", "3억 아니면 4억", "5명, 아니 6명, 아니 7명", "No Brand"]
)
def test_what_takes_nothing_back_is_no_slip(text: str) -> None:
    assert second_thoughts.read(text) is None


def test_the_last_words_said_anew_take_the_place_of_the_last_words_denied() -> None:
    thought = SecondThought("2021년 5월 17일", "18일")
    assert thought.completed[0] == "2021년 5월 18일"
