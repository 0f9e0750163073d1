"""What decides a company's size, test by test, in three values: True, False, or None when it is not known."""

from collections.abc import Iterable
from dataclasses import dataclass

from forms import ksic
from forms.sme.limits import Limit, Row
from forms.sme.sales import Average
from forms.values import Truth


@dataclass(frozen=True)
class Facts:
    """A company as measured: the rows of the tables that are possible for it, and what is known of it."""

    industry: ksic.Industry | None
    rows: tuple[Row, ...]
    average: Average
    assets: int | None  # won
    assets_limit: int | None  # won; assets of an SME are below this
    independent: Truth
    employees: int | None

    @property
    def assets_fit(self) -> Truth:
        """Whether total assets are below the limit."""
        if self.assets is None or self.assets_limit is None:
            return None
        return self.assets < self.assets_limit


@dataclass(frozen=True)
class Sizes:
    """What the company is in every industry that is possible for it; None where they differ, or it is not known."""

    sme: Truth
    small: Truth  # small or micro
    micro: Truth


def sizes(facts: Facts) -> Sizes:
    """Every test put together."""
    always = both(facts.assets_fit, facts.independent)
    smes = [within(row.sme, facts.average) for row in facts.rows]
    smalls = [both(sme, within(row.small, facts.average)) for sme, row in zip(smes, facts.rows, strict=True)]
    fewer = [fewer_than(row.headcount, facts.employees) for row in facts.rows]
    micros = [both(small, few) for small, few in zip(smalls, fewer, strict=True)]
    return Sizes(both(same(smes), always), both(same(smalls), always), both(same(micros), always))


def within(limit: Limit, average: Average) -> Truth:
    """Whether average sales are at most `limit`."""
    if limit == "outside":
        return False
    if limit is None:
        return None
    if average.most is not None and average.most <= limit:
        return True
    return False if average.least > limit else None


def fewer_than(headcount: int | None, employees: int | None) -> Truth:
    """Whether there are fewer employees than `headcount`."""
    return None if headcount is None or employees is None else employees < headcount


def both(one: Truth, other: Truth) -> Truth:
    """Kleene's "and"."""
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def same(truths: Iterable[Truth]) -> Truth:
    """What all of them say; None if they differ."""
    different = set(truths)
    return different.pop() if len(different) == 1 else None
