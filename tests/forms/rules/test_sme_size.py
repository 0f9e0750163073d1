"""The cases of sme_size.yml, one test each; and that they notice every altered number and day of the table."""

import datetime as dt
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from forms import errors
from forms.sme import size as sme_size
from forms.sme import table as sme_table
from forms.sme.size import SizeFinding
from forms.sme.table import Table
from tests.forms import mutation

Case = dict[str, Any]

FILE: Case = yaml.safe_load((Path(__file__).parent / "sme_size.yml").read_text("utf-8"))
TABLE = sme_table.shipped()
GIVEN = ("industry", "sales", "opened_on", "assets", "employees", "independent", "recent_sales")
SAID = ("industries", "average", "name", "day", "expect", *GIVEN)


def every_case() -> Iterator[Case]:
    """Each case once for each of its industries."""
    for case in FILE["cases"]:
        for industry in case.get("industries", [case.get("industry")]):
            yield FILE["usual"] | case | {"industry": industry}


CASES = list(every_case())


def finding(case: Case, table: Table = TABLE) -> SizeFinding:
    same = {year: case.get("average") for year in range(case["day"].year - 5, case["day"].year)}
    given = {"sales": same} | {name: case[name] for name in GIVEN if name in case}
    return sme_size.classify(table, on=case["day"], **given)


def found(case: Case, table: Table = TABLE) -> dict[str, Any]:
    """What the case expects to know, as found."""
    size = finding(case, table)
    average = size.average
    everything = vars(size) | {
        "failed": list(size.failed),
        "missing": list(size.missing),
        "limits": vars(size.limits),
        "method": average.method,
        "average": average.most if average.exact else None,
        "least": average.least,
        "most": average.most,
        "years": list(average.years),
        "window": list(average.window or ()),
    }
    return {name: everything[name] for name in case["expect"]}


def differs(case: Case, table: Table) -> bool:
    return found(case, table) != case["expect"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['name']} [{case['industry']}]")
def test_a_case_of_size(case: Case) -> None:
    assert found(case) == case["expect"]


def test_the_cases_are_many_and_say_what_is_meant() -> None:
    names = [case["name"] for case in FILE["cases"]]
    assert len(names) >= 90
    assert len(set(names)) == len(names)
    assert [case["name"] for case in FILE["cases"] if not set(case) <= set(SAID)] == []


def test_altering_any_number_or_day_of_the_table_by_one_fails_a_case() -> None:
    def a_case_fails(path: Path) -> bool:
        try:
            table = sme_table.load(path)
        except errors.DefinitionError:
            return True
        return any(differs(case, table) for case in CASES)

    assert mutation.unnoticed(sme_table.SHIPPED, a_case_fails) == []


@pytest.mark.parametrize("part", ["sme_sales", "small_sales", "headcount"])
def test_an_industry_in_another_row_of_the_table_fails_a_case(part: str) -> None:
    # Text is not altered by the mutations above, and a wrong row is the likeliest mistake of all.
    left = [place for place, section, table in moved(part) if not any(differs(case, table) for case in about(section))]
    assert left == []


def moved(part: str) -> Iterator[tuple[str, str, Table]]:
    """The table with one industry moved from its row to the next higher or lower one, for every industry."""
    editions = getattr(TABLE, part)
    for number, edition in enumerate(editions):
        neighbours = list(itertools.pairwise(edition.groups))
        for source, target in [*neighbours, *(pair[::-1] for pair in neighbours)]:
            for name in source.industries:
                fewer = [each for each in source.industries if each != name]
                rows = {id(source): fewer, id(target): [*target.industries, name]}
                groups = [group.model_copy(update={"industries": rows.get(id(group), group.industries)})
                          for group in edition.groups]  # fmt: skip
                other = edition.model_copy(update={"groups": groups})
                changed = [*editions[:number], other, *editions[number + 1 :]]
                place = f"{edition.since}: {name}: {source.limit} -> {target.limit}"
                yield place, name[0], TABLE.model_copy(update={part: changed})


def about(section: str) -> list[Case]:
    """The cases in an industry of the section: the others cannot notice."""
    return [case for case in CASES if str(case["industry"]).startswith(section)]


def test_a_day_is_a_date_in_every_case() -> None:
    assert all(type(case["day"]) is dt.date for case in CASES)
