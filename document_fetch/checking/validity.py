"""Until when a certificate counts, by what is printed on it and by law."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from document_fetch.checking.issuers import ISSUERS
from document_fetch.model import Reading
from document_fetch.reading.registry import KINDS

State = Literal["valid", "expired", "no_expiry", "unknown"]


@dataclass(frozen=True, slots=True)
class Validity:
    """`until` is the last day on which the certificate counts; None when it has none or it could not be read."""

    state: State
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Lapse:
    """A certificate that will not count any more on a day when it is wanted."""

    wanted_on: date
    #: A copy issued on this day or later will still count then; None when no law ties the end to the day of issue.
    reissue_from: date | None


def check(reading: Reading, today: date) -> Validity:
    """Whether the certificate counts on `today` (Korean date). The printed end decides: it may come before 30 days."""
    if KINDS[reading.kind].validity == "never_expires":
        return Validity("no_expiry")
    printed = reading.get("valid_until")
    if printed is None:
        return Validity("unknown")
    until = date.fromisoformat(printed)
    return Validity("valid" if today <= until else "expired", until)


def lapse(kind: str, until: date | None, wanted_on: date | None) -> Lapse | None:
    """How a certificate good `until` fails a day on which it is wanted; None when it does not, or either is unknown."""
    if until is None or wanted_on is None or wanted_on <= until:
        return None
    issuer = ISSUERS.get(kind)
    counts = issuer.counts_days if issuer else None
    return Lapse(wanted_on, wanted_on - timedelta(days=counts) if counts else None)
