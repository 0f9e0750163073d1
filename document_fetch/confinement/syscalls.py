"""What the kernel refuses a child for the rest of its life: to start programs, to speak to anyone, to touch others.

A child is forked from the process that will fork the next one, so it must not be able to signal, trace or rewrite it.
Threads, reading files and its own end stay possible. A machine of another kind is left to the other walls.
"""

import ctypes
import os
import platform
import struct
from collections.abc import Iterator
from enum import IntEnum

_EVERYWHERE = {
    "pidfd_send_signal": 424, "io_uring_setup": 425, "io_uring_enter": 426, "io_uring_register": 427,
    "pidfd_open": 434, "pidfd_getfd": 438, "process_madvise": 440,
}  # fmt: skip
_FORBIDDEN: dict[str, dict[str, int]] = {
    "x86_64": _EVERYWHERE | {
        "socket": 41, "connect": 42, "accept": 43, "sendto": 44, "bind": 49, "listen": 50, "socketpair": 53,
        "fork": 57, "vfork": 58, "execve": 59, "ptrace": 101, "setpgid": 109, "setsid": 112, "rt_sigqueueinfo": 129,
        "setpriority": 141, "pivot_root": 155, "chroot": 161, "mount": 165, "umount2": 166, "tkill": 200,
        "sched_setaffinity": 203, "add_key": 248, "request_key": 249, "keyctl": 250, "unshare": 272,
        "rt_tgsigqueueinfo": 297, "perf_event_open": 298, "setns": 308, "process_vm_readv": 310,
        "process_vm_writev": 311, "kcmp": 312, "bpf": 321, "execveat": 322, "userfaultfd": 323,
    },
    "aarch64": _EVERYWHERE | {
        "umount2": 39, "mount": 40, "pivot_root": 41, "chroot": 51, "unshare": 97, "ptrace": 117,
        "sched_setaffinity": 122, "tkill": 130, "rt_sigqueueinfo": 138, "setpriority": 140, "setpgid": 154,
        "setsid": 157, "socket": 198, "socketpair": 199, "bind": 200, "listen": 201, "accept": 202, "connect": 203,
        "sendto": 206, "add_key": 217, "request_key": 218, "keyctl": 219, "execve": 221, "rt_tgsigqueueinfo": 240,
        "perf_event_open": 241, "setns": 268, "process_vm_readv": 270, "process_vm_writev": 271, "kcmp": 272,
        "bpf": 280, "execveat": 281, "userfaultfd": 282,
    },
}  # fmt: skip
#: Allowed when the first argument names the caller itself: (process, process's thread group, limits of a process).
_ON_ITSELF = {"x86_64": (62, 234, 302), "aarch64": (129, 131, 261)}
MACHINES = tuple(_FORBIDDEN)
_CLONE = {"x86_64": 56, "aarch64": 220}
_CLONE3 = 435
_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_THREAD = 0x00010000  # CLONE_THREAD
_FIRST_ARGUMENT, _NUMBER, _MACHINE = 16, 0, 4  # offsets in what the kernel shows the filter
_FOREIGN_NUMBERS = 0x40000000  # of the x32 calls, which would go round the list


class _Code(IntEnum):
    LOAD = 0x20
    EQUAL = 0x15
    AT_LEAST = 0x35
    HAS_BIT = 0x45
    RETURN = 0x06


_ALLOW, _REFUSE, _UNKNOWN, _KILL = 0x7FFF0000, 0x00050001, 0x00050026, 0x80000000
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER, _DUMPABLE, _DEATH_SIGNAL = 38, 22, 2, 4, 1
_SIGKILL = 9

Step = tuple[int, int, int, int]  # code, steps to skip if true, if false, value


def keep_memory_to_oneself() -> None:
    """From now on no other process of the same user may look into this one."""
    _control(_DUMPABLE, 0)


def die_with_parent() -> None:
    """The kernel ends this process when its parent ends."""
    _control(_DEATH_SIGNAL, _SIGKILL)


def give_up() -> bool:
    """Installs the filter for this process; False where the machine or the kernel has none."""
    machine = platform.machine()
    if machine not in _FORBIDDEN:
        return False
    steps = [struct.pack("HBBI", *step) for step in _filter(machine, os.getpid())]
    code = ctypes.create_string_buffer(b"".join(steps))
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code)))
    return _control(_NO_NEW_PRIVILEGES, 1) and _control(_SECCOMP, _FILTER, ctypes.addressof(program))


def _filter(machine: str, own: int) -> Iterator[Step]:
    yield _Code.LOAD, 0, 0, _MACHINE
    yield from _answer(_Code.EQUAL, _ARCHITECTURE[machine], otherwise=_KILL)
    yield _Code.LOAD, 0, 0, _NUMBER
    yield from _when(_Code.AT_LEAST, _FOREIGN_NUMBERS, _REFUSE)
    yield from _when(_Code.EQUAL, _CLONE3, _UNKNOWN)  # the C library then takes clone, whose flags can be seen
    for number in sorted(_FORBIDDEN[machine].values()):
        yield from _when(_Code.EQUAL, number, _REFUSE)
    yield _Code.EQUAL, 0, 4, _CLONE[machine]
    yield _Code.LOAD, 0, 0, _FIRST_ARGUMENT
    yield _Code.HAS_BIT, 0, 1, _THREAD
    yield _Code.RETURN, 0, 0, _ALLOW
    yield _Code.RETURN, 0, 0, _REFUSE
    for number in _ON_ITSELF[machine]:
        yield _Code.EQUAL, 0, 5, number
        yield _Code.LOAD, 0, 0, _FIRST_ARGUMENT
        yield _Code.EQUAL, 1, 0, own
        yield _Code.EQUAL, 0, 1, 0 if number == _ON_ITSELF[machine][2] else own
        yield _Code.RETURN, 0, 0, _ALLOW
        yield _Code.RETURN, 0, 0, _REFUSE
    yield _Code.RETURN, 0, 0, _ALLOW


def _when(code: int, value: int, then: int) -> Iterator[Step]:
    yield code, 0, 1, value
    yield _Code.RETURN, 0, 0, then


def _answer(code: int, value: int, *, otherwise: int) -> Iterator[Step]:
    yield code, 1, 0, value
    yield _Code.RETURN, 0, 0, otherwise


def _control(option: int, *arguments: int) -> bool:
    library = ctypes.CDLL(None, use_errno=True)
    padded = [ctypes.c_ulong(each) for each in (*arguments, 0, 0, 0, 0)[:4]]
    return bool(library.prctl(ctypes.c_int(option), *padded) == 0)
