"""How large a company is by law (중소기업기본법 제2조): micro, small, medium, no SME, or not yet known.

A pure function of a dated table and facts, in three values: what is unknown is never taken for a yes, and a no that
stands already (sales above every possible limit) waits for nothing.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from forms import ksic
from forms.sme import facts as sme_facts
from forms.sme import gaps as sme_gaps
from forms.sme import limits as sme_limits
from forms.sme import sales as sme_sales
from forms.sme.facts import Facts, Sizes
from forms.sme.limits import Editions, Limit
from forms.sme.sales import Average, Sales
from forms.sme.table import Table
from forms.values import Truth

Size = Literal["micro", "small", "medium", "not_sme"]


@dataclass(frozen=True)
class Limits:
    """The limits that hold for the company; None where its industry leaves several, or the table is not loaded."""

    sme: int | None  # won; average sales of an SME are at most this
    small: int | None  # won; average sales of a small enterprise are at most this
    assets: int | None  # won; total assets of an SME are below this
    headcount: int | None  # a micro enterprise has fewer employees


@dataclass(frozen=True)
class SizeFinding:
    """The size of one company on one day, and what it rests on."""

    size: Size | None  # None: not yet known
    sme: Truth  # an SME of any size
    small: Truth  # a small or a micro enterprise
    micro: Truth
    failed: tuple[str, ...]  # why it is no SME: industry, sales, assets, independence
    missing: tuple[str, ...]  # unknown facts that an unknown size hangs on; words for each under sme.fact
    excess: int | None  # won by which average sales are above every limit that is possible, if they are
    limits: Limits
    average: Average
    employees: int | None
    on: dt.date
    grace_years: int | None  # so long a company counts as an SME that was one and outgrew sales or assets
    source: str  # laws and tables, as shown
    edition: dt.date | None  # since when the table of SME sales has been in force
    small_edition: dt.date | None  # and that of small enterprises


def classify(
    table: Table,
    *,
    industry: str | None,
    sales: Sales,
    opened_on: dt.date | None,
    assets: int | None,
    employees: int | None,
    independent: bool | None,
    on: dt.date,
    recent_sales: int | None = None,
) -> SizeFinding:
    """The size on the day `on`.

    Args:
        table: the dated tables; sme_table.shipped() gives those of the package.
        industry: KSIC code of the main business as far as known: C, C10, 10, 10799.
        sales: won by business year (ending in December); of the current year up to the end of last month.
        opened_on: day of incorporation, or of business registration.
        assets: total assets in won at the end of the last business year.
        employees: regular employees (상시 근로자).
        independent: no large parent and no large group (시행령 제3조제1항제2호).
        on: the day for which the size is wanted.
        recent_sales: of a firm opened in the last business year or later, won in the days from average.window[0] to
            average.window[1] of the finding; without it the yearly sales set bounds only.
    """
    code = ksic.read(industry, table.sections)
    now = sme_limits.editions(table, on)
    ceiling = now.assets.below * table.unit.won if now.assets else None
    average = sme_sales.average(table.average, sales, opened_on, on, recent_sales)
    rows = sme_limits.rows(table, code, now)
    return _finding(table, Facts(code, rows, average, assets, ceiling, independent, employees), now, on)


def _finding(table: Table, facts: Facts, now: Editions, on: dt.date) -> SizeFinding:
    known = sme_facts.sizes(facts)
    size = _size(known)
    failed = tuple(sme_gaps.failed(facts)) if size == "not_sme" else ()
    outgrown = bool(failed) and set(failed) <= {"sales", "assets"}
    return SizeFinding(
        size=size,
        sme=known.sme,
        small=known.small,
        micro=known.micro,
        failed=failed,
        missing=tuple(sme_gaps.missing(facts, known)) if size is None else (),
        excess=_excess(facts),
        limits=_limits(facts),
        average=facts.average,
        employees=facts.employees,
        on=on,
        grace_years=now.grace.years if now.grace and outgrown else None,
        source=_source(table, now, size),
        edition=now.sme.since if now.sme else None,
        small_edition=now.small.since if now.small else None,
    )


def _size(known: Sizes) -> Size | None:
    if not known.sme:
        return None if known.sme is None else "not_sme"
    if not known.small:
        return None if known.small is None else "medium"
    if not known.micro:
        return None if known.micro is None else "small"
    return "micro"


def _excess(facts: Facts) -> int | None:
    highest = max((row.sme for row in facts.rows if isinstance(row.sme, int)), default=None)
    return facts.average.least - highest if highest is not None and facts.average.least > highest else None


def _limits(facts: Facts) -> Limits:
    return Limits(
        sme=_only([row.sme for row in facts.rows]),
        small=_only([row.small for row in facts.rows]),
        assets=facts.assets_limit,
        headcount=_only([row.headcount for row in facts.rows]),
    )


def _only(limits: Sequence[Limit]) -> int | None:
    first = limits[0]
    return first if isinstance(first, int) and len(set(limits)) == 1 else None


def _source(table: Table, now: Editions, size: Size | None) -> str:
    used = [now.sme, now.assets] if size == "not_sme" else [now.sme, now.small, now.assets, now.headcount]
    return ", ".join([*(each.source for each in used if each), table.average.source])
