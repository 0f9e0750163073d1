"""Places that the agency says are full; known since it was last heard, and nothing is full that was never heard of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from forms import booking
from intake.contract import FullPlace


class FullPlaces:
    """By programme; replaced as a whole each time the agency is heard."""

    def __init__(self) -> None:
        self._keys: Mapping[str, frozenset[str]] = {}

    def hear(self, places: Iterable[FullPlace]) -> None:
        """Takes what the agency says as all that is full now."""
        found: dict[str, set[str]] = {}
        for place in places:
            found.setdefault(place.programme, set()).add(booking.key_of(place.named_by))
        self._keys = {programme: frozenset(keys) for programme, keys in found.items()}

    def of(self, programme: str) -> frozenset[str]:
        """Full places of a programme, each in its one spelling."""
        return self._keys.get(programme, frozenset())
