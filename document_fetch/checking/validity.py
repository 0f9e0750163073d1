"""Until when a certificate counts, by what is printed on it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from document_fetch.model import Reading
from document_fetch.reading.registry import KINDS

State = Literal["valid", "expired", "no_expiry", "unknown"]


@dataclass(frozen=True, slots=True)
class Validity:
    """`until` is the last day on which the certificate counts; None when it has none or it could not be read."""

    state: State
    until: date | None = None


def check(reading: Reading, today: date) -> Validity:
    """Whether the certificate counts on `today` (Korean date). The printed end decides: it may come before 30 days."""
    if KINDS[reading.kind].validity == "never_expires":
        return Validity("no_expiry")
    printed = reading.get("valid_until")
    if printed is None:
        return Validity("unknown")
    until = date.fromisoformat(printed)
    return Validity("valid" if today <= until else "expired", until)
