"""The process that reads hostile bytes can reach nothing worth having."""

import os
import signal
import socket
import sys
import threading
import time

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from document_fetch import demo
from document_fetch.confinement import child, sandbox, wire
from document_fetch.demo import HANBIT
from document_fetch.errors import ERRORS, Damaged, DocumentError, ReaderFailed, TooHeavy, TooManyPages
from tests.document_fetch.reading import ISSUED, read_demo

needs_network_namespace = pytest.mark.skipif(
    sandbox.level() == "limits", reason="neither bubblewrap nor unshare can make namespaces on this machine"
)
needs_bubblewrap = pytest.mark.skipif(
    sandbox.level() != "bubblewrap", reason="bubblewrap cannot run on this machine, so files stay readable"
)


def inside(program: str, *, wrapper: tuple[str, ...] | None = None) -> str:
    """What a Python program prints inside the sandbox."""
    command = (*(sandbox.wrapper() if wrapper is None else wrapper), sys.executable, "-I", "-c", program)
    return sandbox.call(command, b"").decode()


@pytest.fixture
def listener():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


CONNECT = """
import socket
try:
    socket.create_connection(("127.0.0.1", {port}), timeout=2); print("connected")
except OSError as error:
    print("refused")
"""


@needs_network_namespace
def test_the_child_reaches_no_network(listener):
    assert inside(CONNECT.format(port=listener)) == "refused\n"


def test_without_the_sandbox_the_same_program_does_reach_it(listener):
    assert inside(CONNECT.format(port=listener), wrapper=()) == "connected\n"


def test_the_child_sees_no_secret_of_the_environment(monkeypatch):
    monkeypatch.setenv("GILDONG_MASTER_KEY", "canary")
    seen = inside("import os; print(dict(os.environ))")
    assert "canary" not in seen
    assert "GILDONG" not in seen


@needs_bubblewrap
def test_the_child_sees_no_file_but_its_program_and_writes_none(tmp_path):
    secret = tmp_path / "secret.key"
    secret.write_text("canary")
    tries = (
        f"open({str(secret)!r})",
        "open('/etc/passwd')",
        "open('/usr/gildong','w')",
        f"open({child.__file__!r},'a')",
    )
    for attempt in tries:
        assert inside(f"try:\n  {attempt}; print('opened')\nexcept OSError: print('refused')") == "refused\n", attempt


@needs_bubblewrap
def test_the_child_sees_no_process_of_ours():
    assert inside(f"import os\nprint(os.path.exists('/proc/{os.getpid()}'))") == "False\n"


def test_the_child_cannot_have_more_than_its_memory_or_output():
    confined = f"import sys; sys.path.insert(0, {os.fspath(sandbox._PACKAGE.parent)!r})\n"
    confined += "from document_fetch.confinement import child; child.confine()\n"
    hungry = confined + "try:\n  bytearray(600 * 1024 ** 2); print('had it')\nexcept MemoryError: print('refused')"
    wordy = confined + "print('x' * (1024 ** 2), flush=True)"
    bare: tuple[str, ...] = ()
    assert inside(hungry, wrapper=bare) == "refused\n"
    with pytest.raises(ReaderFailed):
        inside(wordy, wrapper=bare)


def test_a_child_that_never_ends_is_ended(monkeypatch):
    monkeypatch.setattr(sandbox, "WALL_SECONDS", 0.5)
    start = time.monotonic()
    with pytest.raises(TooHeavy) as caught:
        inside("import time; time.sleep(60)")
    assert caught.value.facts == {"resource": "time"}
    assert time.monotonic() - start < 3


@pytest.mark.parametrize(
    ("number", "error"),
    [(signal.SIGXCPU, TooHeavy), (signal.SIGKILL, TooHeavy), (signal.SIGSEGV, Damaged)],
    ids=["time", "memory", "crash"],
)
def test_a_child_that_dies_leaves_an_error_for_people(number, error):
    with pytest.raises(error):
        inside(f"import os; os.kill(os.getpid(), {int(number)})", wrapper=())


def test_a_reader_that_cannot_start_is_our_fault_and_not_the_documents():
    with pytest.raises(ReaderFailed):
        sandbox.call(("/no/such/program",), b"")


def test_no_more_than_two_documents_are_read_at_once():
    pdf = demo.issue("business_registration", HANBIT, issued_on=ISSUED)
    others = set(psutil.Process().children())  # servers of other tests
    threads = [threading.Thread(target=sandbox.run, args=(pdf,)) for _ in range(5)]
    for thread in threads:
        thread.start()
    most = 0
    while any(thread.is_alive() for thread in threads):
        most = max(most, len(set(psutil.Process().children()) - others))
        time.sleep(0.01)
    assert most == sandbox.MOST_AT_ONCE


@given(st.binary(max_size=300))
def test_whatever_a_hijacked_child_says_is_not_believed(message):
    with pytest.raises(DocumentError):
        wire.outcome(message)


@pytest.mark.parametrize(
    "message",
    [
        b"{}",
        b'{"reading": {"kind": "passport", "values": {}, "pages": 1}}',
        b'{"reading": {"kind": "sme_confirmation", "values": {}, "pages": 31}}',
        (
            b'{"reading": {"kind": "sme_confirmation", "values": {"iban": '
            b'{"text": "a", "value": "a", "page": 1, "box": [0, 0, 1, 1], "confidence": 1}}, "pages": 1}}'
        ),
        (
            b'{"reading": {"kind": "sme_confirmation", "values": {"company_name": '
            b'{"text": "a", "value": "a", "page": 1, "box": [0, 0, 1, NaN], "confidence": 1}}, "pages": 1}}'
        ),
        b'{"error": {"name": "Exception", "facts": {}}}',
        b'{"error": {"name": "TooManyPages", "facts": {}}}',
    ],
    ids=["silence", "kind", "pages", "field", "nan", "class", "facts"],
)
def test_a_message_that_is_not_in_order_counts_as_a_failed_reader(message):
    with pytest.raises(ReaderFailed):
        wire.outcome(message)


def test_readings_and_errors_come_through_unchanged():
    reading = read_demo("national_tax_clearance", HANBIT)
    assert wire.outcome(wire.reading_message(reading)) == reading
    with pytest.raises(TooManyPages) as caught:
        wire.outcome(wire.error_message(TooManyPages(pages=31, limit=30)))
    assert caught.value.facts == {"pages": 31, "limit": 30}


def test_every_error_of_the_package_can_be_sent():
    assert {"Locked", "NoText", "TooHeavy", "NotACertificate"} <= ERRORS.keys()
