"""A stand-in for the gateway's action endpoint: one form of a few questions, answers in memory.

`python bench/stub_actions.py --port 5155` serves it; tests start `StubActions(...)` in their own loop and look at
`calls`. It speaks the wire format of rasa-sdk, checks the shared secret, and keeps what must survive the Rasa cell.
"""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

KEY_HEADER = "X-Gildong-Secret"
FORM = "application_form"
QUESTIONS = 5


@dataclass
class Case:
    """What the stub knows of one conversation."""

    open: bool = False
    answers: list[str] = field(default_factory=list)


@dataclass
class StubActions:
    """The endpoint; `failing` maps an action's name to the HTTP status or the raw body it answers with."""

    secret: str
    questions: int = QUESTIONS
    #: False in long runs: nothing is recorded.
    recording: bool = True
    calls: list[dict[str, Any]] = field(default_factory=list)
    cases: dict[str, Case] = field(default_factory=dict)
    failing: dict[str, int | str] = field(default_factory=dict)

    def app(self) -> web.Application:
        """The application with the one route."""
        app = web.Application(client_max_size=64 * 2**20)
        app.router.add_post("/webhook", self.webhook)
        return app

    def case(self, conversation_id: str) -> Case:
        """The conversation's state, made at its first mention."""
        return self.cases.setdefault(conversation_id, Case())

    async def webhook(self, request: web.Request) -> web.Response:
        """Run one action."""
        if request.headers.get(KEY_HEADER) != self.secret:
            return web.json_response({"error": "secret"}, status=401)
        call = await request.json()
        if self.recording:
            self.calls.append(call)
        name = call["next_action"]
        fault = self.failing.get(name)
        if isinstance(fault, str):
            return web.Response(text=fault, content_type="application/json")
        if fault is not None:
            return web.json_response({"error": "told to fail", "action_name": name}, status=fault)
        events, texts = self.run(name, self.case(call["sender_id"]), call)
        return web.json_response({"events": events, "responses": [{"text": text} for text in texts]})

    def run(self, name: str, case: Case, call: dict[str, Any]) -> tuple[list[dict[str, Any]], list[str]]:
        """Events and messages of the action."""
        if name == "action_session_start":
            return session_start(case), []
        if name in ("action_start", "action_resume"):
            case.open = True
            return [], [name]
        if name == "validate_application_form":
            return self.validate(case, call), []
        if name == "action_ask_application_form_answer":
            return [], [f"question {len(case.answers) + 1}"]
        if name == "action_finish":
            case.open = False
            return [slot("answer", None)], [f"done {len(case.answers)}"]
        return [], [name]

    def validate(self, case: Case, call: dict[str, Any]) -> list[dict[str, Any]]:
        """Keep the answer; the slot stays empty until nothing is missing. "?" is a wrong answer."""
        answer = call["tracker"]["slots"].get("answer")
        if answer is None:
            return []
        if answer != "?":
            case.answers.append(answer)
        done = len(case.answers) >= self.questions
        return [slot("answer", "done" if done else None)]


def slot(name: str, value: Any) -> dict[str, Any]:
    """Rasa's event that sets a slot."""
    return {"event": "slot", "timestamp": None, "name": name, "value": value}


def session_start(case: Case) -> list[dict[str, Any]]:
    """What a cell that has forgotten the conversation must hear."""
    form = [{"event": "active_loop", "timestamp": None, "name": FORM}, slot("requested_slot", "answer")]
    listen = {"event": "action", "timestamp": None, "name": "action_listen", "policy": None, "confidence": None}
    return [{"event": "session_started", "timestamp": None}, *(form if case.open else []), listen]


def main() -> None:
    """Serve on loopback until told to end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--questions", type=int, default=10**9, help="a form that never ends, unless told otherwise")
    options = parser.parse_args()
    stub = StubActions(os.environ["GILDONG_ACTIONS_SECRET"], questions=options.questions, recording=False)
    web.run_app(stub.app(), host="127.0.0.1", port=options.port, print=None, access_log=None)


if __name__ == "__main__":
    main()
