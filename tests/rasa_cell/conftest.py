"""The cell's environment, a trained model, and one running cell for all tests."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.rasa_cell.train import model_path
from tests.rasa_cell.running import CELL_PYTHON, ROOT, RunningCell, RunningStub

MODELS = ROOT / "var" / "models"


@pytest.fixture(scope="session")
def cell_python() -> Path:
    if not CELL_PYTHON.exists():
        pytest.skip("the Rasa cell's environment (.venv-cell) is not there: see requirements/cell.txt")
    return CELL_PYTHON


@pytest.fixture(scope="session")
def model(cell_python: Path) -> Path:
    train = ROOT / "bot" / "rasa_cell" / "train.py"
    done = subprocess.run([cell_python, train, "--out", MODELS], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return model_path(MODELS)


@pytest.fixture(scope="session")
def running_stub() -> Iterator[RunningStub]:
    running = RunningStub()
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def shared_cell(
    model: Path, running_stub: RunningStub, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningCell]:
    cell = RunningCell(model, running_stub.url, tmp_path_factory.mktemp("cell") / "log.txt").start()
    yield cell
    cell.stop()


@pytest.fixture
def actions(running_stub: RunningStub) -> Iterator[RunningStub]:
    """The action endpoint, forgetting its faults and calls after each test."""
    yield running_stub
    running_stub.stub.failing.clear()
    running_stub.stub.calls.clear()


@pytest.fixture
def cell(shared_cell: RunningCell, actions: RunningStub) -> RunningCell:
    return shared_cell


@pytest.fixture
def own_cell(model: Path, actions: RunningStub, tmp_path: Path) -> Iterator[RunningCell]:
    """A cell that a test may kill."""
    cell = RunningCell(model, actions.url, tmp_path / "log.txt").start()
    yield cell
    if cell.process.poll() is None:
        cell.stop()
