"""Telephone numbers, e-mail addresses and web addresses."""

import re
from urllib.parse import urlsplit

from pydantic import JsonValue

from forms import errors
from forms.definitions.model import Language, Question
from forms.field_types import numerals
from forms.field_types.base import FieldType

_PHONE_SHAPE = re.compile(r"\+?\s*[0-9(][0-9\s.\-–—()]*")
_KOREAN_PHONES = (
    re.compile(r"(02)([0-9]{3,4})([0-9]{4})"),
    re.compile(r"(050[0-9])([0-9]{3,4})([0-9]{4})"),
    re.compile(r"(010)([0-9]{4})([0-9]{4})"),
    re.compile(r"(01[16789]|0[3-8][0-9])([0-9]{3,4})([0-9]{4})"),
    re.compile(r"(1[5-9][0-9]{2})([0-9]{4})"),
)
_SPOKEN_DASH = re.compile(r"(?<=[영공일이삼사오육칠팔구])[에의](?=\s)")  # 공일공에 일이삼사에
_WHOSE = re.compile(r"\s?\([가-힣\s]{2,12}\)$")
_FROM_ABROAD = re.compile(r"8210[0-9]{8}")  # the plus of +82 10 forgotten
_EMAIL = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24})"
)
_EMAIL_LIMIT = 254  # RFC 5321
# The last part in one script only, and in Hangul only what exists: "example.com인가요" is a question, no host.
_HOST = re.compile(r"(?:[\w](?:[\w-]{0,61}[\w])?\.)+(?:[A-Za-z]{2,24}|한국|삼성|닷컴|닷넷|[^\W\dA-Za-z_가-힣]{2,24})")
_URL_LETTERS = re.compile(r"[\w\-.~:/?#\[\]@!$&'()*+,;=%]+")


class Phone(FieldType):
    """A Korean telephone number, or a foreign one with its country code. Value: "02-123-4567" or "+14155552671"."""

    name = "phone"
    distinctive = True

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """The number; raises NotAPhone."""
        text = _SPOKEN_DASH.sub("", _WHOSE.sub("", text))
        text = numerals.spelled_digits(re.sub(r"^tel\.?:?\s*|번(?:으로)?$", "", text, flags=re.IGNORECASE))
        if not _PHONE_SHAPE.fullmatch(text):
            raise errors.NotAPhone
        digits = re.sub(r"[^0-9]", "", text)
        if text.startswith("+") and not digits.startswith("82"):
            if 8 <= len(digits) <= 15:
                return f"+{digits}"
            raise errors.NotAPhone
        abroad = text.startswith("+") or _FROM_ABROAD.fullmatch(digits)
        return _korean(f"0{digits[2:].lstrip('0')}" if abroad else digits)


class Email(FieldType):
    """An e-mail address. Value: with its domain in small letters."""

    name = "email"
    distinctive = True
    longest = _EMAIL_LIMIT

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """The address; raises NotAnEmail."""
        text = re.sub(r"^[<(]|[>)]$|^mailto:", "", text, flags=re.IGNORECASE)
        found = _EMAIL.fullmatch(text)
        if found is None:
            raise errors.NotAnEmail
        local = text[: found.start(1) - 1]
        return f"{local}@{found[1].lower()}"


class Url(FieldType):
    """A web address. Value: with https:// before it if no scheme was given."""

    name = "url"
    distinctive = True
    longest = 500

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """The address; raises NotAUrl."""
        address = text if re.match(r"https?://", text, re.IGNORECASE) else f"https://{text}"
        try:
            parts = urlsplit(address)
            host, port = parts.hostname or "", parts.port
        except ValueError as exc:
            raise errors.NotAUrl from exc
        if parts.username or not _HOST.fullmatch(host) or not _URL_LETTERS.fullmatch(address):
            raise errors.NotAUrl
        tail = parts._replace(scheme="", netloc="").geturl()
        return f"{parts.scheme.lower()}://{host}{f':{port}' if port else ''}{tail}"


def _korean(digits: str) -> str:
    for form in _KOREAN_PHONES:
        if found := form.fullmatch(digits):
            return "-".join(found.groups())
    raise errors.NotAPhone
