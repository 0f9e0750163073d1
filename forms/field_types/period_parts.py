"""One end of a period, or a period in one word: a year, half, quarter, term of VAT, month or day."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Self

from forms import errors, field_errors

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "1st": "1", "2nd": "2", "3rd": "3", "4th": "4"}
_HALVES = {"상": "1", "전": "1", "하": "2", "후": "2"}
_QUARTERS = "일이삼사"  # 일사분기
_ORDINAL = "|".join(_ORDINALS)
# Y year, H half, Q quarter, T term of VAT (기), M month, D day, N a bare number, C digits without a gap.
_TOKEN = re.compile(
    rf"""\s*(?:
    (?P<Y>[0-9]{{4}}\s*년도?|[0-9]{{4}}(?![0-9])|'[0-9]{{2}}\s*년?도?|[0-9]{{2}}\s*년도?)
    |(?P<Q>q[1-4](?![0-9])|[1-4]q|제?\s*[1-4]\s*(?:/\s*4\s*|사\s*)?분기|[일이삼사]\s*사\s*분기|(?:{_ORDINAL})\s+quarter)
    |(?P<H>h[12](?![0-9])|[12]h|[상하전후]\s*반기|(?:{_ORDINAL})\s+half)
    |(?P<T>제?\s*[0-9]{{1,3}}\s*기(?:\s*분)?(?:\s*(?:예정|확정)\s*(?:신고)?)?)
    |(?P<M>[0-9]{{1,2}}\s*월|(?:{"|".join(_MONTHS)})[a-z]{{0,6}}\.?)
    |(?P<D>[0-9]{{1,2}}\s*일|[0-9]{{1,2}}(?:st|nd|rd|th))
    |(?P<C>[0-9]{{8}}|[0-9]{{6}})(?![0-9])
    |(?P<N>[0-9]{{1,2}})(?![0-9])
    )(?:\s*(?:[./,\-]|\bof\b))?\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_YEARS = range(1900, 2101)
_MONTHS_OF = {"H": 6, "Q": 3, "T": 6, "M": 1}
# The orders in which year (Y), part of the year and day (D) are written; N takes the place of one of them.
_ORDERS = {
    "Y": "Y", "YH": "YH", "HY": "HY", "YQ": "YQ", "QY": "QY", "YT": "YT", "YM": "YM", "MY": "MY", "YN": "YM",
    "YMD": "YMD", "YNN": "YMD", "YMN": "YMD", "MDY": "MDY", "MNY": "MDY", "DMY": "DMY", "NMY": "DMY",
    "H": "H", "Q": "Q", "T": "T", "M": "M", "MD": "MD", "MN": "MD", "NM": "DM", "DM": "DM", "NN": "MD", "N": "N",
    "NNN": "YMD",
}  # fmt: skip
_TWO_DIGITS_ARE_A_YEAR_FROM = 13  # 24.1 is January 2024, but 12.1 may be the first of December
_CENTURY_TURNS = 50  # as with dates
_NO_LENGTH_FROM = 20  # 12~24년 may be so many years
_MAY_BE_A_LENGTH = re.compile(r"(?:0[0-9]|1[0-9]|20)\s*년")  # 10년: 2010, or ten years?


@dataclass(frozen=True)
class Part:
    """What one side of a period says; the year may be left to the other side."""

    kind: str  # Y, H, Q, T, M, D, or N for a number whose kind the other side tells
    year: int | None
    number: int = 1  # which half, quarter, term or month; the month of a day
    day: int = 0
    note: str = ""  # 예정, 확정 or 제, of a term
    bare: bool = False  # the number stood without its unit, so that it may be of the other side's kind

    def joined(self, other: Self) -> tuple[Self, Self] | None:
        """Both sides, each with year and kind taken from the other where it has none; None if they do not fit."""
        left, right = self, other
        if (left.bare and right.kind in "QHT") or (left.kind == "N" and right.kind in "QHTM"):
            left = replace(left, kind=right.kind)
        if left.kind == "N" and right.kind == "Y" and left.number > _NO_LENGTH_FROM:  # 22~24년
            left = replace(left, kind="Y", year=2000 + left.number)
        if right.kind == "N":
            right = replace(right, kind=left.kind if left.kind in "QHTM" else "?")
        if right.year is None and right.kind != "Y":
            right = replace(right, year=left.year)
        if left.year is None:
            left = replace(left, year=right.year)
        fits = left.kind not in "N?" and right.kind not in "N?"
        return (left, right) if fits else None

    def first(self, text: str) -> dt.date:
        """The first day; raises NoSuchDate, NotAPeriod, PeriodWithoutYear, UnclearPeriod."""
        return self._days(text)[0]

    def last(self, text: str) -> dt.date:
        """The last day; raises as `first`."""
        return self._days(text)[1]

    def _days(self, text: str) -> tuple[dt.date, dt.date]:
        if self.year is None:
            raise field_errors.PeriodWithoutYear(understood=text)
        if self.year not in _YEARS:
            raise errors.NoSuchDate(understood=text)
        if self.kind == "D":
            return (_day(self.year, self.number, self.day, text),) * 2
        first, last = self._months(text)
        return dt.date(self.year, first, 1), dt.date(self.year, last, calendar.monthrange(self.year, last)[1])

    def _months(self, text: str) -> tuple[int, int]:
        if self.kind == "Y":
            return 1, 12
        if self.kind == "T":
            return self._term(text)
        size = _MONTHS_OF[self.kind]
        if not 1 <= self.number <= 12 // size:
            raise errors.NoSuchDate(understood=text) if self.kind == "M" else field_errors.NotAPeriod()
        return (self.number - 1) * size + 1, self.number * size

    def _term(self, text: str) -> tuple[int, int]:
        """VAT has two terms a year; 예정 is the first three months of one, 확정 is not the same for everybody.

        A firm counts its business years by 제 too (제10기), so beyond two its days are not told by the number.
        """
        if self.note in {"제", "확정"}:
            raise field_errors.UnclearPeriod(understood=text)
        if self.number not in {1, 2}:
            raise field_errors.NotAPeriod
        first = (self.number - 1) * 6 + 1
        return first, first + (2 if self.note == "예정" else 5)


def read_part(text: str, *, side: bool = False) -> Part | None:
    """The part that all of `text` is. As a whole answer (`side` is false) a day or a bare number is not enough."""
    tokens = _tokens(text)
    order = _ORDERS.get("".join(kind for kind, _ in tokens)) if tokens else None
    part = _from_digits(tokens) if order is None else _part(order, tokens)
    if part is None or side:
        return part
    if part.kind == "D" or _MAY_BE_A_LENGTH.fullmatch(text):
        raise field_errors.UnclearPeriod(understood=text)
    return None if part.kind == "N" else part


def _tokens(text: str) -> list[tuple[str, str]]:
    found, position = [], 0
    while position < len(text):
        token = _TOKEN.match(text, position)
        if token is None or token.lastgroup is None:
            return []
        found.append((token.lastgroup, token[token.lastgroup].casefold()))
        position = token.end()
    return found


def _from_digits(tokens: list[tuple[str, str]]) -> Part | None:
    """20240131 or 202401."""
    if [kind for kind, _ in tokens] != ["C"]:
        return None
    digits = tokens[0][1]
    year, month = int(digits[:4]), int(digits[4:6])
    if len(digits) == 8:
        return Part("D", year, month, int(digits[6:]))
    return Part("M", year, month) if year in _YEARS and 1 <= month <= 12 else None


def _part(order: str, tokens: list[tuple[str, str]]) -> Part | None:
    words = dict(zip(order, (word for _, word in tokens), strict=True))
    bare = [kind for kind, _ in tokens][-1] == "N"
    if order == "MD" and [kind for kind, _ in tokens] == ["N", "N"]:
        return _short_month(words)
    year = _year(words["Y"]) if "Y" in words else None
    if "D" in words:
        return Part("D", year, _number(words["M"]), _number(words["D"]))
    kind = order.replace("Y", "") or "Y"
    word = words[kind]
    return Part(kind, year, 1 if kind == "Y" else _number(word), note=_note(word) if kind == "T" else "", bare=bare)


def _note(word: str) -> str:
    if "제" in word and _number(word) > 2:
        return "제"
    return next((note for note in ("예정", "확정") if note in word), "")


def _short_month(words: dict[str, str]) -> Part:
    first, second = int(words["M"]), int(words["D"])
    if first >= _TWO_DIGITS_ARE_A_YEAR_FROM:
        return Part("M", _year(words["M"]), second)
    return Part("D", None, first, second)


def _year(word: str) -> int:
    digits = re.sub(r"[^0-9]", "", word)
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year < _CENTURY_TURNS else 1900)


def _number(word: str) -> int:
    if (name := word[:3]) in _MONTHS:
        return _MONTHS.index(name) + 1
    if (first := word.split()[0]) in _ORDINALS:
        return int(_ORDINALS[first])
    if word[0] in _QUARTERS:
        return _QUARTERS.index(word[0]) + 1
    if word[0] in _HALVES:
        return int(_HALVES[word[0]])
    digits = re.search(r"[0-9]+", word)
    return int(digits[0]) if digits else 0


def _day(year: int, month: int, day: int, text: str) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError as exc:
        raise errors.NoSuchDate(understood=text) from exc
