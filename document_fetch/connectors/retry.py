"""What is tried again, how often and after which pause."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from document_fetch.connectors.errors import RegisterError, Unreachable


@dataclass(frozen=True, slots=True)
class Patience:
    """How often one question is put, and how long one waits between."""

    attempts: int = 3
    first_pause_seconds: float = 0.3
    longest_pause_seconds: float = 3.0

    def pause(self, attempt: int, chance: Callable[[], float] = random.random) -> float:
        """Seconds after the given attempt (from 1): anything up to a bound that doubles, so that those who failed
        together do not come back together."""
        bound: float = self.first_pause_seconds * 2 ** (attempt - 1)
        return chance() * min(bound, self.longest_pause_seconds)


def may_repeat(error: RegisterError, *, repeatable: bool) -> bool:
    """Only a failure to answer is worth another try, and only if the first cannot have done anything that a second
    would do again. A slow register is not asked twice: it has the question."""
    return isinstance(error, Unreachable) and (repeatable or error.unsent)
