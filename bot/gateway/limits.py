"""A rate limit by token bucket, in memory: a guard of one process against a flood, not an account of use."""

from __future__ import annotations

import time
from collections import OrderedDict

from bot.errors import TooFast

#: Subjects remembered at most; the least recently seen are forgotten, which only gives them a full bucket again.
MAX_SUBJECTS = 10_000


class RateLimit:
    """`per_minute` calls for each subject, that many at once at most."""

    def __init__(self, per_minute: int) -> None:
        self._per_minute = per_minute
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, subject: str) -> None:
        """Counts one call; TooFast when the bucket is empty."""
        now = time.monotonic()
        tokens, seen = self._buckets.pop(subject, (float(self._per_minute), now))
        tokens = min(float(self._per_minute), tokens + (now - seen) * self._per_minute / 60)
        self._buckets[subject] = (max(tokens - 1, 0.0), now) if tokens >= 1 else (tokens, now)
        if len(self._buckets) > MAX_SUBJECTS:
            self._buckets.popitem(last=False)
        if tokens < 1:
            raise TooFast
