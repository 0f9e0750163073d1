"""Kills parts of the running system, without a word of warning."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

import aiohttp
import psutil

from tests.system.running import RunningSystem

Part = Literal["gateway", "cell"]
LOOK_SECONDS = 0.1


@dataclass
class Killer:
    """Sends SIGKILL; what is already dead or not up again yet is left alone."""

    system: RunningSystem
    session: aiohttp.ClientSession
    #: When each kill was, by the monotonic clock.
    kills: list[tuple[float, Part]] = field(default_factory=list)
    _doing: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def by_part(self) -> Counter[str]:
        return Counter(part for _, part in self.kills)

    async def strike(self, part: Part, after_seconds: float) -> bool:
        """Kills the part after the time; False when it was not up."""
        await asyncio.sleep(after_seconds)
        async with self._doing:
            if not await self.is_up(part):
                return False
            process = self.system.part(part)
            process.kill()
            self.kills.append((time.monotonic(), part))
            await asyncio.to_thread(psutil.wait_procs, [process], timeout=5)
            return True

    async def is_up(self, part: Part) -> bool:
        try:
            async with self.session.get(self.system.health(part)) as response:
                return response.status == 200
        except aiohttp.ClientError:
            return False

    async def until_up(self, part: Part, seconds: float) -> float:
        """Waits until the part answers; gives the seconds that it took."""
        began = time.monotonic()
        while not await self.is_up(part):
            assert time.monotonic() - began < seconds, f"{part} did not come back"
            await asyncio.sleep(LOOK_SECONDS)
        return time.monotonic() - began

    def hit(self, began: float, ended: float) -> list[Part]:
        """What was killed in that time."""
        return [part for at, part in self.kills if began <= at <= ended]
