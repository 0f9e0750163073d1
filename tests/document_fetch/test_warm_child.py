"""Every document has a process of its own, though none waits for Python to start, and the next is always read."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest

from document_fetch import demo, service
from document_fetch.confinement import pool, sandbox, syscalls, wire, zygote
from document_fetch.confinement.pool import Pool
from document_fetch.demo import HANBIT
from document_fetch.errors import DocumentError, ReaderFailed
from tests.document_fetch.inside import inside
from tests.document_fetch.reading import ISSUED

PDF = demo.issue("business_registration", HANBIT, issued_on=ISSUED)
WALLED = 3 if sandbox.level() == "bubblewrap" else 1
needs_filter = pytest.mark.skipif(
    not set(os.uname()) & set(syscalls.MACHINES), reason="no list of system calls for this machine"
)


@pytest.fixture
def readers():
    made = Pool((*sandbox.wrapper(), *sandbox.PYTHON, zygote.__file__))
    yield made
    made.close()


def read(readers: Pool) -> str:
    return wire.outcome(readers.ask("read", PDF, most_bytes=wire.MAX_BYTES))[0].get("company_name")


def tree(pid: int) -> list[psutil.Process]:
    """The process and all that it started; nothing when it is no more."""
    with contextlib.suppress(psutil.NoSuchProcess):
        return [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    return []


def zygotes(of: Pool) -> list[psutil.Process]:
    """Every process of the places, bubblewrap's own two included, but not the child that waits for its document."""
    return [each for place in of.places if place.warm for each in tree(place.warm.pid)[:WALLED]]


def gone(processes: list[psutil.Process]) -> bool:
    _, alive = psutil.wait_procs(processes, timeout=5)
    return not [each for each in alive if each.status() != psutil.STATUS_ZOMBIE]


def test_what_one_document_leaves_behind_the_next_does_not_see():
    assert inside("import builtins, os; builtins.trace = os.getpid(); print('left')") == "left\n"
    assert inside("import builtins; print(hasattr(builtins, 'trace'))") == "False\n"


def test_no_zygote_is_started_before_the_first_document(readers):
    assert zygotes(readers) == []
    assert read(readers) == HANBIT.name
    assert len([place for place in readers.places if place.warm]) == 1


def test_the_second_document_does_not_wait_for_python_to_start(readers):
    read(readers)
    before = [each.pid for each in zygotes(readers)]
    read(readers)
    assert [each.pid for each in zygotes(readers)] == before


def test_a_zygote_that_was_killed_comes_back(readers):
    read(readers)
    old = zygotes(readers)
    old[-1].kill()
    assert gone(old)
    assert read(readers) == HANBIT.name


def test_a_document_whose_zygote_dies_under_it_is_read_by_the_next(readers):
    read(readers)
    ended = threading.Event()
    victims = zygotes(readers)
    place = next(place for place in readers.places if place.warm)
    hear = place.warm._heard

    def heard_after_the_kill() -> bytes:
        victims[-1].kill()
        ended.set()
        return hear() if not gone(victims) else b""

    place.warm._heard = heard_after_the_kill
    assert read(readers) == HANBIT.name
    assert ended.is_set()


def test_who_always_kills_the_zygote_is_our_failure_in_the_end():
    with pytest.raises(ReaderFailed) as caught:
        inside("import os; os.kill(os.getppid(), 9)", confined=False)
    assert caught.value.facts == {"reason": "Gone"}


ATTACKS = {
    "kill": "os.kill(os.getppid(), 9)",
    "stop": "os.kill(os.getppid(), 19)",
    "group": "os.killpg(os.getpgid(os.getppid()), 0)",
    "fork": "os.fork() or os._exit(0)",
    "program": "os.execv('/bin/true', ['true'])",
    "socket": "socket.socket(socket.AF_UNIX)",
    "trace": "libc.ptrace(16, os.getppid(), 0, 0) and None or trouble()",
    "limits": "resource.prlimit(os.getppid(), resource.RLIMIT_CORE, (0, 0))",
}
ATTEMPT = """
import ctypes, os, resource, socket
libc = ctypes.CDLL(None, use_errno=True)
def trouble(): raise OSError(ctypes.get_errno(), "refused") if ctypes.get_errno() else None
try:
    {attack}; print("done")
except OSError:
    print("refused")
"""


@needs_filter
@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_a_hijacked_child_cannot_touch_the_zygote_or_start_anything(attack):
    zygote_before = inside("import os; print(os.getppid())")
    assert inside(ATTEMPT.format(attack=attack)) == "refused\n"
    assert inside("import os; print(os.getppid())") == zygote_before


@pytest.mark.parametrize("attack", ["fork", "socket", "limits"])
def test_without_the_filter_the_same_attempts_succeed(attack):
    assert inside(ATTEMPT.format(attack=ATTACKS[attack]), confined=False) == "done\n"


@needs_filter
def test_a_child_may_have_threads_and_end_itself():
    threads = "import threading; t = threading.Thread(target=print, args=('from a thread',)); t.start(); t.join()"
    assert inside(threads) == "from a thread\n"


READ_THE_PARENT = """
import os
with open(f"/proc/{os.getppid()}/mem", "rb") as memory:
    print("opened")
"""


def test_a_child_cannot_look_into_the_memory_of_the_zygote():
    program = f"try:\n  exec({READ_THE_PARENT!r})\nexcept OSError: print('refused')"
    assert inside(program) == "refused\n"
    assert inside(program, confined=False) == "opened\n"


def test_a_zygote_is_replaced_after_its_share_of_documents(readers, monkeypatch):
    monkeypatch.setattr(pool, "MOST_SERVED", 3)
    seen = set()
    for _ in range(7):
        read(readers)
        seen.add(zygotes(readers)[0].pid)
    assert len(seen) == 3
    assert gone([each for pid in seen - {zygotes(readers)[0].pid} for each in tree(pid)])


def test_a_zygote_is_replaced_when_the_program_changes(readers, monkeypatch):
    read(readers)
    before = zygotes(readers)
    monkeypatch.setattr(pool, "LOOK_SECONDS", 0)
    read(readers)
    assert zygotes(readers) == before
    monkeypatch.setattr(sandbox, "edition", lambda: -1)
    read(readers)
    assert gone(before)


def test_a_hundred_documents_leave_no_file_open_and_no_process_behind(readers):
    read(readers)
    files, processes = psutil.Process().num_fds(), zygotes(readers)
    for _ in range(100):
        read(readers)
    assert psutil.Process().num_fds() == files
    assert zygotes(readers) == processes
    inner = processes[-1]
    time.sleep(0.3)  # until the next child waits
    if os.access(f"/proc/{inner.pid}/fd", os.R_OK):  # the zygote is nobody's to look into but root's
        assert inner.num_fds() <= 4  # three, and the line to the child that waits


def test_closing_leaves_no_process(readers):
    read(readers)
    processes = zygotes(readers)
    readers.close()
    assert gone(processes)


def test_a_zygote_outlives_the_thread_that_needed_it_first(readers):
    thread = threading.Thread(target=read, args=(readers,))
    thread.start()
    thread.join()
    before = zygotes(readers)
    time.sleep(0.2)
    assert read(readers) == HANBIT.name
    assert zygotes(readers) == before


GATEWAY = """
import sys, time
sys.path.insert(0, sys.argv[1])
from document_fetch import demo, service
from document_fetch.confinement import pool
from datetime import date
service.read(demo.issue("business_registration", demo.HANBIT, issued_on=date(2026, 6, 29)))
print(next(place.warm.pid for place in pool.shared().places if place.warm), flush=True)
if "stay" in sys.argv: time.sleep(60)
"""


@pytest.mark.parametrize("ending", ["killed", "ended"])
def test_a_zygote_dies_with_its_parent(ending):
    command = [sys.executable, "-c", GATEWAY, str(sandbox.PACKAGE.parent), *(["stay"] if ending == "killed" else [])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as gateway:
        processes = tree(int(gateway.stdout.readline()))
        if ending == "killed":
            assert processes
            gateway.send_signal(signal.SIGKILL)
    assert gone(processes)


SPAN = "import time; print(time.monotonic()); time.sleep(0.3); print(time.monotonic())"


def test_no_more_than_two_documents_are_read_at_once():
    started = time.monotonic()
    with ThreadPoolExecutor(5) as many:
        told = list(many.map(inside, [SPAN] * 5))
    spans = [tuple(map(float, each.split())) for each in told]
    at_once = [sum(start <= moment < end for start, end in spans) for moment, _ in spans]
    assert max(at_once) == pool.MOST_AT_ONCE
    assert time.monotonic() - started < 10


def test_any_thread_may_read():
    with ThreadPoolExecutor(8) as many:
        assert {reading.get("company_name") for reading in many.map(service.read, [PDF] * 24)} == {HANBIT.name}


def test_a_child_that_is_stuck_in_a_stopped_zygote_is_given_up(readers, monkeypatch):
    from document_fetch.confinement import warm

    read(readers)
    monkeypatch.setattr(warm, "GRACE_SECONDS", 0.3)
    monkeypatch.setattr(pool, "WALL_SECONDS", 0.2)
    zygotes(readers)[-1].suspend()
    monkeypatch.setattr(pool, "_ATTEMPTS", 1)
    with pytest.raises(DocumentError):
        read(readers)
    monkeypatch.undo()
    assert read(readers) == HANBIT.name
