"""Days and periods in every way that certificates print them. A day that cannot be is doubtful, never mended."""

import re
from datetime import date

from document_fetch.reading.guards.base import DOUBTFUL, SURE, Guard, Guarded, clean

FIRST_YEAR, LAST_YEAR = 1900, 2100  # what lies outside was misread, whatever it is
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
_MONTH += r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_DATE = re.compile(
    r"(?<!\d)(?P<y1>\d{4})\s*[년.\-/]\s*(?P<m1>\d{1,2})\s*[월.\-/]\s*(?P<d1>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<y2>\d{4})(?P<m2>\d\d)(?P<d2>\d\d)(?!\d)"
    rf"|(?P<m3>{_MONTH})\s?(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s*(?P<y3>\d{{4}})(?!\d)"
    rf"|(?<!\d)(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?\s?(?P<m4>{_MONTH}),?\s*(?P<y4>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_ONE_DATE = rf"(?:{re.sub(r'[?]P<[a-z0-9]+>', '?:', _DATE.pattern)})\s*[일.]?"
_ONLY_DATE = re.compile(rf"(?:until|by)?\s*{_ONE_DATE}\s*(?:까지)?", re.IGNORECASE)
_BETWEEN = r"\s*(?:부터)?\s*(?:[~∼〜～\-–]|to|until)?\s*"
_ONLY_PERIOD = re.compile(rf"(?:from)?\s*{_ONE_DATE}{_BETWEEN}{_ONE_DATE}\s*(?:까지)?", re.IGNORECASE)
_MINUTE = re.compile(rf"({_ONE_DATE})\s*(\d{{1,2}})\s*[:시]\s*(\d{{2}})\s*분?(?::\d{{2}})?", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*\([^()]*\)\s*$")


def dates(text: str) -> list[date]:
    """Every real date in the text, in any of the ways that certificates print one."""
    return [day for match in _DATE.finditer(clean(text)) if (day := _day(match))]


def _day(match: re.Match[str]) -> date | None:
    year, month, day = (next(match[f"{part}{way}"] for way in "1234" if match[f"{part}{way}"]) for part in "ymd")
    return _real(int(year), int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1, int(day))


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def is_one_day(text: str) -> bool:
    """Whether the text is one real day and nothing else."""
    return bool(_ONLY_DATE.fullmatch(clean(text)) and dates(text))


def day(text: str) -> Guarded:
    plain = clean(text)
    found = dates(plain)
    return (found[0].isoformat() if found else plain, SURE if found and _ONLY_DATE.fullmatch(plain) else DOUBTFUL)


def minute(text: str) -> Guarded:
    """YYYY-MM-DD HH:MM."""
    match = _MINUTE.fullmatch(plain := clean(text))
    found = dates(match[1]) if match else []
    if not match or not found or int(match[2]) > 23 or int(match[3]) > 59:
        return plain, DOUBTFUL
    return f"{found[0].isoformat()} {int(match[2]):02}:{match[3]}", SURE


def period(end: int) -> Guard:
    """The first or the last day of a period; the length in brackets behind it is no part of it."""

    def guard(text: str) -> Guarded:
        plain = clean(text)
        bare = _BRACKETED.sub("", plain)
        found = dates(bare)
        sure = _ONLY_PERIOD.fullmatch(bare) and len(found) == 2 and found[0] <= found[1]
        return (found[end].isoformat(), SURE) if sure else (plain, DOUBTFUL)

    return guard


def span(text: str) -> Guarded:
    """Both days of a period, "from~until"."""
    start, end = period(0)(text), period(1)(text)
    if start and end and start[1] == SURE:
        return f"{start[0]}~{end[0]}", SURE
    return clean(text), DOUBTFUL


def year(text: str) -> Guarded:
    match = re.fullmatch(r"(\d{4})\s*년?(?:도)?", plain := clean(text))
    fits = match and FIRST_YEAR <= int(match[1]) <= LAST_YEAR
    return (match[1], SURE) if match and fits else (plain, DOUBTFUL)


DAYS: dict[str, Guard] = {
    "date": day,
    "minute": minute,
    "period_start": period(0),
    "period_end": period(1),
    "period": span,
    "year": year,
}
