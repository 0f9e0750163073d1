"""The day of issue, which most forms print without a label: between the statement and the issuer's name."""

import re
from collections.abc import Iterator, Sequence

from document_fetch.reading import patterns
from document_fetch.reading.guards import is_one_day
from document_fetch.reading.labelled import Labelled
from document_fetch.reading.page import Line, Page, printed

_STATEMENT = re.compile(r"(?:증명|확인|인정|발급)(?:합니다|함\.?$|하였음)|certify|trueandcorrect", re.IGNORECASE)
_REACH = 12.0  # of the size: the most white between the day and the issuer


def day(pages: Sequence[Labelled], issuer: str) -> Iterator[tuple[Labelled, list[Line]]]:
    """The likeliest place of each page that is signed, the last page first; `issuer` is the pattern of the name."""
    for labelled in reversed(pages):
        if found := _on(labelled, issuer):
            yield labelled, [found]


def _on(labelled: Labelled, issuer: str) -> Line | None:
    page = labelled.page
    stated = _last_statement(page)
    signed = next((lines[0] for lines in patterns.found(labelled, issuer)), None) if issuer else None
    if stated is None and signed is None:
        return None
    free = [line for line in _days(labelled) if stated is None or line.top > stated.top]
    if signed is None:
        return free[0] if free else None
    near = [line for line in free if abs(_middle(line) - _middle(signed)) < _REACH * signed.glyphs[0].size]
    above = [line for line in near if line.top <= signed.bottom]
    return max(above, key=_middle, default=None) or (near[0] if near else None)


def _last_statement(page: Page) -> Line | None:
    return next((line for line in reversed(page.lines) if _STATEMENT.search(line.text)), None)


def _days(labelled: Labelled) -> Iterator[Line]:
    """Days that begin a line and stand by themselves."""
    for line in labelled.page.lines:
        first, *_ = labelled.page.pieces(line)
        if is_one_day(printed(first)):
            yield Line(first)


def _middle(line: Line) -> float:
    return (line.top + line.bottom) / 2
