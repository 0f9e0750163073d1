"""The statutory SME test as a value of an expression."""

import datetime as dt
from collections.abc import Mapping

from forms.sme import size as sme_size
from forms.sme import table as sme_table
from forms.values import Amount, Value

#: An SME for certain, of a size that is not known yet.
SOME_SME = "sme"


def size(facts: Mapping[str, Value], sales: Mapping[int, Value], on: dt.date | None) -> Value:
    """micro, small, medium, not_sme, or sme where only that much is sure; None when it is not known."""
    if on is None:
        return None
    opened_on, industry, independent = (facts.get(name) for name in ("opened_on", "industry", "independent"))
    found = sme_size.classify(
        sme_table.shipped(),
        industry=industry if isinstance(industry, str) else None,
        sales={year: won for year, value in sales.items() if (won := _won(value)) is not None},
        opened_on=opened_on if isinstance(opened_on, dt.date) else None,
        assets=_won(facts.get("assets")),
        employees=_whole(facts.get("employees")),
        independent=independent if isinstance(independent, bool) else None,
        on=on,
    )
    return found.size or (SOME_SME if found.sme else None)


def _won(value: Value) -> int | None:
    return int(value.number) if isinstance(value, Amount) and value.currency == "KRW" else None


def _whole(value: Value) -> int | None:
    return None if value is None or isinstance(value, bool | str | tuple | dt.date | Amount) else int(value)
