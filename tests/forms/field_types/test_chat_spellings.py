"""Endings as typed in a chat are read as the plain ones; names that end alike stay."""

import pytest

from forms.field_types import chat_spellings


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12명입니당", "12명입니다"),
        ("5억이용", "5억이요"),
        ("맞아여~", "맞아요~"),
        ("없슴다", "없습니다"),
        ("3억임다", "3억입니다"),
    ],
)
def test_a_chat_ending_is_the_plain_one_where_a_form_is_asked(typed: str, meant: str) -> None:
    assert chat_spellings.plain(typed, strict=True) == meant


@pytest.mark.parametrize("name", ["한빛미용", "김이용", "서비스 이용", "동남여", "해여"])
def test_free_words_keep_an_ending_that_a_name_may_have(name: str) -> None:
    assert chat_spellings.plain(name, strict=False) == name
