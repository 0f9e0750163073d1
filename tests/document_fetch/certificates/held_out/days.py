"""How days are printed in held-out layouts."""

from collections.abc import Callable
from datetime import date

Day = Callable[[date], str]
WRITTEN: tuple[Day, ...] = (
    lambda d: f"{d.year}년{d.month:02}월{d.day:02}일",
    lambda d: f"{d.year}년  {d.month:02}월  {d.day:02}일",
    lambda d: f"{d.year} . {d.month:02} . {d.day:02} .",
    lambda d: f"{d.year}.  {d.month}.  {d.day}.",
    lambda d: f"{d.year} 년 {d.month:02} 월 {d.day:02} 일",
)
SHORT: tuple[Day, ...] = (
    lambda d: f"{d.year}. {d.month:02}. {d.day:02}.",
    lambda d: f"{d.year}.{d.month}.{d.day}.",
    lambda d: f"{d.year}.{d.month:02}.{d.day:02}.",
    lambda d: f"{d.year} - {d.month:02} - {d.day:02}",
    lambda d: f"{d.year}-{d.month:02}-{d.day:02}",
    lambda d: f"{d.year}년{d.month}월{d.day}일",
    lambda d: f"{d.year}/{d.month}/{d.day}",
)
ENGLISH: tuple[Day, ...] = (
    lambda d: f"{d.day} {d:%B} {d.year}",
    lambda d: f"{d:%b}. {d.day:02}, {d.year}",
    lambda d: f"{d.year}. {d.month:02}. {d.day:02}",
    lambda d: f"{d:%d-%b-%Y}",
)


def between(style: Day, start: date, end: date, form: int = 0) -> str:
    """A period in the ways that forms print it."""
    a, b = style(start), style(end)
    return (f"{a} ~ {b}", f"{a} 부터 {b} 까지", f"{a}부터\n{b}까지", f"{a}~{b}")[form % 4]
