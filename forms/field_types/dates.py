"""Calendar dates as people and certificates write them. Value: ISO text, such as "2019-03-04"."""

import datetime as dt
import re

from pydantic import JsonValue

from forms import errors
from forms.definitions.model import Language, Question
from forms.field_types import numerals, sentences, shown
from forms.field_types.base import FieldType

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_WORD = rf"(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_MONTH_NAME = rf"(?P<name>{_MONTH_WORD})"
_YEAR = r"(?P<year>[0-9]{4}|['’‘]?[0-9]{2})"
_DAY = r"(?P<day>[0-9]{1,2})"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}\s*년도?\s*(?P<month>[0-9]{{1,2}})\s*월\s*{_DAY}\s*일?(?:자|생|날)?(?:에|로)?",
        rf"(?P<month>[0-9]{{1,2}})\s*월\s*{_DAY}\s*일,?\s*(?P<year>[0-9]{{4}})\s*년?",
        rf"{_YEAR}\s*\.\s*(?P<month>[0-9]{{1,2}})\s*\.\s*{_DAY}\s*[.일]?",
        r"(?P<year>[0-9]{4})\s*(?P<mark>[-/])\s*(?P<month>[0-9]{1,2})\s*(?P=mark)\s*(?P<day>[0-9]{1,2})",
        r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
        r"(?P<year>[0-9]{4})\s+(?P<month>[0-9]{1,2})\s+(?P<day>[0-9]{1,2})",
        rf"{_MONTH_NAME}\s*{_DAY}(?:st|nd|rd|th)?,?\s+(?P<year>[0-9]{{4}})",
        rf"{_DAY}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH_NAME},?\s+(?P<year>[0-9]{{4}})",
        rf"{_DAY}-{_MONTH_NAME}-(?P<year>[0-9]{{4}})",
        rf"(?P<year>[0-9]{{4}})\s+{_MONTH_NAME}\s+{_DAY}(?:st|nd|rd|th)?",
    )
)
_PART = re.compile(
    rf"(?:[0-9]{{4}}|'?[0-9]{{2}}(?=\s*년))(?:\s*(?:년도?|\.|-|/)\s*|\s+|(?![0-9]))(?:(?:1[0-2]|0?[1-9])\s*월?|{_MONTH_WORD})?(?:\s*(?:[쯤경초말]|중순|[상하]반기|[봄가여겨][을름울]?))?"
    rf"|{_MONTH_WORD}\s+[0-9]{{4}}|[0-9]{{1,2}}\s*월\s*(?:[0-9]{{1,2}}\s*일)?",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"[0-9일.]\s*[~∼〜]\s*[0-9]|부터\s.*까지|\bfrom\b.+\bto\b"
    r"|[0-9]{4}([./-])[0-9]{1,2}\1[0-9]{1,2}\s*-\s*[0-9]{4}[./-]",
    re.IGNORECASE,
)
_WORDED = re.compile(r"([영공일이삼사오육륙칠팔구십백천]+)(?=\s*[년월일])")
_ODD_MONTHS = {"유": "육", "시": "십"}  # 유월, 시월
_WEEKDAY = re.compile(r"\s*\(?[월화수목금토일]\)$|\s*[월화수목금토일]요일$")
_ABOUT = re.compile(r"(?:쯤|경|무렵|정도)\s*(?:요|이?에요|예요|입니다)?[.~!\s]*$|^약\s")
_LUNAR = re.compile(r"음력|\blunar\b", re.IGNORECASE)
_STARTS = re.compile(r"개업|설립|창업|창립")  # one and the same day to many, but another one than a first export
_OTHER_EVENT = re.compile(
    r"폐업|휴업|이사|이전|만료|예정|계획|신청|취소|계약|나중|마감|만기|기한|납품|선적|발행|하고\s|나서|지만|는데|다가|면서|기로"
)
_CHINESE = str.maketrans("年月日", "년월일")
_CLOCK = re.compile(r"(?<=[0-9])T[0-9:.]+(?:Z|[+-][0-9:]+)?$")  # 2019-03-04T00:00:00
_CENTURY_TURNS = 50  # two-digit years: 00-49 are 20xx, 50-99 are 19xx
_YEARS = range(1900, 2101)


class Date(FieldType):
    """A day of the calendar."""

    name = "date"
    distinctive = True
    completes = True

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """The day; raises NotADate, PartOfADate, NoSuchDate, RangeGiven."""
        if _LUNAR.search(text):
            raise errors.NotADate
        line = digits(_CLOCK.sub("", _WEEKDAY.sub("", text)))
        if _RANGE.search(line):
            raise errors.RangeGiven(understood=text)
        for form in _FORMS:
            if found := form.fullmatch(line):
                return _day(found, text).isoformat()
        raise errors.PartOfADate(understood=text) if _PART.fullmatch(line) else errors.NotADate()

    def tidy(self, question: Question, text: str) -> str:
        """As other strict types; but a day is never about a day."""
        return text if _ABOUT.search(text) else super().tidy(question, text)

    def _inside(self, question: Question, line: str, language: Language) -> JsonValue | None:
        """A day named in a sentence, unless the sentence only tells something from it."""
        named = " ".join(sentences.names(question))
        elsewhere = any(found not in named for found in _OTHER_EVENT.findall(line))
        started = _STARTS.search(line) and not _STARTS.search(named)
        unsure = sentences.relates(line) or _LUNAR.search(line)
        return None if elsewhere or started or unsure else super()._inside(question, line, language)

    def check(self, question: Question, value: JsonValue, language: Language) -> None:
        """Raises TooSmall or TooLarge when before the first or after the last day allowed."""
        day = dt.date.fromisoformat(str(value))
        if isinstance(question.min, dt.date) and day < question.min:
            raise errors.TooSmall(**self._facts(question, day, question.min, language))
        if isinstance(question.max, dt.date) and day > question.max:
            raise errors.TooLarge(**self._facts(question, day, question.max, language))

    def show(self, question: Question, value: JsonValue, language: Language) -> str:
        """Such as 2019년 3월 4일 or "4 March 2019"."""
        return show(str(value), language)

    def _facts(self, question: Question, day: dt.date, limit: dt.date, language: Language) -> dict[str, str]:
        return {
            "understood": self.show(question, day.isoformat(), language),
            "limit": self.show(question, limit.isoformat(), language),
        }


def show(iso: str, language: Language) -> str:
    """An ISO date as people read it; raises ValueError."""
    day = dt.date.fromisoformat(iso)
    month = shown.say(f"month.{day.month}", language)
    return shown.say("show.date", language, year=day.year, month=month, day=day.day)


def digits(text: str) -> str:
    """이천십구년 삼월 사일 and 2019年 3月 4日 -> 2019년 3월 4일."""
    text = text.translate(_CHINESE)
    text = re.sub(r"(유|시)(?=월)", lambda found: _ODD_MONTHS[found[1]], text)
    return _WORDED.sub(_number, text)


def _number(found: re.Match[str]) -> str:
    if len(found[1]) == 4 and (spelled := numerals.spelled_digits(found[1])).isdigit():  # 이공이일년
        return spelled
    numeral = numerals.read(found[1])
    return found[1] if numeral is None else str(numeral.value)


def _day(found: re.Match[str], text: str) -> dt.date:
    groups = found.groupdict()
    month = _MONTHS.index(groups["name"][:3].casefold()) + 1 if groups.get("name") else int(groups["month"])
    year = int(groups["year"].lstrip("'’‘"))
    if len(groups["year"].lstrip("'’‘")) == 2:
        year += 2000 if year < _CENTURY_TURNS else 1900
    try:
        day = dt.date(year, month, int(groups["day"]))
    except ValueError as exc:
        raise errors.NoSuchDate(understood=text) from exc
    if day.year not in _YEARS:
        raise errors.NoSuchDate(understood=text)
    return day
