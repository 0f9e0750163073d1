"""The process that reads hostile bytes can reach nothing worth having."""

import os
import signal
import socket
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document_fetch import demo, service
from document_fetch.confinement import child, pool, sandbox, wire
from document_fetch.confinement.pool import Pool
from document_fetch.confinement.tasks import TASKS
from document_fetch.demo import HANBIT
from document_fetch.errors import ERRORS, Damaged, DocumentError, NoText, ReaderFailed, TooHeavy, TooManyPages
from tests.document_fetch import hostile
from tests.document_fetch.inside import inside
from tests.document_fetch.reading import ISSUED, read_demo

ENDLESS_SECONDS = 60.0
needs_network_namespace = pytest.mark.skipif(
    sandbox.level() == "limits", reason="neither bubblewrap nor unshare can make namespaces on this machine"
)
needs_bubblewrap = pytest.mark.skipif(
    sandbox.level() != "bubblewrap", reason="bubblewrap cannot run on this machine, so files stay readable"
)


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
    assert inside(CONNECT.format(port=listener), confined=False) == "connected\n"


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
    hungry = "try:\n  bytearray(600 * 1024 ** 2); print('had it')\nexcept MemoryError: print('refused')"
    assert inside(hungry) == "refused\n"
    assert inside(hungry, confined=False) == "had it\n"
    with pytest.raises(ReaderFailed):
        inside("print('x' * (1024 ** 2))")


LIMITS = """
import resource
print(resource.getrlimit(resource.RLIMIT_AS), resource.getrlimit(resource.RLIMIT_CPU))
"""
OF_A_READER = "(536870912, 536870912) (10, 11)\n"


def test_a_child_forked_with_the_limits_of_the_largest_task_has_only_those_of_its_own():
    assert inside(LIMITS, task="run_large") == "(805306368, 805306368) (45, 46)\n"
    assert inside(LIMITS) == OF_A_READER


@needs_network_namespace
def test_no_child_can_take_back_a_limit():
    raised = "import resource\ntry: resource.setrlimit(resource.RLIMIT_AS, (805306368,) * 2)\nexcept ValueError: pass\n"
    assert inside(raised + LIMITS) == OF_A_READER


def test_only_pages_that_are_pictures_may_have_more_than_512_megabytes_and_10_seconds():
    more = {name for name, task in TASKS.items() if task.limits != child.Limits(512 * 1024**2, 10)}
    assert more == {"read_pictures", "draw"}  # a photograph is decoded for both
    assert pool.WALL_SECONDS == 15


def test_a_document_with_a_text_layer_is_read_in_one_child_and_a_picture_in_a_second(monkeypatch):
    asked = []

    class Told(Pool):
        def ask(self, task, document, **wishes):
            asked.append((task, wishes.get("seconds")))
            return super().ask(task, document, **wishes)

    ours = Told(pool.shared().places[0].command)
    monkeypatch.setattr(pool, "shared", lambda: ours)
    service.read(demo.issue("sme_confirmation", HANBIT, issued_on=ISSUED))
    assert asked == [("read", None)]
    with pytest.raises(NoText):
        service.read(hostile.picture())
    assert asked[1:] == [("read", None), ("read_pictures", service.PICTURE_SECONDS)]
    ours.close()


def test_a_child_that_never_ends_is_ended(monkeypatch):
    monkeypatch.setattr(pool, "WALL_SECONDS", 0.5)
    start = time.monotonic()
    with pytest.raises(TooHeavy) as caught:
        inside(f"import time; time.sleep({ENDLESS_SECONDS})")
    assert caught.value.facts == {"resource": "time"}
    assert time.monotonic() - start < ENDLESS_SECONDS / 2


@pytest.mark.parametrize(
    ("number", "error"),
    [(signal.SIGXCPU, TooHeavy), (signal.SIGKILL, TooHeavy), (signal.SIGSEGV, Damaged)],
    ids=["time", "memory", "crash"],
)
def test_a_child_that_dies_leaves_an_error_for_people(number, error):
    with pytest.raises(error):
        inside(f"import os; os.kill(os.getpid(), {int(number)})", confined=False)


def test_a_reader_that_cannot_start_is_our_fault_and_not_the_documents():
    for command in (("/no/such/program",), ("/bin/false",)):
        with pytest.raises(ReaderFailed):
            Pool(command).ask("read", b"", most_bytes=10)


@given(st.binary(max_size=300))
def test_whatever_a_hijacked_child_says_is_not_believed(message):
    with pytest.raises(DocumentError):
        wire.outcome(message)


@pytest.mark.parametrize(
    "message",
    [
        b"{}",
        b'{"readings": [{"kind": "passport", "values": {}, "pages": 1, "stands_on": [1]}]}',
        b'{"readings": [{"kind": "sme_confirmation", "values": {}, "pages": 31, "stands_on": [1]}]}',
        (
            b'{"readings": [{"kind": "sme_confirmation", "values": {"iban": '
            b'{"text": "a", "value": "a", "page": 1, "box": [0, 0, 1, 1], "confidence": 1}}, '
            b'"pages": 1, "stands_on": [1]}]}'
        ),
        (
            b'{"readings": [{"kind": "sme_confirmation", "values": {"company_name": '
            b'{"text": "a", "value": "a", "page": 1, "box": [0, 0, 1, NaN], "confidence": 1}}, '
            b'"pages": 1, "stands_on": [1]}]}'
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
    assert wire.outcome(wire.readings_message([reading])) == (reading,)
    with pytest.raises(TooManyPages) as caught:
        wire.outcome(wire.error_message(TooManyPages(pages=31, limit=30)))
    assert caught.value.facts == {"pages": 31, "limit": 30}


def test_every_error_of_the_package_can_be_sent():
    assert {"Locked", "NoText", "TooHeavy", "NotACertificate"} <= ERRORS.keys()
