"""Two places for documents, each with a zygote that is started when first needed and replaced when it has served."""

import atexit
import functools
import queue
import time
from dataclasses import dataclass, field

from document_fetch.confinement import sandbox, zygote
from document_fetch.confinement.warm import Gone, Warm
from document_fetch.errors import ReaderFailed

WALL_SECONDS = 15.0
MOST_AT_ONCE = 2
MOST_SERVED = 500  # documents of one zygote
LOOK_SECONDS = 1.0  # between two looks at whether the program has changed
_ATTEMPTS = 2


@dataclass
class _Place:
    """Where one document at a time is dealt with."""

    command: tuple[str, ...]
    warm: Warm | None = None
    edition: int = 0
    looked: float = field(default_factory=time.monotonic)

    def ready(self) -> Warm:
        """A zygote that runs the present program and has not served too long."""
        if self.warm and (self.warm.served >= MOST_SERVED or self._outdated()):
            self.empty()
        if not self.warm:
            self.edition = sandbox.edition()
            self.warm = Warm(self.command)
        return self.warm

    def empty(self) -> None:
        if self.warm:
            self.warm.close()
        self.warm = None

    def _outdated(self) -> bool:
        if time.monotonic() - self.looked < LOOK_SECONDS:
            return False
        self.looked = time.monotonic()
        return sandbox.edition() != self.edition


class Pool:
    """The places. Any thread may ask; who finds no free place waits."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self.places = [_Place(command) for _ in range(MOST_AT_ONCE)]
        # The place used last comes first: with one document at a time there is one zygote.
        self._free: queue.LifoQueue[_Place] = queue.LifoQueue()
        for place in self.places:
            self._free.put(place)

    def ask(
        self, task: str, document: bytes, *, most_bytes: int, seconds: float | None = None, **wishes: object
    ) -> bytes:
        """The message of a child that did the task within `seconds`, else WALL_SECONDS; raises a DocumentError."""
        place = self._free.get()
        try:
            return _asked(place, task, document, most_bytes, seconds or WALL_SECONDS, wishes)
        finally:
            self._free.put(place)

    def close(self) -> None:
        """Ends every zygote; the next question starts another."""
        for place in self.places:
            place.empty()


@functools.cache
def shared() -> Pool:
    """The pool of this process; what it started ends with it."""
    pool = Pool((*sandbox.wrapper(), *sandbox.PYTHON, zygote.__file__))
    atexit.register(pool.close)
    return pool


def _asked(
    place: _Place, task: str, document: bytes, most_bytes: int, seconds: float, wishes: dict[str, object]
) -> bytes:
    for _ in range(_ATTEMPTS):
        try:
            return place.ready().ask(task, document, seconds=seconds, most_bytes=most_bytes, **wishes)
        except Gone:
            place.empty()
    raise ReaderFailed(reason=Gone.__name__)
