"""Where on a line of whole steps a truth first turns to yes: found exactly, in a bounded number of looks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from forms.values import Truth

#: The truth in question first, then whatever it depends on that may turn by itself.
Seen = tuple[Truth, ...]


class Enough(Exception):
    """So many places were looked at that the search was given up."""


@dataclass
class Line:
    """Looks at whole places; remembers what it saw."""

    look: Callable[[int], Seen]
    most: int  # places that may be looked at
    seen: dict[int, Seen] = field(default_factory=dict)

    def at(self, place: int) -> Seen:
        """What is seen there; raises Enough."""
        if place not in self.seen:
            if len(self.seen) >= self.most:
                raise Enough
            self.seen[place] = self.look(place)
        return self.seen[place]

    def first_yes(self, start: int, end: int) -> int | None:
        """The place nearest to `start`, on the way to `end`, where the truth is yes; `start` itself is no such place.

        Where everything seen is alike at both ends of a stretch, it is taken to be alike in between. So the place
        before the one that is given is never a yes. Raises Enough.
        """
        near = start
        for far in () if self.at(start)[0] is True else outward(start, end):
            found = self._between(near, far)
            if found is not None:
                return found
            near = far
        return None

    def stays_yes(self, start: int, end: int) -> bool:
        """Whether the truth is yes from `start` on, as far as it is looked at on the way to `end`."""
        return all(self.at(place)[0] is True for place in outward(start, end))

    def _between(self, near: int, far: int) -> int | None:
        if self.at(near) == self.at(far):
            return None
        if abs(far - near) == 1:
            return far if self.at(far)[0] is True else None
        middle = (near + far) // 2
        found = self._between(near, middle)
        return self._between(middle, far) if found is None else found


def outward(start: int, end: int) -> Iterator[int]:
    """Places from `start` to `end`, each twice as far as the one before; `end` itself is the last."""
    if start == end:
        return
    step = 1 if end > start else -1
    while abs(step) < abs(end - start):
        yield start + step
        step *= 2
    yield end
