"""Periods: 2025년 2기 · 2025년 3분기 · 2024.1~2024.12 · Q3 2025 · from January to June 2024."""

import datetime as dt
import re
from collections.abc import Iterator

from pydantic import JsonValue

from forms import errors, field_errors
from forms.definitions.model import Language, Question
from forms.field_types import dates, shown
from forms.field_types.base import FieldType
from forms.field_types.period_parts import Part, read_part

_RELATIVE = re.compile(
    r"작년|재작년|올해|올(?=\s)|금년|지난|이번|다음|내년|직전|전년|당해|최근|지금|현재|오늘|"
    r"\b(?:last|this|next|previous|past|current|now|today|since|recent)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"말고|아니|않|\?|[나까]요$|\bnot\b", re.IGNORECASE)
_NAMED_TERM = re.compile(r"제?\s*[0-9]{1,3}\s*기\s*\((?P<inside>[^()]+)\)")  # 제10기(2025.1.1~2025.12.31)
_BETWEEN = re.compile(r"\s*(?:~|∼|〜|–|—|부터|에서|\b(?:to|until|till|through|and)\b)\s*", re.IGNORECASE)
_BEFORE = re.compile(r"^(?:from|between|(?:the\s+)?year|all\s+of|the)\s+", re.IGNORECASE)
_OPEN = re.compile(r"^[~∼〜]|[~∼〜]$")
_AFTER = re.compile(r"\s*(?:(?:사이|동안|전체)|(?:일년|1년)?\s*내내)$")
_UNTIL = re.compile(r"\s*(?:까지)?(?:\s*(?:사이|동안)|\s+[0-9]{1,2}\s*(?:년|개월)간)?$")
_UNSAID = re.compile(
    r"이[전후]|(?:사업|회계)\s?연도|\b(?:fiscal|financial|business)\s+year\b|\b(?:before|after)\b", re.IGNORECASE
)
_LENGTH = re.compile(r"(?<=[년도월])\s*(?:한\s*해|한\s*달|1\s*년)(?:간|\s*동안)?$")  # 2025년 한 해


class Period(FieldType):
    """Some days in a row. Value: {"from": ISO date, "to": ISO date}, both days included.

    There is no clock here: what is told from today ("작년", "최근 1년") is asked for by its year.
    """

    name = "period"
    completes = True

    def tidy(self, question: Question, text: str) -> str:
        """As other strict types, but "지금" and a "~" with nothing beside it say something here."""
        return text if _RELATIVE.match(text) or _OPEN.search(text) else super().tidy(question, text)

    def read(self, question: Question, text: str, language: Language) -> JsonValue:
        """The period; raises NoSuchDate or one of the errors about periods in `forms.field_errors`."""
        if _DENIED.search(text):
            raise field_errors.NotAPeriod
        if _RELATIVE.search(text):
            raise field_errors.RelativePeriod(understood=text)
        if _UNSAID.search(text):  # a business year is not of all firms the calendar's
            raise field_errors.UnclearPeriod(understood=text)
        named = _NAMED_TERM.fullmatch(text)
        first, last = _ends(named["inside"] if named else text)
        if last < first:
            raise field_errors.BackwardsPeriod(understood=text)
        return {"from": first.isoformat(), "to": last.isoformat()}

    def check(self, question: Question, value: JsonValue, language: Language) -> None:
        """Raises TooSmall or TooLarge when a day is before the first or after the last one allowed."""
        if not isinstance(value, dict):
            return
        for side, wrong in (("from", errors.TooSmall), ("to", errors.TooLarge)):
            day = dt.date.fromisoformat(str(value[side]))
            limit = question.min if side == "from" else question.max
            if isinstance(limit, dt.date) and (day < limit if side == "from" else day > limit):
                facts = {"understood": self.show(question, value, language), "limit": dates.show(str(limit), language)}
                raise wrong(**facts)

    def show(self, question: Question, value: JsonValue, language: Language) -> str:
        """Such as 2025년, 2025년 7월 ~ 2025년 12월, "1 March 2024 to 15 April 2024"."""
        if not isinstance(value, dict):
            return str(value)
        first, last = (dt.date.fromisoformat(str(value[side])) for side in ("from", "to"))
        begin, end = (_shown(first, first, last, language), _shown(last, first, last, language))
        whole = begin == end and first != last
        return begin if whole else shown.say("show.period", language, first=begin, last=end)


def _shown(day: dt.date, first: dt.date, last: dt.date, language: Language) -> str:
    """`day` as a year or month where the period is made of whole ones."""
    year, month = f"{day.year:04}", shown.say(f"month.{day.month}", language)
    if first.day == 1 and (last + dt.timedelta(days=1)).day == 1:
        if first.month == 1 and last.month == 12:
            return shown.say("show.year", language, year=year)
        return shown.say("show.month", language, year=year, month=month)
    return dates.show(day.isoformat(), language)


def _ends(text: str) -> tuple[dt.date, dt.date]:
    line = _LENGTH.sub("", dates.digits(_BEFORE.sub("", text)))
    if (part := read_part(_AFTER.sub("", line))) is not None:
        return part.first(text), part.last(text)
    found = {(left.first(text), right.last(text)) for left, right in _ranges(line)}
    if len(found) == 1:
        return found.pop()
    raise _unclear(line, text)


def _ranges(line: str) -> Iterator[tuple[Part, Part]]:
    """Every way to read `line` as from and to."""
    sides = _BETWEEN.split(line)
    pairs = [sides] if len(sides) > 1 else _at_each_hyphen(line)
    for pair in pairs:
        if len(pair) == 2:
            left, right = (read_part(_UNTIL.sub("", side), side=True) for side in pair)
            if left is not None and right is not None and (both := left.joined(right)) is not None:
                yield both


def _at_each_hyphen(line: str) -> list[list[str]]:
    """2024-01-2024-06 can be cut at three places; only one makes two periods."""
    return [[line[: cut.start()].strip(), line[cut.end() :].strip()] for cut in re.finditer("-", line)]


def _unclear(line: str, text: str) -> errors.FieldError:
    """One side only is unclear; neither is no period."""
    sides = [_UNTIL.sub("", side) for side in _BETWEEN.split(line)]
    if len(sides) <= 2 and any(side and read_part(side) for side in sides):
        return field_errors.UnclearPeriod(understood=text)
    return field_errors.NotAPeriod()
