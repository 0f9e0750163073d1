"""Runs everything on one machine: intake, Rasa cell, gateway and practice issuers, started again when one dies."""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
import sys
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import aiohttp
import structlog

from bot import bootstrap, registers, samples
from bot.config import ROOT, Settings
from bot.config import environment as os_environment
from bot.errors import Misconfigured
from bot.rasa_cell.train import model_path

Serving = Callable[[asyncio.Event], Awaitable[None]]

logger = structlog.get_logger()

CELL_PYTHON = ROOT / ".venv-cell" / "bin" / "python"
STOP_SECONDS = 8.0
HEALTHY_SECONDS = 30.0
PRACTICE = "practice issuers"
INTAKE_HOST, INTAKE_PORT = "127.0.0.1", 8090
SAY = "\033[1mGildong\033[0m " if sys.stdout.isatty() else "Gildong "


@dataclass(frozen=True)
class Part:
    """One process of the system."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]
    #: Answers 200 when the part is ready.
    health: str


async def run(stop: asyncio.Event) -> None:
    """Starts every part, says where to go, and ends them all when told."""
    settings = Settings()
    environment = _environment(settings)
    practice = _practice(settings)
    _check(settings, int(environment["GILDONG_INTAKE_PORT"]), practises=bool(practice))
    intake, *slower = parts = (*_parts(settings, environment), *practice)
    keep = partial(_keep, stop=stop, pauses=settings.restart_seconds)
    # Gateway and cell take seconds to start: what the intake waits for, samples and an account, is made meanwhile.
    keepers = [asyncio.create_task(keep(part)) for part in slower]
    await asyncio.to_thread(samples.write, settings.data_folder / "samples", bootstrap.calendar(settings)())
    password = await _demo_account(environment, "officer")
    keepers.append(asyncio.create_task(keep(intake)))
    announcing = asyncio.create_task(_announce(settings, environment, password, parts))
    await stop.wait()
    announcing.cancel()
    _say("stopping")
    await asyncio.gather(*keepers, announcing, return_exceptions=True)
    _say("stopped")


def _check(settings: Settings, intake_port: int, *, practises: bool) -> None:
    """Misconfigured: no model, or a port that somebody else has; better said now than found out later."""
    if not model_path(settings.models_folder).exists():
        raise Misconfigured(missing="the dialogue model", mend="python3 deploy/setup.py run")
    ports = {"GILDONG_PORT": settings.port, "GILDONG_INTAKE_PORT": intake_port}
    ports |= {"GILDONG_CELL_PORT": settings.cell_port, "GILDONG_ACTIONS_PORT": settings.actions_port}
    ports |= {"GILDONG_ISSUERS_PORT": settings.issuers_port} if practises else {}
    for name, port in ports.items():
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                raise Misconfigured(port=port, taken="by another program", mend=f"set {name} to a free one")


def _environment(settings: Settings) -> dict[str, str]:
    """Fresh secrets for each start; what the operator has set stays as it is."""
    intake_port = os_environment().get("GILDONG_INTAKE_PORT") or str(INTAKE_PORT)
    fresh = {
        "GILDONG_CELL_SECRET": secrets.token_urlsafe(32),
        "GILDONG_INTAKE_KEY": secrets.token_urlsafe(32),
        "GILDONG_INTAKE_PORT": intake_port,
        "GILDONG_INTAKE_URL": f"http://{INTAKE_HOST}:{intake_port}",
        "GILDONG_INTAKE_DATA_FOLDER": str(settings.data_folder / "intake"),
        "GILDONG_INTAKE_SENDER_KEY_FILE": str(settings.keys_folder / "dossier-signing.pub.pem"),
    }
    if registers.practises(os_environment(), settings.issuers_port):
        fresh |= registers.practice_environment(settings.issuers_port)
    merged = {**fresh, **{name: value for name, value in os_environment().items() if value}}
    return merged | {"GILDONG_ACTIONS_SECRET": merged["GILDONG_CELL_SECRET"], "PYTHONUNBUFFERED": "1"}


def _parts(settings: Settings, environment: dict[str, str]) -> tuple[Part, ...]:
    model = model_path(settings.models_folder)
    cell = (str(CELL_PYTHON), str(ROOT / "bot" / "rasa_cell" / "launch.py"), "--model", str(model))
    ports = (
        "--parent",
        str(os.getpid()),
        "--port",
        str(settings.cell_port),
        "--actions-url",
        f"http://127.0.0.1:{settings.actions_port}/webhook",
    )
    public = f"http://{settings.host}:{settings.port}"
    return (
        Part(
            "intake",
            (sys.executable, "-m", "bot.process", sys.executable, "-m", "intake", "serve"),
            environment,
            f"{environment['GILDONG_INTAKE_URL']}/health",
        ),
        Part("gateway", (sys.executable, "-m", "bot", "serve"), environment, f"{public}/health"),
        Part("rasa cell", (*cell, *ports), environment, f"{settings.cell_url}/health"),
    )


def _practice(settings: Settings) -> tuple[Part, ...]:
    """The practice issuers, where no real register is set. Our own secrets are none of their business."""
    if not registers.practises(os_environment(), settings.issuers_port):
        return ()
    environment = {name: value for name, value in os_environment().items() if not name.startswith("GILDONG_")}
    command = registers.practice_command(settings.issuers_port, settings.data_folder)
    return (Part(PRACTICE, command, environment, f"http://127.0.0.1:{settings.issuers_port}/health"),)


async def _demo_account(environment: dict[str, str], kind: str) -> str:
    """What the intake prints of a demo account with a new password, which is shown and kept nowhere."""
    made = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "intake", kind, "demo", cwd=ROOT, env=environment, stdout=asyncio.subprocess.PIPE
    )
    printed, _ = await made.communicate()
    return printed.decode().strip()


def _accounts(password: str, partner: str) -> str:
    """The demo accounts, a line each; `partner` is name and password, or nothing where no programme has partners."""
    officer = f"  Demo officer              name: demo   password: {password}\n"
    name, _, secret = partner.partition(" ")
    return f"{officer}  Demo partner              name: {name}   password: {secret}\n" if partner else officer


async def _keep(part: Part, stop: asyncio.Event, pauses: Sequence[float]) -> None:
    """Runs the part until told to stop; a part that dies comes back, slower each time it does so at once."""
    deaths = 0
    while not stop.is_set():
        started = time.monotonic()
        process = await asyncio.create_subprocess_exec(
            *part.command, cwd=ROOT, env=dict(part.environment), start_new_session=True
        )
        await _ended(process, stop)
        if stop.is_set():
            return
        deaths = 0 if time.monotonic() - started > HEALTHY_SECONDS else deaths + 1
        logger.warning("part.died", part=part.name, code=process.returncode)
        await asyncio.sleep(pauses[min(deaths, len(pauses) - 1)])


async def _ended(process: asyncio.subprocess.Process, stop: asyncio.Event) -> None:
    """Returns when the process has ended by itself, or because we were told to stop."""
    ended, told = asyncio.create_task(process.wait()), asyncio.create_task(stop.wait())
    await asyncio.wait({ended, told}, return_when=asyncio.FIRST_COMPLETED)
    told.cancel()
    if not ended.done():
        process.terminate()
        await asyncio.wait({ended}, timeout=STOP_SECONDS)
    if not ended.done():
        process.kill()
        await ended


async def _announce(settings: Settings, environment: dict[str, str], password: str, parts: tuple[Part, ...]) -> None:
    partner, _ = await asyncio.gather(_demo_account(environment, "partner"), _ready(parts))
    _say("everything is ready. Ctrl-C stops it.")
    print(
        f"""
  Demo page for companies   http://{settings.host}:{settings.port}/
  Officers' desk            {environment["GILDONG_INTAKE_URL"]}/
{_phone(settings, parts)}{_accounts(password, partner)}""",
        flush=True,
    )


def _phone(settings: Settings, parts: tuple[Part, ...]) -> str:
    """Where one approves what the practice issuers ask, or nothing where there are none."""
    practises = any(part.name == PRACTICE for part in parts)
    return f"  Practice phone            http://127.0.0.1:{settings.issuers_port}/phone\n" if practises else ""


async def _ready(parts: tuple[Part, ...]) -> None:
    """Returns when every part answers."""
    for part in parts:
        _say(f"starting {part.name} ...")
    async with aiohttp.ClientSession(trust_env=False) as session:
        for part in parts:
            await _healthy(session, part)
            _say(f"{part.name} is ready")


async def _healthy(session: aiohttp.ClientSession, part: Part) -> None:
    while True:
        try:
            async with session.get(part.health) as response:
                if response.status == 200:
                    return
        except aiohttp.ClientError:
            pass
        await asyncio.sleep(0.2)


def _say(words: str) -> None:
    print(f"{SAY}{words}", flush=True)
