"""A process that ends with the one that started it.

`python -m bot.process PROGRAM ARGUMENTS...` runs a program in that way that does not know of us.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def end_with_parent() -> None:
    """On Linux: a supervisor that is killed leaves no servers behind."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


if __name__ == "__main__":
    end_with_parent()  # it outlives the exec
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606  (the point: no shell, no process between)
