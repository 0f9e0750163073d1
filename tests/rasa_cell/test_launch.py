"""The cell as a process: it starts lean, says when it cannot, and ends when told or left alone."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.rasa_cell.running import (
    CELL_PYTHON,
    LAUNCH,
    ROOT,
    START_SECONDS,
    RunningCell,
    RunningStub,
    environment,
    free_port,
    run_inside,
)

pytestmark = pytest.mark.cell

#: A supervisor that says who it is, so that its death is noticed even before the cell's first line has run.
PARENT = "import os, subprocess, sys; subprocess.run([*sys.argv[1:], '--parent', str(os.getpid())])"


def test_it_ends_sooner_than_it_begins_when_told(own_cell: RunningCell) -> None:
    own_cell.turn("x", text="안녕하세요")
    began = time.monotonic()

    code = own_cell.stop()

    assert code == 0
    assert time.monotonic() - began < own_cell.start_seconds


@pytest.mark.parametrize("ready", [False, True], ids=["while starting", "while serving"])
def test_it_ends_with_its_parent(model: Path, actions: RunningStub, tmp_path: Path, *, ready: bool) -> None:
    cell = RunningCell(model, actions.url, tmp_path / "log.txt")
    parent = subprocess.Popen([sys.executable, "-c", PARENT, *cell.command], env=environment())
    child = first_child(parent.pid)
    if ready:
        cell.wait_until_ready()

    parent.kill()
    parent.wait()

    child.wait(10)


def first_child(pid: int) -> psutil.Process:
    """The child of a process, as soon as it runs launch.py."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        for child in psutil.Process(pid).children():
            if str(LAUNCH) in child.cmdline():
                return child
        time.sleep(0.02)
    raise TimeoutError


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"GILDONG_CELL_SECRET": ""}, "GILDONG_CELL_SECRET is not set"),
        ({"GILDONG_ACTIONS_SECRET": ""}, "GILDONG_ACTIONS_SECRET is not set"),
    ],
)
def test_without_a_secret_it_does_not_start(model: Path, change: dict[str, str], words: str) -> None:
    done = launch(model, {**environment(), **change})

    assert done.returncode == 1
    assert words in done.stderr


def test_without_a_model_it_does_not_start(cell_python: Path, tmp_path: Path) -> None:
    assert launch(tmp_path / "none.tar.gz", environment()).returncode == 1


def test_a_file_that_is_no_model_ends_it(cell_python: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.tar.gz").write_bytes(b"no archive")

    assert launch(tmp_path / "bad.tar.gz", environment()).returncode != 0


def launch(model: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [
        CELL_PYTHON,
        LAUNCH,
        "--model",
        model,
        "--port",
        str(free_port()),
        "--actions-url",
        "http://127.0.0.1:1/",
    ]
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=START_SECONDS, check=False)


def test_it_serves_without_tensorflow(cell: RunningCell) -> None:
    cell.turn("lean", text="안녕하세요")

    maps = Path(f"/proc/{cell.process.pid}/maps").read_text()
    memory = psutil.Process(cell.process.pid).memory_info().rss / 2**20
    print(f"memory of the cell: {memory:.0f} MB")

    assert "tensorflow" not in maps
    assert memory < 350


def test_secrets_are_taken_out_of_the_environment_that_children_would_inherit(cell_python: Path) -> None:
    code = (
        "import os, sys; sys.path.insert(0, '.'); os.environ['GILDONG_CELL_SECRET'] = 'x';"
        "from bot.rasa_cell import launch; assert launch.secret('GILDONG_CELL_SECRET') == 'x';"
        "assert 'GILDONG_CELL_SECRET' not in os.environ"
    )
    subprocess.run([cell_python, "-c", code], cwd=ROOT, check=True)


def test_the_store_forgets_the_least_recently_used_conversation(cell_python: Path) -> None:
    seen = run_inside("store.py")

    assert seen == {"kept": ["a", "c"], "events": 4, "loop": True, "words": False, "empty_is_kept": False}
