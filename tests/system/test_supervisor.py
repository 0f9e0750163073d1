"""`python -m bot run` starts every part, brings a dead one back, and leaves nothing behind."""

from __future__ import annotations

import signal
import socket
import time
import urllib.request
from pathlib import Path
from urllib.error import URLError

import psutil
import pytest

from tests.system.running import RunningSystem, free_port, missing_part

pytestmark = pytest.mark.cell

PARTS = ("intake", "gateway", "cell", "issuers")
BACK_SECONDS = 60.0
STOP_SECONDS = 15.0


@pytest.fixture
def own_system(tmp_path: Path) -> RunningSystem:
    """A system that a test may end."""
    reason = missing_part()
    if reason:
        pytest.skip(reason)
    running = RunningSystem(tmp_path, GILDONG_ISSUERS_PORT=str(free_port()))
    running.start()
    return running


def test_every_part_is_ready_a_dead_one_comes_back_and_ctrl_c_leaves_nothing(
    own_system: RunningSystem, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [name for name in PARTS if not is_up(own_system, name)] == []
    back = {name: seconds_until_back(own_system, name) for name in PARTS}
    everything = processes(own_system)
    began = time.monotonic()
    assert own_system.stop() == 0
    stopped = time.monotonic() - began
    with capsys.disabled():
        times = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in back.items())
        print(f"\nready in {own_system.ready_seconds:.1f} s; back after SIGKILL: {times}; stopped in {stopped:.1f} s")
    assert left_over(everything) == []
    assert [port for port in own_system.ports if is_taken(port)] == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL], ids=["told to end", "killed"])
def test_a_supervisor_that_ends_leaves_no_part_behind(own_system: RunningSystem, number: signal.Signals) -> None:
    everything = processes(own_system)
    assert own_system.process is not None
    own_system.process.send_signal(number)
    _, alive = psutil.wait_procs(everything, timeout=STOP_SECONDS)
    own_system.stop()
    assert [process.cmdline() for process in alive] == []
    assert [port for port in own_system.ports if is_taken(port)] == []


def seconds_until_back(system: RunningSystem, name: str) -> float:
    """Kills the part; gives the time until another process answers in its place."""
    killed = system.part(name)
    began = time.monotonic()
    killed.kill()
    killed.wait(5)
    while not is_up(system, name):
        assert time.monotonic() - began < BACK_SECONDS, f"{name} did not come back"
        time.sleep(0.05)
    assert system.part(name).pid != killed.pid
    return time.monotonic() - began


def is_up(system: RunningSystem, name: str) -> bool:
    try:
        with urllib.request.urlopen(system.health(name), timeout=5) as response:
            return bool(response.status == 200)
    except (URLError, ConnectionError, TimeoutError):
        return False


def processes(system: RunningSystem) -> list[psutil.Process]:
    """The supervisor and everything below it."""
    assert system.process is not None
    top = psutil.Process(system.process.pid)
    found = [top, *top.children(recursive=True)]
    assert len(found) >= 1 + len(PARTS)
    return found


def left_over(everything: list[psutil.Process]) -> list[str]:
    return [str(process) for process in everything if process.is_running() and process.status() != "zombie"]


def is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
