"""The dated tables of company sizes (forms/rules/sme_size.yml) as values."""

import datetime as dt
import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, TypeVar

import pydantic
from pydantic import Field, StringConstraints

from forms import errors, ksic, yaml_file
from forms.definitions.basics import Frozen, Text

SHIPPED = Path(__file__).parent.parent / "rules" / "sme_size.yml"

Whole = Annotated[int, Field(gt=0, strict=True)]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9]{5}$")]
Division = Annotated[str, StringConstraints(pattern=r"^[0-9]{2}$")]

_NAMED = re.compile(r"(?P<section>[A-Z])(?:(?P<division>[0-9]{2})| except (?P<without>[A-Z][0-9]{2}))?")


class Edition(Frozen):
    """What holds from one day on."""

    since: dt.date = Field(alias="from")
    source: Text


AnEdition = TypeVar("AnEdition", bound=Edition)


class Group(Frozen):
    """Industries with the same limit."""

    limit: Whole
    industries: Annotated[tuple[Text, ...], Field(min_length=1)]


class Special(Frozen):
    """Industries of five digits with a limit of their own; of `part` only some companies."""

    limit: Whole
    whole: tuple[Code, ...]
    part: tuple[Code, ...]


class SalesLimits(Edition):
    """The most average yearly sales by industry, in the table's unit."""

    groups: tuple[Group, ...] = Field(alias="at_most")
    outside: tuple[Text, ...]  # industries for which the law has no limit
    not_loaded: tuple[Text, ...] = ()  # industries whose limit is not known here
    special: Special


class AssetsLimit(Edition):
    """Total assets must be below this, in the table's unit."""

    below: Whole


class HeadcountLimits(Edition):
    """Regular employees must be fewer than this, by industry."""

    groups: tuple[Group, ...] = Field(alias="below")


class Grace(Edition):
    """How many years a company that outgrew the limits still counts as an SME."""

    years: Whole


class Unit(Frozen):
    """The unit of sales and assets."""

    name: Text
    won: Whole


class AverageRule(Frozen):
    """How average sales are computed; the formulas stand in the table's file."""

    source: Text
    years: Whole
    months: Whole
    days: Whole
    settled_months: Whole


class Table(Frozen):
    """Everything the law measures a company's size by, dated."""

    unit: Unit
    sections: dict[str, tuple[Division, ...]]
    sme_sales: Annotated[tuple[SalesLimits, ...], Field(min_length=1)]
    small_sales: Annotated[tuple[SalesLimits, ...], Field(min_length=1)]
    assets: Annotated[tuple[AssetsLimit, ...], Field(min_length=1)]
    headcount: Annotated[tuple[HeadcountLimits, ...], Field(min_length=1)]
    grace: Annotated[tuple[Grace, ...], Field(min_length=1)]
    average: AverageRule


def edition(editions: Sequence[AnEdition], on: dt.date) -> AnEdition | None:
    """The edition in force `on` that day; None before the first."""
    return next((each for each in reversed(editions) if each.since <= on), None)


def named(name: str, sections: ksic.Sections) -> tuple[str, ...]:
    """The divisions that `name` stands for: A, C10, or "E except E36"; none if it is no such name."""
    found = _NAMED.fullmatch(name)
    if found is None:
        return ()
    section = found["section"]
    every = tuple(section + division for division in sections.get(section, ()))
    wanted = (section + found["division"],) if found["division"] else every
    if found["without"] and found["without"] not in every:
        return ()
    return tuple(division for division in wanted if division in every and division != found["without"])


def load(path: Path) -> Table:
    """The table in `path`; raises errors.DefinitionError with every fault."""
    raw, found = yaml_file.read(path.read_bytes())
    try:
        table = Table.model_validate(raw)
    except pydantic.ValidationError as exc:
        found += [yaml_file.readable(error["loc"], error["msg"], raw) for error in exc.errors()]
        raise errors.DefinitionError([f"{path.name}: {fault}" for fault in found]) from exc
    if found := [*found, *faults(table)]:
        raise errors.DefinitionError([f"{path.name}: {fault}" for fault in found])
    return table


@functools.cache
def shipped() -> Table:
    """The table that comes with the package."""
    return load(SHIPPED)


def faults(table: Table) -> Iterator[str]:
    """Industries that are named twice or not at all, and editions out of order."""
    for part in ("sme_sales", "small_sales", "assets", "headcount", "grace"):
        days = [each.since for each in getattr(table, part)]
        if days != sorted(set(days)):
            yield f"{part}: the days of its editions must rise"
    for limits in (*table.sme_sales, *table.small_sales):
        names = [*(name for group in limits.groups for name in group.industries), *limits.outside, *limits.not_loaded]
        yield from (f"{limits.source}: {fault}" for fault in _coverage(names, table))
    for headcounts in table.headcount:
        names = [name for group in headcounts.groups for name in group.industries]
        yield from (f"{headcounts.source}: {fault}" for fault in _coverage(names, table))


def _coverage(names: Sequence[str], table: Table) -> Iterator[str]:
    yield from (f"there is no industry {name}" for name in names if not named(name, table.sections))
    counts = Counter(division for name in names for division in named(name, table.sections))
    for section in table.sections:
        for division in named(section, table.sections):
            if counts[division] != 1:
                yield f"{division} is named {counts[division]} times"
