"""One process, one document: gives up what no certificate needs, does its task, and is gone."""

import os
import resource
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from document_fetch.confinement import syscalls

MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 10
OPEN_FILES = 64


@dataclass(frozen=True)
class Task:
    """What a child can be asked to do: document and wishes in, message out, which may have so many bytes."""

    work: Callable[[bytes, Mapping[str, Any]], bytes]
    most_bytes: int
    memory_bytes: int = MEMORY_BYTES
    cpu_seconds: int = CPU_SECONDS


def confine(output_bytes: int, memory_bytes: int = MEMORY_BYTES, cpu_seconds: int = CPU_SECONDS) -> None:
    """Gives up, for good, what no certificate needs."""
    # One second between the two: at the soft limit the kernel says why it kills, at the hard one it does not.
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    for limit, most in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_FSIZE, output_bytes),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    syscalls.give_up()


def run(task: Task, wishes: Mapping[str, Any], source: int, target: int) -> None:
    """Reads the document from one file, writes the message to the other."""
    confine(task.most_bytes, task.memory_bytes, task.cpu_seconds)
    with open(source, "rb") as document:
        message = task.work(document.read(), wishes)
    while message:
        message = message[os.write(target, message) :]
