"""Telephone numbers, e-mail and web addresses."""

from collections.abc import Callable

import pytest

from forms import errors, fields
from forms.definitions.model import Question

Make = Callable[..., Question]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("010-1234-5678", "010-1234-5678"),
        ("01012345678", "010-1234-5678"),
        ("010 1234 5678이요", "010-1234-5678"),
        ("+82 10-1234-5678", "010-1234-5678"),
        ("(02) 123-4567", "02-123-4567"),
        ("02.1234.5678", "02-1234-5678"),
        ("031-123-4567", "031-123-4567"),
        ("070-1234-5678", "070-1234-5678"),
        ("0507-1234-5678", "0507-1234-5678"),
        ("1588-1234", "1588-1234"),
        ("+1 415 555 2671", "+14155552671"),
        ("제 번호는 010-1234-5678이에요", "010-1234-5678"),
    ],
)
def test_telephone_numbers_are_read(question: Make, text: str, number: str) -> None:
    assert fields.parse(question("phone"), text, "ko") == number


@pytest.mark.parametrize(
    "text", ["010-1234-567", "123", "전화 주세요", "+82", "+1", "010-1234-5678?", "12345678901234567890"]
)
def test_other_telephone_numbers_are_refused(question: Make, text: str) -> None:
    with pytest.raises(errors.NotAPhone):
        fields.parse(question("phone"), text, "ko")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("sky@hanbit.example.com", "sky@hanbit.example.com"),
        ("Sky.Kim+1@HANBIT.Example.COM", "Sky.Kim+1@hanbit.example.com"),
        ("이메일은 sky@hanbit.example.com입니다", "sky@hanbit.example.com"),
    ],
)
def test_email_addresses_are_read(question: Make, text: str, address: str) -> None:
    assert fields.parse(question("email", label={"ko": "이메일", "en": "e-mail"}), text, "ko") == address


@pytest.mark.parametrize(
    "text", ["sky@hanbit", "sky", "@hanbit.com", "a..b@c.com", "a@-b.com", "한빛@한빛.한국", "a@b.com, c@d.com"]
)
def test_other_email_addresses_are_refused(question: Make, text: str) -> None:
    with pytest.raises(errors.NotAnEmail):
        fields.parse(question("email"), text, "ko")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("www.amazon.com/hanbit", "https://www.amazon.com/hanbit"),
        ("HTTP://Shop.Example.com:8080/a?b=1#c", "http://shop.example.com:8080/a?b=1#c"),
        ("https://한빛.한국/가게", "https://한빛.한국/가게"),
    ],
)
def test_web_addresses_are_read(question: Make, text: str, address: str) -> None:
    assert fields.parse(question("url"), text, "ko") == address


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "ftp://a.example.com",
        "https://user:secret@a.example.com",  # a password would be stored
        "https://localhost",
        "http://[::1",
        "https://a.example.com:99999",
        "https://a.example.com/<script>",
        "없어요",
    ],
)
def test_other_web_addresses_are_refused(question: Make, text: str) -> None:
    with pytest.raises(errors.NotAUrl):
        fields.parse(question("url"), text, "ko")
