"""Why a company is no SME, and which unknown facts an unknown size still hangs on."""

from collections.abc import Iterator

from forms.sme.facts import Facts, Sizes, fewer_than, same, within

_WHOLE_CODE = 5  # digits of a KSIC code


def failed(facts: Facts) -> Iterator[str]:
    """The tests that a company fails which is no SME: industry, sales, assets, independence."""
    if all(row.sme == "outside" for row in facts.rows):
        yield "industry"
    elif same(within(row.sme, facts.average) for row in facts.rows) is False:
        yield "sales"
    if facts.assets_fit is False:
        yield "assets"
    if facts.independent is False:
        yield "independence"


def missing(facts: Facts, known: Sizes) -> Iterator[str]:
    """The facts without which the size stays unknown, in the order in which one would ask. Words: sme.fact."""
    if _industry_open(facts, known):
        yield "product" if facts.industry and len(facts.industry.digits) == _WHOLE_CODE else "industry"
    limits = {limit for row in facts.rows for limit in (row.sme, row.small) if isinstance(limit, int)}
    if any(within(limit, facts.average) is None for limit in limits):
        yield from facts.average.missing
    if facts.assets is None:
        yield "assets"
    if facts.independent is None:
        yield "independent"
    if known.small is not False and facts.employees is None:
        yield "employees"
    yield from _tables(facts, known)


def _industry_open(facts: Facts, known: Sizes) -> bool:
    """Whether a more exact industry could tell more: its limits differ, and do not all say the same."""
    sme, small = [row.sme for row in facts.rows], [row.small for row in facts.rows]
    headcounts = [row.headcount for row in facts.rows] if known.small is not False else []
    return (
        (len(set(sme)) > 1 and same(within(limit, facts.average) for limit in sme) is None)
        or (len(set(small)) > 1 and same(within(limit, facts.average) for limit in small) is None)
        or (len(set(headcounts)) > 1 and same(fewer_than(limit, facts.employees) for limit in headcounts) is None)
    )


def _tables(facts: Facts, known: Sizes) -> Iterator[str]:
    if any(row.sme is None for row in facts.rows):
        yield "sme_table"
    if any(row.small is None for row in facts.rows):
        yield "small_table"
    if known.small is not False and any(row.headcount is None for row in facts.rows):
        yield "headcount_table"
