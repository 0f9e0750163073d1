"""The whole system as `make run` serves it, on free ports and in a folder of its own."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil

from bot.rasa_cell.train import model_path

ROOT = Path(__file__).resolve().parents[2]
READY_SECONDS = 300.0
MODELS = ROOT / "var" / "models"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def missing_part() -> str | None:
    """Why the system cannot be started here, in words; None when it can."""
    if not (ROOT / ".venv-cell" / "bin" / "python").exists():
        return "the Rasa cell's environment is missing: run `make test`, which makes it"
    if not model_path(MODELS).exists():
        return "the dialogue model is missing: run `make test`, which trains it"
    return None


class RunningSystem:
    """Supervisor, intake, gateway and Rasa cell as real processes."""

    def __init__(self, folder: Path, *, command: tuple[str, ...] = ("-m", "bot", "run"), **settings: str) -> None:
        self.folder, self.command = folder, command
        self.port, self.intake_port = free_port(), free_port()
        self.settings = {
            "GILDONG_DATA_FOLDER": str(folder),
            "GILDONG_MODELS": str(MODELS),
            "GILDONG_PORT": str(self.port),
            "GILDONG_CELL_PORT": str(free_port()),
            "GILDONG_ACTIONS_PORT": str(free_port()),
            "GILDONG_INTAKE_PORT": str(self.intake_port),
            "GILDONG_ISSUERS_PORT": "0",  # no register is asked; those tests that want one say so
            "GILDONG_MESSAGES_PER_MINUTE": "100000",
            "GILDONG_CONVERSATIONS_PER_MINUTE": "100000",
            # Most tests are about one programme; those of several say so themselves.
            "GILDONG_OFFER": "kosme.shared_logistics",
            **settings,
        }
        self.output: list[str] = []
        self.ready_seconds = 0.0
        self.process: subprocess.Popen[str] | None = None
        self._collector = threading.Thread(target=self._collect, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def desk_url(self) -> str:
        return f"http://127.0.0.1:{self.intake_port}"

    def health(self, name: str) -> str:
        """The address at which "gateway", "intake", "cell" or "issuers" says that it is ready."""
        addresses = {
            "gateway": f"{self.url}/health",
            "intake": f"{self.desk_url}/health",
            "cell": f"http://127.0.0.1:{self.settings['GILDONG_CELL_PORT']}/webhooks/gildong/health",
            "issuers": f"http://127.0.0.1:{self.settings['GILDONG_ISSUERS_PORT']}/health",
        }
        return addresses[name]

    @property
    def password(self) -> str:
        """The demo officer's password, as it was printed."""
        found = re.search(r"password: (\S+)", "".join(self.output))
        assert found, "".join(self.output)
        return found.group(1)

    @property
    def ports(self) -> tuple[int, ...]:
        """Every port that a part listens on."""
        return tuple(int(port) for name, port in self.settings.items() if name.endswith("_PORT"))

    def start(self) -> None:
        began = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, *self.command],
            cwd=ROOT,
            env={**os.environ, **self.settings},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._collector.start()
        self._wait_for("everything is ready")
        self._wait_for("password:")
        self.ready_seconds = time.monotonic() - began

    def stop(self) -> int:
        """Ctrl-C; gives the exit code."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        finally:
            self._collector.join(timeout=10)

    def part(self, name: str) -> psutil.Process:
        """The present process of "gateway", "intake", "cell" or "issuers"."""
        assert self.process is not None
        marks = {"gateway": "bot serve", "intake": "intake serve", "cell": "rasa_cell/launch.py"}
        marks["issuers"] = "document_fetch.demo.issuers"
        children = psutil.Process(self.process.pid).children()
        return next(child for child in children if marks[name] in " ".join(child.cmdline()))

    def _collect(self) -> None:
        assert self.process is not None
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                self.output.append(line)

    def _wait_for(self, words: str) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while not any(words in line for line in self.output):
            assert self.process is not None
            assert self.process.poll() is None, "".join(self.output)
            assert time.monotonic() < deadline, "".join(self.output)
            time.sleep(0.1)
