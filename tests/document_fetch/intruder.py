"""A zygote like the real one, whose children run the Python program they are given: what a hijacked reader could try.

python intruder.py PROJECT [unconfined]
"""

import contextlib
import io
import sys

sys.path.insert(0, sys.argv[1])

from document_fetch.confinement import child, syscalls, zygote


def run(program: bytes, wishes: object) -> bytes:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(program.decode(), {})
    return printed.getvalue().encode()


if "unconfined" in sys.argv:
    child.confine = child.keep_to = lambda limits: None
    syscalls.keep_memory_to_oneself = lambda: None

LARGE = child.Limits(memory_bytes=768 * 1024 * 1024, cpu_seconds=45)
TASKS = {"run": child.Task(run, 64 * 1024), "run_large": child.Task(run, 64 * 1024, LARGE)}
if "reading" in sys.argv:
    from document_fetch.confinement.tasks import TASKS

zygote.serve(TASKS)
