"""What holds of every company: a size that is told stays whatever else comes out, and what is missing is enough."""

import datetime as dt
import random
from typing import Any

import pytest

from forms.sme import size as sme_size
from forms.sme import table as sme_table
from forms.sme.size import SizeFinding

TABLE = sme_table.shipped()
DAY = dt.date(2026, 11, 2)
EOK = 100_000_000
INDUSTRIES = [
    "10799",
    "30393",
    "30399",
    "31202",
    "31111",
    "36020",
    "38110",
    "47912",
    "76390",
    "94110",
    "84111",
    "96999",
]
NEAR_LIMITS = [0, 3, 10, 12, 15, 16, 30, 45, 60, 79, 80, 81, 110, 120, 121, 140, 300, 400, 801, 1_200, 1_500, 1_801]
UNKNOWN = ("industry", "opened_on", "assets", "employees", "independent", "recent_sales")


def company(chance: random.Random) -> dict[str, Any]:
    """A company of which everything is known; its recent sales are what its yearly sales allow."""
    opened = dt.date(2010, 1, 1) if chance.random() < 0.5 else DAY - dt.timedelta(chance.randrange(1_500))
    scale = chance.choice(NEAR_LIMITS) * EOK
    sales = {year: scale * chance.choice([1, 1, 2]) // 1 for year in range(max(2020, opened.year), DAY.year + 1)}
    return {
        "industry": chance.choice(INDUSTRIES),
        "sales": sales,
        "opened_on": opened,
        "assets": chance.choice([1, 4_999, 5_000, 5_001]) * EOK,
        "employees": chance.choice([0, 4, 5, 9, 10, 300]),
        "independent": chance.random() < 0.9,
        "recent_sales": sales[DAY.year] if opened.year == DAY.year else sales[DAY.year] + sales[DAY.year - 1] // 12,
    }


def forget(known: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The same company with some facts unknown and some years of sales not told."""
    hidden = {name: None if chance.random() < 0.35 else known[name] for name in UNKNOWN}
    if hidden["industry"] and chance.random() < 0.5:
        hidden["industry"] = known["industry"][: chance.choice([2, 3, 4])]
    told = {year: won for year, won in known["sales"].items() if chance.random() < 0.8}
    return known | hidden | {"sales": told}


def size(given: dict[str, Any]) -> SizeFinding:
    return sme_size.classify(TABLE, on=DAY, **given)


@pytest.mark.parametrize("seed", range(8))
def test_a_size_told_from_some_facts_is_the_size_by_all_facts(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(100):
        known = company(chance)
        some, every = size(forget(known, chance)), size(known)
        for name in ("sme", "small", "micro"):
            assert getattr(some, name) in (None, getattr(every, name)), known
        assert some.size in (None, every.size), known


@pytest.mark.parametrize("seed", range(8))
def test_the_missing_facts_are_enough_to_tell_the_size(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(50):
        known = company(chance)
        given = forget(known, chance)
        asked: list[str] = []
        while missing := [fact for fact in size(given).missing if fact != "product"]:
            fact = missing[0]
            assert fact not in asked, (known, asked)  # what was answered is not asked again
            asked.append(fact)
            given = given | {fact: known[fact]}
        told = size(given)
        assert told.size is not None or told.missing == ("product",)


def test_nothing_is_missing_once_the_size_is_told() -> None:
    chance = random.Random(1)
    told = [size(forget(company(chance), chance)) for _ in range(200)]
    assert all((finding.size is None) == bool(finding.missing) for finding in told)
    assert all((finding.size == "not_sme") == bool(finding.failed) for finding in told)


def test_the_finding_names_the_laws_and_tables_it_used() -> None:
    finding = size(company(random.Random(3)) | {"industry": "47912", "assets": 1, "independent": True})
    assert "별표 1" in finding.source
    assert "별표 3" in finding.source
    assert "소상공인기본법" in finding.source
    assert (finding.edition, finding.small_edition) == (dt.date(2025, 10, 1), dt.date(2025, 9, 1))


def test_a_no_names_only_what_decides_whether_it_is_an_sme() -> None:
    finding = size(company(random.Random(3)) | {"independent": False})
    assert "별표 3" not in finding.source
    assert "별표 1" in finding.source
