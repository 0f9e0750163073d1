"""One process, one document: gives up what no certificate needs, does its task, and is gone."""

import os
import resource
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from document_fetch.confinement import syscalls

MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 10
OPEN_FILES = 64


@dataclass(frozen=True)
class Limits:
    """What a child may use up."""

    memory_bytes: int = MEMORY_BYTES
    cpu_seconds: int = CPU_SECONDS


@dataclass(frozen=True)
class Task:
    """What a child can be asked to do: document and wishes in, message out, which may have so many bytes."""

    work: Callable[[bytes, Mapping[str, Any]], bytes]
    most_bytes: int
    limits: Limits = Limits()


def largest(tasks: Iterable[Task]) -> Limits:
    """What is enough for each of the tasks."""
    limits = [task.limits for task in tasks]
    return Limits(max(each.memory_bytes for each in limits), max(each.cpu_seconds for each in limits))


def confine(limits: Limits) -> None:
    """Gives up, for good, what no certificate needs. Before it knows its task it has the largest limits."""
    keep_to(limits)
    for limit, most in ((resource.RLIMIT_NOFILE, OPEN_FILES), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(limit, (most, most))
    syscalls.give_up()


def run(task: Task, wishes: Mapping[str, Any], source: int, target: int) -> None:
    """Reads the document from one file, writes the message to the other; before it looks it lowers its limits."""
    keep_to(task.limits)
    resource.setrlimit(resource.RLIMIT_FSIZE, (task.most_bytes, task.most_bytes))
    with open(source, "rb") as document:
        message = task.work(document.read(), wishes)
    while message:
        message = message[os.write(target, message) :]


def keep_to(limits: Limits) -> None:
    """Lowers this process's limits; the hard ones too, so that nothing raises them again."""
    # One second between the two: at the soft limit the kernel says why it kills, at the hard one it does not.
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
