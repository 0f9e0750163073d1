"""The stories beside this file hold for the trained model."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.rasa_cell.running import CELL_PYTHON

pytestmark = pytest.mark.cell
HERE = Path(__file__).parent


def test_every_story_is_predicted_to_its_last_action(model: Path, tmp_path: Path) -> None:
    command = [CELL_PYTHON, "-m", "rasa", "test", "core", "--model", model, "--stories", HERE, "--out", tmp_path]
    quiet = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "CUDA_VISIBLE_DEVICES": "-1"}

    done = subprocess.run(
        [*command, "--fail-on-prediction-errors"], cwd=tmp_path, env=quiet, capture_output=True, text=True, check=False
    )

    # Rasa stops at the first wrong prediction, and names it.
    assert done.returncode == 0, done.stderr[-2000:]
    assert "test_application_form.yml" not in (tmp_path / "failed_test_stories.yml").read_text()
