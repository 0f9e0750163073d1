"""Any Python program run where a document is read: behind the real walls, or behind none as a control."""

from functools import cache
from pathlib import Path

from document_fetch.confinement import sandbox
from document_fetch.confinement.pool import Pool

INTRUDER = str(Path(__file__).with_name("intruder.py"))


@cache
def intruders(*, confined: bool = True) -> Pool:
    """Places whose children run the program that they are given as a document."""
    behind_bubblewrap = sandbox.level() == "bubblewrap"
    walls = sandbox.bubblewrap(INTRUDER) if behind_bubblewrap else sandbox.wrapper()
    program = (*sandbox.PYTHON, INTRUDER, str(sandbox.PACKAGE.parent))
    return Pool((*walls, *program) if confined else (*program, "unconfined"))


def inside(program: str, *, confined: bool = True, task: str = "run") -> str:
    """What the program prints; as a task `run_large` it may have more than most."""
    return intruders(confined=confined).ask(task, program.encode(), most_bytes=100_000).decode()


def unwalled() -> Pool:
    """Places that read documents without walls or limits: what would happen if there were none."""
    return Pool((*sandbox.PYTHON, INTRUDER, str(sandbox.PACKAGE.parent), "unconfined", "reading"))


def close() -> None:
    """Ends them all."""
    intruders().close()
    intruders(confined=False).close()
