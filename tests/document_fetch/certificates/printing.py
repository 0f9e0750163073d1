"""How dates, sums and labels are printed: every style that real certificates show."""

from collections.abc import Callable
from datetime import date

#: Styles of a day of issue, written out.
WRITTEN: tuple[Callable[[date], str], ...] = (
    lambda d: f"{d.year} 년{d.month:02}월{d.day:02}일",
    lambda d: f"{d.year}년 {d.month}월{d.day}일",
    lambda d: f"{d.year}년{d.month}월 {d.day}일",
    lambda d: f"{d.year}년 {d.month:02}월 {d.day:02}일",
    lambda d: f"{d.year}년 {d.month}월 {d.day}일",
    lambda d: f"{d.year} 년  {d.month} 월  {d.day} 일",
)
#: Styles of a day in a cell.
SHORT: tuple[Callable[[date], str], ...] = (
    lambda d: f"{d.year}. {d.month:02}. {d.day:02}",
    lambda d: f"{d.year}.{d.month:02}.{d.day:02}",
    lambda d: d.isoformat(),
    lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
    lambda d: f"{d.year}. {d.month}. {d.day}.",
    *WRITTEN[:4],
)
ENGLISH: tuple[Callable[[date], str], ...] = (
    lambda d: d.isoformat(),
    lambda d: f"{d:%B} {d.day}, {d.year}",
    lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
)
LONGEST_SPACED_LABEL = 6


def spaced(label: str) -> str:
    """A short Korean label set wide with blanks; one with brackets, digits or blanks stays."""
    return " ".join(label) if 1 < len(label) <= LONGEST_SPACED_LABEL and label.isalpha() and label > "가" else label


def broken(label: str) -> str:
    """A label in two lines: before its bracket, or in the middle."""
    cut = label.index("(", 1) if "(" in label[1:] else len(label) // 2 if len(label) > 4 else len(label)
    return label[:cut] if cut == len(label) else f"{label[:cut]}\n{label[cut:]}"


def won(amount: int, minus: str = "-") -> str:
    return f"{minus if amount < 0 else ''}{abs(amount):,}"


def ticks(options: tuple[str, ...], chosen: str, form: int = 0) -> str:
    """`[V]대금수령 [ ]기타` in the ways that forms tick."""
    yes, no = (("[V]", "[ ]"), ("[ V ]", "[   ]"), ("■", "□"), ("[√]", "[ ]"))[form % 3]
    return "  ".join(f"{yes if option == chosen else no}{option}" for option in options)
