"""Reading and showing without a question."""

import pytest

from forms import plain


@pytest.mark.parametrize("text", ["네", "네 맞아요", "예.", "응 그래요", "좋아요", "yes", "OK", "네네", "that's right"])
def test_yes(text: str) -> None:
    assert plain.yes_or_no(text) is True


@pytest.mark.parametrize("text", ["아니요", "아니오, 틀려요", "아뇨", "no", "아니에요"])
def test_no(text: str) -> None:
    assert plain.yes_or_no(text) is False


@pytest.mark.parametrize("text", ["", "네 아니요", "글쎄요", "네이버", "not yet", "no idea", "네?\u202e"])
def test_neither(text: str) -> None:
    assert plain.yes_or_no(text) is None


def test_dates_as_people_read_them() -> None:
    assert plain.show_date("2026-12-03", "ko") == "2026년 12월 3일"
    assert plain.show_date("2026-12-03", "en") == "3 December 2026"
