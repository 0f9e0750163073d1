"""The warm process inside the sandbox: imports everything once, then forks a child for each document.

It never sees a document: both files of a request, the document's and the one for the message, go unread to the child.
Its only opening is the socket it was given as standard input; when that closes, it ends, and so does its child.
Started as a file with `python -I`, so that neither the environment nor the working folder decides what is imported.
"""

import gc
import json
import os
import select
import signal
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

REQUEST_BYTES = 64 * 1024
FILES = 2  # of a request: the document, and where the message goes
READY = b"ready"


class ParentGone(Exception):
    """Nobody is left to answer."""


def serve(tasks: Mapping[str, Any]) -> None:
    """Answers requests until the other end of standard input closes."""
    from document_fetch.confinement import syscalls

    syscalls.keep_memory_to_oneself()
    gc.collect()
    gc.freeze()  # a child that collects garbage must not copy what it shares
    with socket.socket(fileno=0) as control:
        control.send(READY)
        while request := _request(control):
            try:
                control.send(_answer(control, tasks, *request))
            except (ParentGone, BrokenPipeError):
                return


def _request(control: socket.socket) -> tuple[dict[str, Any], list[int]] | None:
    told, files, _, _ = socket.recv_fds(control, REQUEST_BYTES, FILES)
    return (json.loads(told), files) if told else None


def _answer(control: socket.socket, tasks: Mapping[str, Any], request: dict[str, Any], files: list[int]) -> bytes:
    child = os.fork()
    if not child:
        _be_child(control, tasks, request, *files)
    for file in files:
        os.close(file)
    late = not _ended_within(request["seconds"], child, control)
    if late:
        os.kill(child, signal.SIGKILL)
    _, status, used = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    return json.dumps({"code": code, "late": late, "peak_kb": used.ru_maxrss}).encode()


def _be_child(
    control: socket.socket, tasks: Mapping[str, Any], request: dict[str, Any], source: int, target: int
) -> NoReturn:
    from document_fetch.confinement import child, syscalls

    try:
        syscalls.die_with_parent()
        control.close()
        child.run(tasks[request["task"]], request["wishes"], source, target)
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
    """Imports what reading needs, reads one line of its own to wake PDFium, and serves."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from document_fetch.confinement import tasks

    tasks.warm_up()
    serve(tasks.TASKS)


if __name__ == "__main__":
    main()
