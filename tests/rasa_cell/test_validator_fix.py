"""The one replaced method of Rasa gives the verdict of the original."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.rasa_cell.running import run_inside

pytestmark = pytest.mark.cell

SLOT = {"event": "slot", "name": "answer", "value": "x", "timestamp": None}
GOOD: list[Any] = [
    {"events": [], "responses": []},
    {},  # nothing is required
    {"responses": [{"text": "안녕하세요"}]},
    {"events": [SLOT], "responses": [{"custom": {"rows": []}}]},
    {"events": [{**SLOT, "value": None}]},
    {"events": [{"event": "active_loop", "name": "application_form"}]},
    {"events": [{"event": "active_loop", "name": None}]},
    {"events": [{"event": "session_started"}, {"event": "action", "name": "action_listen"}]},
    {"events": [{"event": "followup", "name": "action_help"}]},
    {"events": [], "responses": [], "unknown": 1},
]
BAD: list[Any] = [
    None,
    [],
    "text",
    7,
    {"events": {}},
    {"events": None},
    {"events": "slot"},
    {"events": [7]},
    {"events": [{}]},
    {"events": [{"event": "unheard_of"}]},
    {"events": [{"event": "slot"}]},
    {"events": [{"event": 5, "name": "answer", "value": 1}]},
    {"responses": {}},
    {"responses": ["text"]},
    {"responses": [None]},
    {"events": [SLOT], "responses": "no"},
]


def test_every_response_gets_the_verdict_of_rasas_own_method(cell_python: Path) -> None:
    seen = run_inside("validator.py", stdin=[*GOOD, *BAD])

    for response, (theirs, ours) in zip([*GOOD, *BAD], seen["judged"], strict=True):
        assert ours == theirs, response
    assert [theirs for theirs, _ in seen["judged"][: len(GOOD)]] == ["good"] * len(GOOD)
    assert all(theirs.startswith("bad") for theirs, _ in seen["judged"][len(GOOD) :])
    assert seen["applied"]
