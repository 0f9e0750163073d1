"""The unit that a table prints above itself: an amount of "(단위: 천원)" is a thousand times what its digits say."""

import re

from document_fetch.reading.guards import DOUBTFUL, Guard, Guarded, times
from document_fetch.reading.page import Page

_UNIT = re.compile(
    r"(?:단위|[Uu]nits?)[:：]?\(?((?:백만|십억|천|만|억)?)(?:원|달러|불|US\$|USD|\$|KRW|[Ww]on)(1,?000,?000|million|1,?000|thousand)?"
)
_TIMES = {"": 1, "천": 1_000, "만": 10_000, "백만": 1_000_000, "억": 100_000_000, "십억": 1_000_000_000}
_ENGLISH = {"": 1, "1000": 1_000, "thousand": 1_000, "1000000": 1_000_000, "million": 1_000_000}
_MONEY = frozenset({"won", "usd"})


def guarded(page: Page, name: str, guard: Guard, text: str) -> Guarded:
    """What the guard makes of the text; money in the page's unit, doubtful where the page prints several."""
    found = guard(text)
    if name not in _MONEY or found is None or found[1] <= DOUBTFUL:
        return found
    units = _units(page)
    if len(units) > 1:
        return found[0], DOUBTFUL
    return times(found[0], units.pop() if units else 1), found[1]


def _units(page: Page) -> set[int]:
    """Every unit of money that the page prints."""
    found = [
        match for line in page.lines if "단위" in line.text or "nit" in line.text for match in _UNIT.finditer(line.text)
    ]
    return {_TIMES[match[1]] * _ENGLISH[(match[2] or "").replace(",", "")] for match in found}
