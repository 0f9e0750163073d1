"""A real cell and a real action endpoint for the tests: processes and HTTP, no doubles."""

from __future__ import annotations

import asyncio
import http.client
import itertools
import json
import os
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

from aiohttp import web

from bench.stub_actions import StubActions
from bot.rasa_cell.turn import KEY_HEADER

ROOT = Path(__file__).resolve().parents[2]
CELL_PYTHON = ROOT / ".venv-cell" / "bin" / "python"
LAUNCH = ROOT / "bot" / "rasa_cell" / "launch.py"
START_SECONDS = 180.0
CELL_SECRET = "cell-secret-of-the-tests"
ACTIONS_SECRET = "actions-secret-of-the-tests"


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


class RunningStub:
    """The action endpoint in a thread of its own."""

    def __init__(self) -> None:
        self.stub = StubActions(ACTIONS_SECRET)
        self.port = free_port()
        self._loop = asyncio.new_event_loop()
        self._runner = web.AppRunner(self.stub.app(), access_log=None)
        self._thread = threading.Thread(target=self._serve)

    def start(self) -> None:
        """Listen."""
        self._loop.run_until_complete(self._listen())
        self._thread.start()

    def stop(self) -> None:
        """Close."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.run_until_complete(self._runner.cleanup())
        self._loop.close()

    async def _listen(self) -> None:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()

    @property
    def url(self) -> str:
        """Where actions are run."""
        return f"http://127.0.0.1:{self.port}/webhook"


class RunningCell:
    """A cell started by launch.py; its lines go to `log`."""

    def __init__(self, model: Path, actions_url: str, log: Path, *, port: int | None = None) -> None:
        self.port = port or free_port()
        self.log = log
        self.command = [str(CELL_PYTHON), str(LAUNCH), "--model", str(model), "--port", str(self.port)]
        self.command += ["--actions-url", actions_url]
        self._numbers = itertools.count(1)
        self._process: subprocess.Popen[bytes] | None = None
        self.start_seconds = 0.0

    def start(self) -> RunningCell:
        """Start it and wait until it takes turns."""
        began = time.monotonic()
        with self.log.open("ab") as lines:
            self._process = subprocess.Popen(self.command, env=environment(), stdout=lines, stderr=lines)
        self.wait_until_ready()
        self.start_seconds = time.monotonic() - began
        return self

    @property
    def process(self) -> subprocess.Popen[bytes]:
        """The running process."""
        assert self._process is not None
        return self._process

    def wait_until_ready(self) -> None:
        """Ask for its health until it answers."""
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            try:
                if self.request("GET", "/health")[0] == 200:
                    return
            except OSError:
                assert self._process is None or self._process.poll() is None, self.log.read_text()
                time.sleep(0.1)
        raise TimeoutError(self.log.read_text())

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal and wait; the exit code."""
        self.process.send_signal(number)
        return self.process.wait(20)

    def request(self, method: str, path: str, body: bytes | None = None, secret: str | None = None) -> tuple[int, Any]:
        """One raw request; status and decoded JSON."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            headers = {} if secret is None else {KEY_HEADER: secret}
            connection.request(method, f"/webhooks/gildong{path}", body, headers)
            response = connection.getresponse()
            raw = response.read()
        finally:
            connection.close()
        return response.status, json.loads(raw) if raw.startswith(b"{") else raw

    def turn(self, conversation: str, *, form_open: bool = False, **said: str) -> tuple[int, Any]:
        """One turn with `text=` or `intent=`; status and answer."""
        body = {
            "turn_id": f"turn-{next(self._numbers)}",
            "conversation_id": conversation,
            "language": "ko",
            "form_open": form_open,
            **said,
        }
        return self.request("POST", "/turn", json.dumps(body).encode(), CELL_SECRET)

    def texts(self, conversation: str, text: str, *, form_open: bool = False) -> list[str]:
        """The texts that answer a text; the turn must succeed."""
        status, answer = self.turn(conversation, form_open=form_open, text=text)
        assert (status, answer["status"]) == (200, "ok"), answer
        return [message["text"] for message in answer["messages"]]


def environment() -> dict[str, str]:
    """This process's environment with the secrets."""
    return {**os.environ, "GILDONG_CELL_SECRET": CELL_SECRET, "GILDONG_ACTIONS_SECRET": ACTIONS_SECRET}


def run_inside(script: str, *arguments: object, stdin: Any = None) -> Any:
    """Run tests/rasa_cell/inside/`script` in the cell's environment; its JSON."""
    command = [str(CELL_PYTHON), str(Path(__file__).parent / "inside" / script), *map(str, arguments)]
    done = subprocess.run(command, input=json.dumps(stdin), capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)
