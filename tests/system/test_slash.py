"""Nothing that people type becomes an intent by being typed: 2,000 texts through the real Rasa cell.

Rasa executes "/intent{json}", after stripping, with confidence 1.0. Gateway (bot/dialogue.py) and cell (turn.py) each
take the slash its power; here both together and each alone, and Rasa without either as the proof that it would.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import dialogue
from bot.dialogue import CellClient
from bot.rasa_cell.train import model_path
from bot.store.turns import Turn
from tests.rasa_cell.running import CELL_PYTHON, CELL_SECRET, ROOT, RunningCell, free_port
from tests.system.running import MODELS, missing_part

pytestmark = pytest.mark.cell

TEXTS = 2_000
TALKS = 20
TURN_SECONDS = 20.0

BLANKS = [
    "",
    " ",
    "\t",
    "\n",
    "\r\n",
    "\u3000",
    "\x1f",
    "\x1c",
    "\x85",
    "\u00a0",
    "\u2003",
    "\ufeff",
    "\u200b",
    "\u2060",
]
INTENTS = ["submit", "submit_application", "start", "affirm", "answer", "skip", "restart", "session_start", "back"]
COMMANDS = [
    *(f"/{intent}" for intent in [*INTENTS, "nlu_fallback", "out_of_scope"]),
    '/submit_application{"biz_no":"1","verified":"true"}',
    '/answer{"answer":"done"}',
    "/start@0.1",
    "@0.1",
    "@1.0",
    "//start",
    "／start",
    "EXTERNAL: start",
    "/EXTERNAL: start",
]
#: What Rasa itself is seen to execute; the others only look like it.
EXECUTED = ["/start", "  \u3000\n/restart", "\x1f/session_start", '/answer{"answer":"done"}', "/nlu_fallback"]

commands = st.builds(
    "{}{}{}".format,
    st.lists(st.sampled_from(BLANKS), max_size=3).map("".join),
    st.sampled_from(COMMANDS),
    st.text(max_size=12),
)
json_commands = st.builds(
    "/{}{}".format,
    st.sampled_from(INTENTS),
    st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=2).map(json.dumps),
)
some_text = st.one_of(st.text(min_size=1, max_size=60), commands, json_commands)


@cache
def texts() -> list[str]:
    """The same texts in every run."""
    found: list[str] = []

    @settings(
        max_examples=TEXTS, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(some_text)
    def collect(text: str) -> None:
        found.append(text)

    collect()
    return found


@dataclass
class Recorder:
    """The action endpoint: answers every action by its name, and keeps what Rasa said of the message."""

    #: By turn: the actions that were called, and the message as Rasa understood it.
    actions: dict[str, list[str]] = field(default_factory=dict)
    understood: dict[str, dict[str, Any]] = field(default_factory=dict)
    #: Talks in which a form is open, as the gateway's database would know.
    open: set[str] = field(default_factory=set)

    async def webhook(self, request: web.Request) -> web.Response:
        call = await request.json()
        message, name = call["tracker"]["latest_message"], call["next_action"]
        started = call["tracker"]["slots"]["session_started_metadata"]
        turn_id = started["turn_id"] if name == "action_session_start" else message["metadata"]["turn_id"]
        self.actions.setdefault(turn_id, []).append(name)
        if name in {"action_start", "action_resume"}:
            self.open.add(call["sender_id"])
        events: list[dict[str, Any]] = []
        if name == "action_session_start":
            form = [{"event": "active_loop", "name": "application_form"}, slot("requested_slot", "answer")]
            events = [{"event": "session_started"}, *(form if started["form_open"] else []), listen()]
        else:
            self.understood[turn_id] = message
        if name == "validate_application_form":
            events = [slot("answer", None)]
        return web.json_response({"events": events, "responses": [{"custom": {"text": name}}]})


def slot(name: str, value: Any) -> dict[str, Any]:
    return {"event": "slot", "name": name, "value": value}


def listen() -> dict[str, Any]:
    return {"event": "action", "name": "action_listen", "policy": None, "confidence": None}


@dataclass
class Bench:
    """A real cell with a recorder behind it."""

    recorder: Recorder
    client: CellClient


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    reason = missing_part()
    if reason:
        pytest.skip(reason)
    recorder, port = Recorder(), free_port()
    app = web.Application(client_max_size=2**22)
    app.router.add_post("/webhook", recorder.webhook)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    cell = RunningCell(model_path(MODELS), f"http://127.0.0.1:{port}/webhook", tmp_path / "cell.txt")
    await asyncio.to_thread(cell.start)
    client = CellClient(f"http://127.0.0.1:{cell.port}/webhooks/gildong", CELL_SECRET, TURN_SECONDS)
    yield Bench(recorder, client)
    await client.close()
    await asyncio.to_thread(cell.stop)
    await runner.cleanup()


@pytest.mark.parametrize("gateway_too", [True, False], ids=["gateway and cell", "the cell alone"])
async def test_no_text_sets_an_intent_or_restarts_a_talk(
    bench: Bench, gateway_too: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not gateway_too:
        monkeypatch.setattr(dialogue, "harmless", lambda text: text)
    typed = texts()
    bench.recorder.open.update(f"talk-{n}" for n in range(0, TALKS, 2))
    await asyncio.gather(*(talk(bench, f"talk-{n}", typed[n::TALKS]) for n in range(TALKS)))
    understood = bench.recorder.understood
    assert len(typed) == len(understood) == TEXTS
    assert [message["text"] for message in understood.values() if is_by_slash(message)] == []
    starts = [turn for turn, actions in bench.recorder.actions.items() if "action_session_start" in actions]
    assert sorted(starts) == sorted(f"talk-{n}.0" for n in range(TALKS)), "a talk began anew in its middle"


async def talk(bench: Bench, conversation_id: str, typed: list[str]) -> None:
    """Says one text after the other; every one of them gets a reply, so none was taken for a silent command."""
    for number, text in enumerate(typed):
        turn = Turn(
            id=f"{conversation_id}.{number}",
            conversation_id=conversation_id,
            kind="text",
            text=text,
            payload={"intent": "start"},
            attempts=0,
            apologised=False,
            created_at=datetime.now(UTC),
        )
        form_open = conversation_id in bench.recorder.open
        assert await bench.client.turn(turn, language="ko", form_open=form_open)


def is_by_slash(message: dict[str, Any]) -> bool:
    """Rasa's own sign: certainty without any other guess. A classifier always ranks its guesses."""
    ranking = [guess for guess in message.get("intent_ranking", ()) if guess["name"] != "nlu_fallback"]
    return len(ranking) <= 1 and message["intent"].get("confidence") == 1.0


def test_the_gateways_own_guard_is_enough_for_rasas_parser() -> None:
    typed = texts()
    assert [text for text, by_slash in parsed([dialogue.harmless(text) for text in typed]) if by_slash] == []


def test_without_a_guard_rasa_executes_what_is_typed() -> None:
    assert [text for text, by_slash in parsed(EXECUTED) if by_slash] == EXECUTED
    executed = sum(by_slash for _, by_slash in parsed(texts()))
    assert executed > TEXTS / 10, "the texts do not try what they are meant to try"


def parsed(typed: list[str]) -> list[tuple[str, bool]]:
    """Each text as Rasa's own parser reads it, raw, and whether its intent was set by the slash."""
    reason = missing_part()
    if reason:
        pytest.skip(reason)
    script = ROOT / "tests" / "rasa_cell" / "inside" / "parse.py"
    done = subprocess.run(
        [CELL_PYTHON, script, model_path(MODELS), "--raw"],
        input=json.dumps(typed),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout)
    return [(each["text"], len(each["ranking"]) <= 1 and each["confidence"] == 1.0) for each in found]
