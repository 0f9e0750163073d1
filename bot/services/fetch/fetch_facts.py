"""What the approval on a phone needs of a person, read from typed words; what is not plainly it is asked again."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

_NAME = re.compile(r"[^\W\d_][^\W\d_ .'’·-]*(?:[ .'’·-]{1,2}[^\W\d_]+){0,5}\.?")
_MOST_LETTERS = 40
_ENDING = re.compile(r"(?:\s*(?:입니다|이에요|예요|이요))?[.!~\s]*$")
_PARTS = re.compile(r"(\d{4})\D{1,4}(\d{1,2})\D{1,4}(\d{1,2})\s*일?생?")
_WHOLE = re.compile(r"(\d{4}|\d{2})(\d{2})(\d{2})")
_MOBILE = re.compile(r"01[016789]\d{7,8}")


def name(text: str) -> str | None:
    """Somebody's name, in any script."""
    line = _ENDING.sub("", _line(text))
    return line if 2 <= len(line) <= _MOST_LETTERS and _NAME.fullmatch(line) else None


def born_on(text: str, today: dt.date) -> str | None:
    """An ISO date from such as 1985-03-02, 1985년 3월 2일, 19850302 or 850302; None for a day yet to come."""
    line = _ENDING.sub("", _line(text))
    found = _PARTS.fullmatch(line) or _WHOLE.fullmatch(line)
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups())
    if len(found[1]) == 2:
        year += 2000 if year + 2000 < today.year else 1900
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    return date.isoformat() if dt.date(1900, 1, 1) <= date < today else None


def phone(text: str) -> str | None:
    """Digits of a Korean mobile number."""
    line = _ENDING.sub("", _line(text))
    if not re.fullmatch(r"[+\d\s().-]{10,24}", line):
        return None
    digits = re.sub(r"\D", "", line)
    own = f"0{digits[2:].lstrip('0')}" if digits.startswith("82") else digits
    return own if _MOBILE.fullmatch(own) else None


def _line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())
