"""A company's size by law in words; they stand in forms/words/sme.yml."""

import datetime as dt
from typing import Literal

from forms.definitions.model import Language
from forms.field_types import dates, numerals, shown
from forms.sme.sales import Average
from forms.sme.size import SizeFinding


def reason(finding: SizeFinding, language: Language) -> str:
    """Why the company has this size, or what is still needed to tell."""
    if finding.size is None:
        key = "sme.reason.sme_of_unknown_size" if finding.sme else "sme.reason.unknown"
        return shown.say(key, language, missing=", ".join(missing(finding, language)))
    if finding.size == "not_sme":
        failures = " ".join(_failure(finding, failed, language) for failed in finding.failed)
        return shown.say("sme.reason.not_sme", language, failures=failures)
    return shown.say(
        f"sme.reason.{finding.size}",
        language,
        sales=_sales(finding.average, language, above=False),
        small_limit=_limit("small", finding.limits.small, language),
        sme_limit=_limit("sme", finding.limits.sme, language),
        employees=finding.employees,
    )


def near_miss(finding: SizeFinding, language: Language) -> str:
    """What would make an SME of a company that is none; empty if nothing can, as when its industry decides."""
    if not finding.failed or "industry" in finding.failed:
        return ""
    said = [_near(finding, failed, language) for failed in finding.failed]
    if finding.grace_years is not None:
        said.append(shown.say("sme.near.grace", language, years=finding.grace_years))
    return " ".join(said)


def missing(finding: SizeFinding, language: Language) -> tuple[str, ...]:
    """The facts that are still needed, each in words."""
    return tuple(_fact(finding, fact, language) for fact in finding.missing)


def _failure(finding: SizeFinding, failed: str, language: Language) -> str:
    return shown.say(
        f"sme.failed.{failed}",
        language,
        sales=_sales(finding.average, language, above=True),
        sme_limit=_limit("sme", finding.limits.sme, language),
        limit=_won(finding.limits.assets, language),
    )


def _near(finding: SizeFinding, failed: str, language: Language) -> str:
    excess, limit = _won(finding.excess, language), _won(finding.limits.assets, language)
    return shown.say(f"sme.near.{failed}", language, excess=excess, limit=limit)


def _sales(average: Average, language: Language, *, above: bool) -> str:
    """What the sales are; where they are known in bounds only, the bound that settles it."""
    amount = _won(average.least if above else average.most, language)
    if not average.exact:
        return shown.say(f"sme.sales.{'at_least' if above else 'at_most'}", language, average=amount)
    if average.window is not None:
        begin, end = (_day(day, language) for day in average.window)
        return shown.say("sme.sales.recent", language, begin=begin, end=end, average=amount)
    key = "sme.sales.year" if len(average.years) == 1 else "sme.sales.years"
    first, last, count = average.years[0], average.years[-1], len(average.years)
    return shown.say(key, language, first=first, last=last, count=count, average=amount)


def _limit(which: Literal["sme", "small"], limit: int | None, language: Language) -> str:
    if limit is None:
        return shown.say(f"sme.limit.{which}.several", language)
    return shown.say(f"sme.limit.{which}", language, limit=_won(limit, language))


def _fact(finding: SizeFinding, fact: str, language: Language) -> str:
    average = finding.average
    facts: dict[str, object] = {"day": _day(finding.on, language)}
    if average.years:
        facts |= {"first": average.years[0], "last": average.years[-1]}
    if average.window:
        facts |= {"begin": _day(average.window[0], language), "end": _day(average.window[1], language)}
    one_year = fact == "sales" and len(average.years) == 1
    return shown.say(f"sme.fact.{fact}{'.year' if one_year else ''}", language, **facts)


def _won(amount: int | None, language: Language) -> str:
    if amount is None:
        return ""
    return shown.say("show.krw", language, grouped=numerals.grouped(amount), amount=f"{amount:,}")


def _day(day: dt.date, language: Language) -> str:
    return dates.show(day.isoformat(), language)
