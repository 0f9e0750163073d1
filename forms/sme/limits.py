"""The limits by which one company is measured on one day, one row for each industry that its code leaves possible."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from forms import ksic
from forms.sme import table as sme_table
from forms.sme.table import AssetsLimit, Grace, Group, HeadcountLimits, SalesLimits, Table

#: Won; "outside" has no limit in law, so that no company there is an SME; None: the table of that day is not loaded.
Limit = int | Literal["outside"] | None


@dataclass(frozen=True)
class Row:
    """Limits of one industry."""

    sme: Limit  # the most average sales of an SME
    small: Limit  # and of a small enterprise
    headcount: int | None  # a micro enterprise has fewer employees


@dataclass(frozen=True)
class Editions:
    """The editions of the tables in force on a day; None where none is loaded."""

    sme: SalesLimits | None
    small: SalesLimits | None
    assets: AssetsLimit | None
    headcount: HeadcountLimits | None
    grace: Grace | None


def editions(table: Table, on: dt.date) -> Editions:
    """What is in force `on` that day."""
    return Editions(
        sme=sme_table.edition(table.sme_sales, on),
        small=sme_table.edition(table.small_sales, on),
        assets=sme_table.edition(table.assets, on),
        headcount=sme_table.edition(table.headcount, on),
        grace=sme_table.edition(table.grace, on),
    )


def rows(table: Table, industry: ksic.Industry | None, now: Editions) -> tuple[Row, ...]:
    """The different rows that are possible for `industry`; without an industry those of all."""
    found: dict[Row, None] = {}
    for division in _divisions(table, industry):
        for special in _specials(division, industry, now):
            headcount = _group(table, now.headcount.groups, division) if now.headcount else None
            row = Row(
                sme=_sales_limit(table, now.sme, division, special),
                small=_sales_limit(table, now.small, division, special),
                headcount=headcount.limit if headcount else None,
            )
            found.setdefault(row)
    return tuple(found)


def _divisions(table: Table, industry: ksic.Industry | None) -> tuple[str, ...]:
    if industry is not None:
        return industry.divisions(table.sections)
    return tuple(division for section in table.sections for division in sme_table.named(section, table.sections))


def _specials(division: str, industry: ksic.Industry | None, now: Editions) -> Sequence[str | None]:
    """Five-digit codes with limits of their own that the company may fall under; None for the division's own limits."""
    start = (industry.digits if industry else "") or division[1:]
    lists = [each.special for each in (now.sme, now.small) if each]
    whole = {code for special in lists for code in special.whole if code.startswith(start)}
    part = {code for special in lists for code in special.part if code.startswith(start)}
    return sorted(whole) if start in whole else [None, *sorted(whole | part)]


def _sales_limit(table: Table, limits: SalesLimits | None, division: str, code: str | None) -> Limit:
    if limits is None:
        return None
    if code is not None and code in (*limits.special.whole, *limits.special.part):
        return limits.special.limit * table.unit.won
    if group := _group(table, limits.groups, division):
        return group.limit * table.unit.won
    return None if _among(table, limits.not_loaded, division) else "outside"


def _group(table: Table, groups: Sequence[Group], division: str) -> Group | None:
    for group in groups:
        if _among(table, group.industries, division):
            return group
    return None


def _among(table: Table, names: Sequence[str], division: str) -> bool:
    return any(division in sme_table.named(name, table.sections) for name in names)
