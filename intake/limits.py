"""How often one address may do something: counted in memory, so it starts anew with the process."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

MINUTE = 60.0  # seconds
MAX_ADDRESSES = 10_000


class Limiter:
    """Allows `per_minute` at once, and as many again spread over each minute."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, address: str) -> bool:
        """Whether the address may once more; counts it if so."""
        now = self._clock()
        left, seen = self._left.pop(address, (float(self._per_minute), now))
        left = min(self._per_minute, left + (now - seen) * self._per_minute / MINUTE)
        allowed = left >= 1
        self._left[address] = (left - 1 if allowed else left, now)
        if len(self._left) > MAX_ADDRESSES:
            self._left.popitem(last=False)
        return allowed
