"""The walls around whoever reads hostile bytes: a process without network, secrets, or files worth having."""

import functools
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Literal

Level = Literal["bubblewrap", "namespace", "limits"]

PACKAGE = Path(__file__).resolve().parent.parent
PYTHON = (sys.executable, "-I", "-B")
ENVIRONMENT = {"OMP_THREAD_LIMIT": "1"}  # Tesseract in several threads takes five times as much processor
PROBE_SECONDS = 10.0
_SYSTEM = ("/usr", "/bin", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache")


@functools.cache
def level() -> Level:
    """How a document is confined on this machine; found out once, by trying.

    bubblewrap: no network, nothing to write, only Python and this package to read. namespace: no network.
    limits: memory, time, output and file limits and forbidden system calls only, which every level has.
    """
    if _works(bubblewrap()):
        return "bubblewrap"
    return "namespace" if _works(namespace()) else "limits"


def wrapper() -> tuple[str, ...]:
    """The command before Python that confines it as `level()` says."""
    return {"bubblewrap": bubblewrap, "namespace": namespace, "limits": tuple}[level()]()


def bubblewrap(*more: str) -> tuple[str, ...]:
    """Every namespace its own; of the files only the interpreter, its libraries, this package and `more`, read-only."""
    roots = {*_SYSTEM, sys.prefix, sys.base_prefix, str(PACKAGE), *more}
    readable = [part for root in sorted(roots, key=len) if Path(root).exists() for part in ("--ro-bind", root, root)]
    alone = ("--unshare-all", "--die-with-parent", "--new-session", "--clearenv", "--cap-drop", "ALL")
    environment = [part for name, value in ENVIRONMENT.items() for part in ("--setenv", name, value)]
    return (shutil.which("bwrap") or "bwrap", *alone, *environment, *readable, "--dev", "/dev", "--chdir", "/", "--")


def namespace() -> tuple[str, ...]:
    """A user and a network namespace of its own."""
    return (shutil.which("unshare") or "unshare", "--user", "--map-root-user", "--net", "--")


def edition() -> int:
    """A number that changes when a file of this package does."""
    files = (path for path in PACKAGE.rglob("*") if path.suffix in {".py", ".yml"})
    return hash(tuple(sorted((str(path), path.stat().st_mtime_ns) for path in files)))


def _works(command: tuple[str, ...]) -> bool:
    """Whether Python starts behind the command and finds its libraries there."""
    probe = (*command, *PYTHON, "-c", "import pydantic, pypdfium2")
    try:
        done = subprocess.run(probe, env={}, cwd="/", capture_output=True, timeout=PROBE_SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
