"""Runs `child` for one document in a process that has no network, no secrets, little memory and little time."""

import functools
import os
import select
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import BinaryIO, Literal

from document_fetch.confinement import wire
from document_fetch.errors import Damaged, ReaderFailed, TooHeavy
from document_fetch.model import Reading

Level = Literal["bubblewrap", "namespace", "limits"]

WALL_SECONDS = 15.0
MOST_AT_ONCE = 2
PROBE_SECONDS = 10.0

_PACKAGE = Path(__file__).resolve().parent.parent
_PYTHON = (sys.executable, "-I", "-B")
_SYSTEM = ("/usr", "/bin", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache")
_OUT_OF_TIME = frozenset({signal.SIGXCPU})
_OUT_OF_MEMORY = frozenset({signal.SIGKILL})
_SHELL_SIGNAL = 128  # bubblewrap tells of a signal as 128 + its number

_places = threading.BoundedSemaphore(MOST_AT_ONCE)


@functools.cache
def level() -> Level:
    """How a document is confined on this machine; found out once, by trying.

    bubblewrap: no network, nothing to write, only Python and this package to read. namespace: no network.
    limits: memory, time, output and file limits only, which every level has.
    """
    if _works(bubblewrap()):
        return "bubblewrap"
    return "namespace" if _works(namespace()) else "limits"


def run(pdf: bytes) -> Reading:
    """The reading of one document; waits for a free place, then at most WALL_SECONDS. Raises DocumentError."""
    with _places:
        return wire.outcome(call((*wrapper(), *_PYTHON, str(_PACKAGE / "confinement" / "child.py")), pdf))


def wrapper() -> tuple[str, ...]:
    """The command before Python that confines it as `level()` says."""
    return {"bubblewrap": bubblewrap, "namespace": namespace, "limits": tuple}[level()]()


def bubblewrap() -> tuple[str, ...]:
    """Every namespace its own; of the files only the interpreter, its libraries and this package, read-only."""
    roots = {*_SYSTEM, sys.prefix, sys.base_prefix, str(_PACKAGE)}
    readable = [part for root in sorted(roots, key=len) if Path(root).exists() for part in ("--ro-bind", root, root)]
    alone = ("--unshare-all", "--die-with-parent", "--new-session", "--clearenv", "--cap-drop", "ALL")
    return (shutil.which("bwrap") or "bwrap", *alone, *readable, "--dev", "/dev", "--chdir", "/", "--")


def namespace() -> tuple[str, ...]:
    """A user and a network namespace of its own."""
    return (shutil.which("unshare") or "unshare", "--user", "--map-root-user", "--net", "--")


def call(command: tuple[str, ...], pdf: bytes) -> bytes:
    """Standard output of the command given the document; raises TooHeavy, Damaged, ReaderFailed."""
    with _in_memory(pdf) as source, _in_memory() as message:
        try:
            code = _finish(command, source, message)
        except OSError as error:
            raise ReaderFailed(reason=type(error).__name__) from error
        message.seek(0)
        told = message.read(wire.MAX_BYTES)
    if code:
        raise _fault(code)
    return told


def _in_memory(content: bytes = b"") -> BinaryIO:
    """A file that never touches a disk. As a file, not a pipe, it obeys the child's RLIMIT_FSIZE."""
    file = os.fdopen(os.memfd_create("gildong-document"), "w+b")
    file.write(content)
    file.seek(0)
    return file


def _finish(command: tuple[str, ...], source: BinaryIO, message: BinaryIO) -> int:
    with subprocess.Popen(  # noqa: S603 - a fixed command; the document comes by standard input
        command,
        stdin=source,
        stdout=message,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
        start_new_session=True,
    ) as process:
        try:
            if not _ended_within(process.pid, WALL_SECONDS):
                raise TooHeavy(resource="time")
            return process.wait()
        finally:
            _end(process)


def _ended_within(pid: int, seconds: float) -> bool:
    """Waits on the process itself; Popen.wait with a timeout would look only every 50 ms."""
    watch = os.pidfd_open(pid)
    ready = select.poll()
    ready.register(watch, select.POLLIN)
    try:
        return bool(ready.poll(seconds * 1000))
    finally:
        os.close(watch)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)


def _fault(code: int) -> Exception:
    number = -code if code < 0 else code - _SHELL_SIGNAL
    if number in _OUT_OF_TIME:
        return TooHeavy(resource="time")
    if number in _OUT_OF_MEMORY:
        return TooHeavy(resource="memory")
    if number in set(signal.Signals):
        return Damaged()
    return ReaderFailed(reason="ExitStatus")


def _works(command: tuple[str, ...]) -> bool:
    """Whether Python starts behind the command and finds its libraries there."""
    probe = (*command, *_PYTHON, "-c", "import pydantic, pdfplumber")
    try:
        done = subprocess.run(probe, env={}, cwd="/", capture_output=True, timeout=PROBE_SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
