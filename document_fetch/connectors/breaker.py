"""Leaves a register that is down alone, says since when, and lets one question through to see whether it is back."""

from datetime import datetime
from typing import Literal

from document_fetch.connectors.clock import Clock
from document_fetch.connectors.errors import RegisterDown

FAILURES_TO_OPEN = 5
PAUSE_SECONDS = 30.0

State = Literal["well", "ailing", "down"]


class Breaker:
    """Of one register. Every `admit` is followed by exactly one of `succeeded`, `failed` and `released`."""

    def __init__(
        self,
        register: str,
        clock: Clock,
        *,
        failures_to_open: int = FAILURES_TO_OPEN,
        pause_seconds: float = PAUSE_SECONDS,
    ) -> None:
        self._register, self._clock = register, clock
        self._failures_to_open, self._pause_seconds = failures_to_open, pause_seconds
        self._failures = 0
        self._since: datetime | None = None
        self._again_at = 0.0
        self._probing = False

    @property
    def since(self) -> datetime | None:
        """When the failures began that have not ended; None while the register is well."""
        return self._since

    @property
    def state(self) -> State:
        """`ailing`: it has failed of late, but is still asked."""
        if self._failures >= self._failures_to_open:
            return "down"
        return "ailing" if self._failures else "well"

    def admit(self) -> None:
        """Raises RegisterDown while the register is left alone; after the pause one question at a time may pass."""
        if self.state != "down":
            return
        if self._probing or self._clock.seconds() < self._again_at:
            raise self.down()
        self._probing = True

    def succeeded(self) -> None:
        """The register has answered, whatever it said."""
        self._failures, self._since, self._probing = 0, None, False

    def failed(self) -> None:
        """The register is ill."""
        self._failures += 1
        self._since = self._since or self._clock.now()
        self._again_at = self._clock.seconds() + self._pause_seconds
        self._probing = False

    def released(self) -> None:
        """Nothing was learnt: the question was taken back."""
        self._probing = False

    def down(self) -> RegisterDown:
        """The error that says since when."""
        return RegisterDown(register=self._register, since=self._since or self._clock.now())
