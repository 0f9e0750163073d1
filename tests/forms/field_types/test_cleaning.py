"""Hostile text is refused before anything is made of it."""

from collections.abc import Callable

import pytest

from forms import errors, fields
from forms.definitions.model import Question

Make = Callable[..., Question]


@pytest.mark.parametrize("letter", ["\x00", "\x07", "\x1b", "\x7f", "\u202e", "\u2066", "\u200f", "\ud800"])
@pytest.mark.parametrize("kind", ["text", "count", "company_name", "email"])
def test_control_and_direction_characters_are_refused(question: Make, kind: str, letter: str) -> None:
    with pytest.raises(errors.HarmfulText):
        fields.parse(question(kind), f"12{letter}명", "ko")


def test_the_joiner_that_the_chat_door_adds_is_taken_off(question: Make) -> None:
    assert fields.parse(question("count"), "\u206012명", "ko") == 12
    assert fields.parse(question("text"), "\u2060/start 화장품", "ko") == "/start 화장품"


def test_length_is_limited_by_the_type_and_by_the_question(question: Make) -> None:
    with pytest.raises(errors.AnswerTooLong) as caught:
        fields.parse(question("text", max_length=10), "가" * 11, "ko")
    assert (caught.value.facts["length"], caught.value.facts["limit"]) == (11, 10)
    for text in ("가" * 100_000, "9" * 100_000, "\ufdfa" * 1999):
        with pytest.raises(errors.AnswerTooLong):
            fields.parse(question("text"), text, "ko")


def test_free_text_keeps_its_letters_and_strict_types_fold_them(question: Make) -> None:
    assert fields.parse(question("text"), "ｶﾌｪ ①", "ko") == "ｶﾌｪ ①"
    assert fields.parse(question("text"), "\u1112\u1161\u11ab", "ko") == "한"  # letters put together
    assert fields.parse(question("company_name"), "ＡＢＣ㈜", "ko") == "ABC(주)"
