"""How many questions a register allows, counted on our side so that its own limit is never met."""

from dataclasses import dataclass

from document_fetch.connectors.clock import KOREA, Clock
from document_fetch.connectors.errors import QuotaExceeded


@dataclass(frozen=True, slots=True)
class Allowance:
    """The most questions in a minute of the clock, and in a day in Korea. Since a restart the count begins anew."""

    per_minute: int
    per_day: int


class Quota:
    """Of one register."""

    def __init__(self, register: str, clock: Clock, allowance: Allowance) -> None:
        self._register, self._clock, self._allowance = register, clock, allowance
        self._minute = self._day = ""
        self._in_minute = self._in_day = 0

    def take(self) -> None:
        """Counts one question; raises QuotaExceeded when it is one too many."""
        now = self._clock.now().astimezone(KOREA)
        if self._minute != (minute := f"{now:%Y%m%d%H%M}"):
            self._minute, self._in_minute = minute, 0
        if self._day != (day := f"{now:%Y%m%d}"):
            self._day, self._in_day = day, 0
        if self._in_minute >= self._allowance.per_minute or self._in_day >= self._allowance.per_day:
            raise QuotaExceeded(register=self._register)
        self._in_minute += 1
        self._in_day += 1
