"""Average yearly sales (중소기업기본법 시행령 제7조): exact, or within the bounds that the known figures set."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from forms.sme.table import AverageRule

Sales = Mapping[int, int]  # won by business year; the current year's up to the end of last month
Method = Literal["full_years", "last_months", "months", "days", "opening_unknown"]


@dataclass(frozen=True)
class Average:
    """Average yearly sales in whole won, rounded up, so that it is above a limit exactly if the law's is."""

    method: Method
    least: int  # it is not below this
    most: int | None  # nor above this; None: there is no telling
    years: tuple[int, ...]  # business years that bear on it
    window: tuple[dt.date, dt.date] | None = None  # in a short history: the first and the last day that count
    missing: tuple[str, ...] = ()  # facts that would make it exact: sales, opened_on, recent_sales

    @property
    def exact(self) -> bool:
        """Whether it is one figure."""
        return self.least == self.most


def average(
    rule: AverageRule, sales: Sales, opened_on: dt.date | None, on: dt.date, recent_sales: int | None
) -> Average:
    """The average on the day `on`. `recent_sales`: won in the window of a short history, if known."""
    last = _last_settled(rule, on)
    counted = range(last - rule.years + 1, last + 1)
    if opened_on is None:
        return _whenever_opened(sales, counted, on)
    if opened_on > on:
        return Average("opening_unknown", 0, None, (), missing=("opened_on",))
    if opened_on.year >= last:
        return _short_history(rule, sales, opened_on, on, recent_sales)
    return _full_years(sales, [year for year in counted if opened_on <= dt.date(year, 1, 1)])


def _last_settled(rule: AverageRule, on: dt.date) -> int:
    """The last business year that ended long enough ago to count (제3조의3)."""
    return on.year - 1 if on.month > rule.settled_months else on.year - 2


def _full_years(sales: Sales, years: Sequence[int]) -> Average:
    known = sum(sales.get(year, 0) for year in years)
    least = _share(known, 1, len(years))
    if all(year in sales for year in years):
        return Average("full_years", least, least, tuple(years))
    return Average("full_years", least, None, tuple(years), missing=("sales",))


def _whenever_opened(sales: Sales, counted: range, on: dt.date) -> Average:
    """With the opening date unknown: between the averages of every opening year that the sales allow."""
    selling_since = min((year for year, won in sales.items() if won > 0), default=on.year)
    last = counted[-1]
    options = [_full_years(sales, counted)]
    options += [_full_years(sales, range(year + 1, last + 1)) for year in counted[:-1] if year <= selling_since]
    if selling_since < counted[0]:
        return options[0]
    bounds = [option.most for option in options if option.most is not None]
    bounded = selling_since < last and len(bounds) == len(options)
    return Average(
        method="opening_unknown",
        least=min(option.least for option in options) if selling_since < last else 0,
        most=max(bounds) if bounded else None,
        years=tuple(counted),
        missing=("opened_on",) if all(year in sales for year in counted) else ("opened_on", "sales"),
    )


def _short_history(rule: AverageRule, sales: Sales, opened: dt.date, on: dt.date, recent_sales: int | None) -> Average:
    this_month = on.replace(day=1)
    method: Method = "months"
    start, reported = _months_after(opened, 1), this_month - dt.timedelta(1)
    times, by = rule.months, (this_month.year - start.year) * 12 + this_month.month - start.month
    if (on.year, on.month, on.day) >= _anniversary(opened, rule.months):
        start, method, times, by = _months_after(on, -rule.months), "last_months", 1, 1
    elif start >= this_month:
        start, reported, method = opened, on, "days"
        times, by = rule.days, (on - opened).days + 1
    least, most = (recent_sales, recent_sales) if recent_sales is not None else _within(sales, opened, start, reported)
    return Average(
        method=method,
        least=_share(least, times, by),
        most=None if most is None else _share(most, times, by),
        years=tuple(range(start.year, reported.year + 1)),
        window=(start, reported),
        missing=() if least == most else ("recent_sales",),
    )


def _within(sales: Sales, opened: dt.date, start: dt.date, end: dt.date) -> tuple[int, int | None]:
    """Bounds of the sales from `start` to `end`, told from yearly figures: a year that counts in part may hold any."""
    years = range(start.year, end.year + 1)
    whole = [year for year in years if start <= max(opened, dt.date(year, 1, 1))]
    most = sum(sales[year] for year in years) if all(year in sales for year in years) else None
    return sum(sales.get(year, 0) for year in whole), most


def _months_after(day: dt.date, months: int) -> dt.date:
    """The first day of the month so many months after that of `day`."""
    index = day.year * 12 + day.month - 1 + months
    return dt.date(index // 12, index % 12 + 1, 1)


def _anniversary(opened: dt.date, months: int) -> tuple[int, int, int]:
    later = _months_after(opened, months)
    return later.year, later.month, opened.day


def _share(won: int, times: int, by: int) -> int:
    return -(-won * times // by)
