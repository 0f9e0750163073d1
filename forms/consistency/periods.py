"""Days and periods of days. A period is {"from": ISO date, "to": ISO date}, both days within it."""

from __future__ import annotations

import datetime as dt

from pydantic import JsonValue

from forms.consistency.comparison import Comparer, Comparison, Hints, Why, different, same

Period = tuple[dt.date, dt.date]


def day(value: JsonValue) -> dt.date | None:
    """The day of an ISO date, or None."""
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def period(value: JsonValue) -> Period | None:
    """First and last day, or None if it is no period or ends before it begins."""
    if not isinstance(value, dict):
        return None
    first, last = day(value.get("from")), day(value.get("to"))
    return (first, last) if first and last and first <= last else None


def _weigh_days(one: dt.date, other: dt.date, _hints: Hints) -> Comparison:
    return same() if one == other else different()


def _weigh_periods(one: Period, other: Period, _hints: Hints) -> Comparison:
    if one == other:
        return same()
    earlier, later = sorted((one, other))
    apart = (later[0] - earlier[1]).days - 1
    if apart == 0:
        return different(Why.ADJACENT)
    if apart > 0:
        return different(Why.GAP, days=apart)
    return different(Why.OVERLAPPING, days=(min(earlier[1], later[1]) - later[0]).days + 1)


DAYS = Comparer(day, _weigh_days)
PERIODS = Comparer(period, _weigh_periods)
