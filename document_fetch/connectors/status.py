"""Whether a business is running, as a register says it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from document_fetch.connectors.errors import ConnectorOff, RegisterError

State = Literal["active", "suspended", "closed", "unregistered", "unknown"]

_TEN_DIGITS = re.compile(r"\d{10}", re.ASCII)
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:\d{6})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class BusinessStatus:
    """What a register says of one business number."""

    business_number: str  # NNN-NN-NNNNN
    state: State  # unknown: the register's answer does not say, or nobody could be asked
    tax_type: str | None = None  # a key of `business.tax_type.*`
    ended_on: date | None = None  # of a closed business
    source: str | None = None  # the register's id; None where nobody could be asked
    asked_at: datetime | None = None


class StatusSource(Protocol):
    """A register that knows whether a business is running."""

    @property
    def is_on(self) -> bool: ...

    async def statuses(self, numbers: Sequence[str]) -> Mapping[str, BusinessStatus]:
        """By number with hyphens; raises RegisterError."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What could be found out, and which registers failed on the way, in the order they were asked."""

    statuses: Mapping[str, BusinessStatus]
    troubles: tuple[RegisterError, ...]


async def look(sources: Iterable[StatusSource], numbers: Sequence[str]) -> Looked:
    """Asks the first source that answers; when none does, every state is `unknown`. Raises no RegisterError."""
    troubles: list[RegisterError] = []
    for source in sources:
        try:
            return Looked(await source.statuses(numbers), tuple(troubles))
        except ConnectorOff:
            continue
        except RegisterError as error:
            troubles.append(error)
    unknown = {one: BusinessStatus(one, "unknown") for one in map(hyphenated, numbers)}
    return Looked(unknown, tuple(troubles))


def hyphenated(number: str) -> str:
    """NNN-NN-NNNNN of ten digits with or without hyphens; raises ValueError, which does not repeat the number."""
    digits = number.replace("-", "").strip()
    if not _TEN_DIGITS.fullmatch(digits):
        raise ValueError("a business number has ten digits")
    return f"{digits[:3]}-{digits[3:5]}-{digits[5:]}"


def day(text: str | None) -> date | None:
    """A day as registers write it (YYYYMMDD, also with a time behind it); None when it is none."""
    found = _DAY.fullmatch((text or "").strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
