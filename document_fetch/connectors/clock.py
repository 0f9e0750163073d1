"""Time, handed in so that tests and demonstrations can set it."""

import asyncio
import time
from datetime import UTC, datetime, timedelta, timezone
from typing import Protocol

KOREA = timezone(timedelta(hours=9), "KST")  # no summer time since 1988


class Clock(Protocol):
    """What the connectors ask of time."""

    def now(self) -> datetime:
        """The time of day, with its zone."""

    def seconds(self) -> float:
        """Seconds that only ever grow, also when the time of day is set back."""

    async def sleep(self, seconds: float) -> None:
        """Returns after so many seconds."""


class SystemClock:
    """The machine's own."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def seconds(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
