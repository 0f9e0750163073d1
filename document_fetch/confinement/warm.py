"""The near side of a zygote: starts it behind the sandbox's walls, hands it documents, and tells how a child ended."""

import contextlib
import json
import os
import signal
import socket
import subprocess
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import BinaryIO

from pydantic import BaseModel, ConfigDict, ValidationError

from document_fetch.confinement.child import MEMORY_BYTES
from document_fetch.confinement.sandbox import ENVIRONMENT
from document_fetch.confinement.zygote import READY, REQUEST_BYTES
from document_fetch.errors import Damaged, DocumentError, ReaderFailed, TooHeavy

START_SECONDS = 30.0  # a busy machine takes its time to import everything
GRACE_SECONDS = 5.0  # beyond a child's own time, after which the zygote itself is taken for stuck
_MUCH_MEMORY_KB = MEMORY_BYTES // 2 // 1024

# bubblewrap dies with the thread that started it, so one thread that lives as long as we do starts them all.
_starter = ThreadPoolExecutor(1, "sandbox")


class Gone(Exception):
    """The zygote is no more; another one may do."""


class Ended(BaseModel):
    """How a child ended: its exit code, negative for a signal."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    code: int
    late: bool
    peak_kb: int


class Warm:
    """One zygote. Used by one thread at a time; raises Gone once it is dead."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self.served = 0
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            with theirs:
                self._process = _starter.submit(_start, command, theirs).result()
        except OSError as error:
            self._control.close()
            raise ReaderFailed(reason=type(error).__name__) from error
        self._control.settimeout(START_SECONDS)
        if self._heard() != READY:
            self.close()
            raise ReaderFailed(reason="NoStart")

    @property
    def pid(self) -> int:
        return self._process.pid

    def ask(self, task: str, document: bytes, *, seconds: float, most_bytes: int, **wishes: object) -> bytes:
        """The message of the child that did the task; raises a DocumentError, Gone."""
        self.served += 1
        with _in_memory(document) as source, _in_memory() as target:
            self._send({"task": task, "seconds": seconds, "wishes": wishes}, source, target)
            self._control.settimeout(seconds + GRACE_SECONDS)
            _check(self._ended())
            target.seek(0)
            return target.read(most_bytes)

    def close(self) -> None:
        """Ends the zygote and its child, and leaves nothing behind."""
        self._control.close()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def _send(self, request: Mapping[str, object], source: BinaryIO, target: BinaryIO) -> None:
        try:
            socket.send_fds(self._control, [json.dumps(request).encode()], [source.fileno(), target.fileno()])
        except OSError as error:
            raise Gone from error

    def _ended(self) -> Ended:
        try:
            return Ended.model_validate_json(self._heard())
        except ValidationError as error:
            raise Gone from error

    def _heard(self) -> bytes:
        """What the zygote says; nothing when it is dead or stuck."""
        try:
            return self._control.recv(REQUEST_BYTES)
        except OSError:
            return b""


def _start(command: tuple[str, ...], theirs: socket.socket) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - a fixed command; documents come by the socket
        command,
        stdin=theirs.fileno(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=ENVIRONMENT,
        cwd="/",
        start_new_session=True,
    )


def _in_memory(content: bytes = b"") -> BinaryIO:
    """A file that never touches a disk. As a file, not a pipe, it obeys the child's RLIMIT_FSIZE."""
    file = os.fdopen(os.memfd_create("gildong-document"), "w+b")
    file.write(content)
    file.seek(0)
    return file


def _check(ended: Ended) -> None:
    if ended.late or ended.code == -signal.SIGXCPU:
        raise TooHeavy(resource="time")
    if ended.code:
        raise _fault(ended)


def _fault(ended: Ended) -> DocumentError:
    # PDFium aborts where it gets no more memory; killed is who the machine has no memory for.
    starved = ended.code == -signal.SIGABRT and ended.peak_kb > _MUCH_MEMORY_KB
    if starved or ended.code == -signal.SIGKILL:
        return TooHeavy(resource="memory")
    return Damaged() if ended.code < 0 else ReaderFailed(reason="ExitStatus")
