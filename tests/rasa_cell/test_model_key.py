"""A model's name says what it was trained from."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.rasa_cell import train


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "data" / "nlu").mkdir(parents=True)
    (tmp_path / "config.yml").write_text("recipe: default.v1\n")
    (tmp_path / "domain.yml").write_text("intents: [greet]\n")
    (tmp_path / "data" / "nlu" / "greet.yml").write_text("nlu: []\n")
    return tmp_path


def test_the_same_input_has_the_same_key(project: Path) -> None:
    assert train.model_key(project) == train.model_key(project)


@pytest.mark.parametrize("changed", ["config.yml", "domain.yml", "data/nlu/greet.yml", "data/rules/new.yml"])
def test_any_changed_or_new_input_changes_the_key(project: Path, changed: str) -> None:
    before = train.model_key(project)

    path = project / changed
    path.parent.mkdir(exist_ok=True)
    path.write_text("other: 1\n")

    assert train.model_key(project) != before


def test_moving_words_from_one_file_to_the_next_changes_the_key(project: Path) -> None:
    before = train.model_key(project)

    (project / "data" / "nlu" / "greet.yml").rename(project / "data" / "nlu" / "hello.yml")

    assert train.model_key(project) != before


def test_a_file_that_is_no_input_changes_nothing(project: Path) -> None:
    before = train.model_key(project)

    (project / "README.md").write_text("words")

    assert train.model_key(project) == before


def test_asking_for_the_key_loads_no_rasa() -> None:
    code = "import sys; from bot.rasa_cell import train; train.model_key(); print('rasa' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], cwd=train.ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"


@pytest.mark.cell
def test_a_model_that_is_there_is_not_trained_again(model: Path, cell_python: Path) -> None:
    before = model.stat().st_mtime_ns

    command = [cell_python, "bot/rasa_cell/train.py", "--out", model.parent]
    done = subprocess.run(command, cwd=train.ROOT, capture_output=True, text=True, check=True)

    assert Path(done.stdout.strip()) == model
    assert model.stat().st_mtime_ns == before
