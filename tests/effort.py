"""How much work something is, whatever machine this is and whoever else is busy on it."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable


def millions(work: Callable[[], object]) -> float:
    """The processor time of `work` in this thread, as a multiple of what counting to a million takes here."""
    return _processor_seconds(work) / _million()


@functools.cache
def _million() -> float:
    return min(_processor_seconds(lambda: sum(range(1_000_000))) for _ in range(3))


def _processor_seconds(work: Callable[[], object]) -> float:
    began = time.thread_time()
    work()
    return time.thread_time() - began
