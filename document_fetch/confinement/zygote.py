"""The warm process inside the sandbox: imports everything once, then forks a child for each document.

It never sees a document: both files of a request, the document's and the one for the message, go unread to the child.
One child waits ahead, so that nobody waits for the fork. Its only opening is the socket it was given as standard
input; when that closes, it ends, and so do its children.
Started as a file with `python -I`, so that neither the environment nor the working folder decides what is imported.
"""

import contextlib
import gc
import json
import os
import select
import signal
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

REQUEST_BYTES = 64 * 1024
FILES = 2  # of a request: the document, and where the message goes
READY = b"ready"


class ParentGone(Exception):
    """Nobody is left to answer."""


@dataclass(frozen=True)
class _Spare:
    """A child that waits for its document."""

    pid: int
    line: socket.socket


def serve(tasks: Mapping[str, Any]) -> None:
    """Answers requests until the other end of standard input closes."""
    from document_fetch.confinement import syscalls

    syscalls.keep_memory_to_oneself()
    gc.collect()
    gc.freeze()  # a child that collects garbage must not copy what it shares
    with socket.socket(fileno=0) as control:
        control.send(READY)
        spare = _spare(control, tasks)
        while request := _request(control):
            try:
                control.send(_answer(control, spare, *request))
            except (ParentGone, BrokenPipeError):
                return
            spare = _spare(control, tasks)


def _request(control: socket.socket) -> tuple[bytes, list[int]] | None:
    told, files, _, _ = socket.recv_fds(control, REQUEST_BYTES, FILES)
    return (told, files) if told else None


def _spare(control: socket.socket, tasks: Mapping[str, Any]) -> _Spare:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    child = os.fork()
    if not child:
        control.close()
        ours.close()
        _be_child(theirs, tasks)
    theirs.close()
    return _Spare(child, ours)


def _answer(control: socket.socket, spare: _Spare, told: bytes, files: list[int]) -> bytes:
    with spare.line, contextlib.suppress(BrokenPipeError):  # one that has died meanwhile is told as it ended
        socket.send_fds(spare.line, [told], files)
    for file in files:
        os.close(file)
    late = not _ended_within(json.loads(told)["seconds"], spare.pid, control)
    if late:
        os.kill(spare.pid, signal.SIGKILL)
    _, status, used = os.wait4(spare.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    return json.dumps({"code": code, "late": late, "peak_kb": used.ru_maxrss}).encode()


def _be_child(line: socket.socket, tasks: Mapping[str, Any]) -> NoReturn:
    from document_fetch.confinement import child, syscalls

    try:
        syscalls.die_with_parent()
        child.confine(child.largest(tasks.values()))
        gc.disable()  # it lives too short a time to be worth it, and its memory has a limit
        if request := _request(line):
            line.close()
            wishes = json.loads(request[0])
            child.run(tasks[wishes["task"]], wishes["wishes"], *request[1])
    except BaseException:  # noqa: BLE001 - a child must never go on as a second zygote
        os._exit(1)
    os._exit(0)


def _ended_within(seconds: float, child: int, control: socket.socket) -> bool:
    """Waits for the child; raises ParentGone, after ending it, when the other side hangs up."""
    watch = os.pidfd_open(child)
    ready = select.poll()
    ready.register(watch, select.POLLIN)
    ready.register(control, 0)  # only to hear of its end
    try:
        heard = {file for file, _ in ready.poll(seconds * 1000)}
    finally:
        os.close(watch)
    if control.fileno() in heard:
        os.kill(child, signal.SIGKILL)
        os.wait4(child, 0)
        raise ParentGone
    return watch in heard


def main() -> None:
    """Imports what reading needs, wakes it, and serves."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from document_fetch.confinement import tasks, warming

    warming.wake()
    serve(tasks.TASKS)


if __name__ == "__main__":
    main()
