"""What was asked a moment ago is not asked again."""

from collections import OrderedDict
from typing import Generic, TypeVar

from document_fetch.connectors.clock import Clock

Key = TypeVar("Key")
Kept = TypeVar("Kept")


class Cache(Generic[Key, Kept]):
    """Keeps the newest `most` values for `seconds` each."""

    def __init__(self, clock: Clock, *, seconds: float, most: int) -> None:
        self._clock, self._seconds, self._most = clock, seconds, most
        self._kept: OrderedDict[Key, tuple[float, Kept]] = OrderedDict()

    def get(self, key: Key) -> Kept | None:
        """The value, None when there is none or it is too old."""
        until, value = self._kept.get(key, (0.0, None))
        return value if self._clock.seconds() < until else None

    def put(self, key: Key, value: Kept) -> None:
        """Keeps the value from now on."""
        self._kept.pop(key, None)
        self._kept[key] = (self._clock.seconds() + self._seconds, value)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def forget(self, key: Key) -> None:
        """Drops the value, if there is one."""
        self._kept.pop(key, None)
