"""`python bench/cell.py`: our Rasa cell beside Rasa as it comes, same model, same stub of actions, one run.

Prints a Markdown table. Both run behind the same channel; "as it comes" means Rasa's own in-memory tracker store,
response validation, action sessions and imports (launch.py --stock). Two to four minutes.
"""

from __future__ import annotations

import asyncio
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import psutil

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bot.rasa_cell.train import model_path  # noqa: E402
from bot.rasa_cell.turn import KEY_HEADER  # noqa: E402

CELL_PYTHON = ROOT / ".venv-cell" / "bin" / "python"
LAUNCH = ROOT / "bot" / "rasa_cell" / "launch.py"
TRAIN = ROOT / "bot" / "rasa_cell" / "train.py"
STUB = ROOT / "bench" / "stub_actions.py"
CELL_PORT = 5105
STUB_PORT = 5155
START_SECONDS = 60.0
SECRETS = {"GILDONG_CELL_SECRET": "bench-cell", "GILDONG_ACTIONS_SECRET": "bench-actions"}

ONE_USER_TURNS = 200
USERS = 16
USERS_SECONDS = 12.0
LONG_TURNS = 700
#: Rasa as it comes needs minutes for 700 turns of one conversation: it is cut here.
STOCK_LONG_SECONDS = 60.0
ANSWERS = ("한빛식품", "12", "3억 5,000만원", "서울 마포구 양화로 10", "미국이랑 일본", "네", "왜 물어봐요?")


@dataclass
class Figures:
    """What one launcher did; times in milliseconds unless named otherwise."""

    name: str
    start_seconds: float = 0.0
    memory_mb: float = 0.0
    memory_end_mb: float = 0.0
    p50: float = 0.0
    p95: float = 0.0
    turns_per_second: float = 0.0
    turn_times: list[float] = field(default_factory=list)


@contextmanager
def process(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    """A child that is gone when the block ends."""
    child = subprocess.Popen(command, env={**os.environ, **SECRETS}, stdout=subprocess.DEVNULL)
    try:
        yield child
    finally:
        child.send_signal(signal.SIGTERM)
        child.wait(20)


class Client:
    """Sends turns to the cell under test."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session
        self._base = f"http://127.0.0.1:{CELL_PORT}/webhooks/gildong"
        self._count = 0

    async def until_first_reply(self, began: float) -> float:
        """Seconds from `began` to the first answered turn; TimeoutError after START_SECONDS."""
        while time.monotonic() - began < START_SECONDS:
            try:
                await self.turn("first", "안녕하세요", form_open=False)
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.05)
            else:
                return time.monotonic() - began
        raise TimeoutError

    async def turn(self, conversation: str, text: str, *, form_open: bool = True) -> float:
        """One turn; its milliseconds."""
        self._count += 1
        body = {
            "turn_id": f"t{self._count}",
            "conversation_id": conversation,
            "language": "ko",
            "form_open": form_open,
            "text": text,
        }
        began = time.perf_counter()
        async with self._session.post(f"{self._base}/turn", json=body, headers=self._key) as response:
            response.raise_for_status()
            await response.read()
        return (time.perf_counter() - began) * 1000

    @property
    def _key(self) -> dict[str, str]:
        return {KEY_HEADER: SECRETS["GILDONG_CELL_SECRET"]}

    async def open_form(self, conversation: str) -> None:
        """The form's first question is open after it."""
        await self.turn(conversation, "신청할게요", form_open=False)


async def measure(name: str, model: Path, *, stock: bool) -> Figures:
    """Start one launcher and measure everything on it."""
    figures = Figures(name)
    url = f"http://127.0.0.1:{STUB_PORT}/webhook"
    command = [str(CELL_PYTHON), str(LAUNCH), "--model", str(model), "--port", str(CELL_PORT), "--actions-url", url]
    began = time.monotonic()
    with process(*command, *(["--stock"] if stock else [])) as child:
        async with aiohttp.ClientSession() as session:
            client = Client(session)
            figures.start_seconds = await client.until_first_reply(began)
            figures.memory_mb = memory(child)
            await one_user(client, figures)
            await many_users(client, figures)
            await one_long_talk(client, figures, STOCK_LONG_SECONDS if stock else float("inf"))
            figures.memory_end_mb = memory(child)
    return figures


def memory(child: subprocess.Popen[bytes]) -> float:
    """Resident megabytes."""
    return psutil.Process(child.pid).memory_info().rss / 2**20


async def one_user(client: Client, figures: Figures) -> None:
    """Form turns of one user after another, a fresh conversation every 20 turns."""
    times = []
    for number in range(ONE_USER_TURNS):
        conversation = f"one-{number // 20}"
        if number % 20 == 0:
            await client.open_form(conversation)
        times.append(await client.turn(conversation, ANSWERS[number % len(ANSWERS)]))
    figures.p50 = statistics.median(times)
    figures.p95 = statistics.quantiles(times, n=20)[-1]


async def many_users(client: Client, figures: Figures) -> None:
    """Form turns of 16 users at once, each waiting for its answer, fresh conversations every 20 turns."""
    end = time.monotonic() + USERS_SECONDS
    began = time.monotonic()
    turns = await asyncio.gather(*(talk(client, f"many-{user}", end) for user in range(USERS)))
    figures.turns_per_second = sum(turns) / (time.monotonic() - began)


async def talk(client: Client, user: str, end: float) -> int:
    """Turns until `end` (monotonic seconds); how many."""
    done = 0
    while time.monotonic() < end:
        conversation = f"{user}-{done // 20}"
        if done % 20 == 0:
            await client.open_form(conversation)
        await client.turn(conversation, ANSWERS[done % len(ANSWERS)])
        done += 1
    return done


async def one_long_talk(client: Client, figures: Figures, limit_seconds: float) -> None:
    """One conversation of 700 turns, cut after `limit_seconds`."""
    began = time.monotonic()
    await client.open_form("long")
    for number in range(LONG_TURNS):
        if time.monotonic() - began > limit_seconds:
            return
        figures.turn_times.append(await client.turn("long", ANSWERS[number % len(ANSWERS)]))


def median_around(times: list[float], turn: int) -> float:
    """Median of two rounds of the answers about `turn`: some answers cost more than others, so a part would mislead."""
    rounds = 2 * len(ANSWERS)
    first = min(max(turn - rounds // 2, 0), len(times) - rounds)
    return statistics.median(times[first : first + rounds])


def around(times: list[float], turn: int) -> str:
    return f"{median_around(times, turn):.1f} ms" if len(times) >= turn else "not reached"


def growth(times: list[float]) -> str:
    """The last turn of the long conversation against its 10th."""
    return f"{median_around(times, len(times)) / median_around(times, 10):.2f}"


def last(times: list[float]) -> str:
    """The end of the long conversation."""
    return f"turn {len(times)}: {statistics.median(times[-5:]):.1f} ms"


def table(ours: Figures, stock: Figures, training_seconds: float) -> str:
    """The figures as Markdown."""
    rows = [
        ("start to first reply", *(f"{f.start_seconds:.1f} s" for f in (ours, stock))),
        ("memory after the first reply", *(f"{f.memory_mb:.0f} MB" for f in (ours, stock))),
        ("memory at the end", *(f"{f.memory_end_mb:.0f} MB" for f in (ours, stock))),
        ("form turn, 1 user, p50", *(f"{f.p50:.1f} ms" for f in (ours, stock))),
        ("form turn, 1 user, p95", *(f"{f.p95:.1f} ms" for f in (ours, stock))),
        (f"turns/s, {USERS} users", *(f"{f.turns_per_second:.0f}" for f in (ours, stock))),
        *((f"one conversation, turn {n}", *(around(f.turn_times, n) for f in (ours, stock))) for n in (10, 140, 700)),
        ("its last turn against its 10th", *(growth(f.turn_times) for f in (ours, stock))),
        ("where that conversation ended", *(last(f.turn_times) for f in (ours, stock))),
    ]
    lines = [f"| | {ours.name} | {stock.name} |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)]
    note = f"Rasa as it comes was cut after {STOCK_LONG_SECONDS:.0f} s of its one long conversation."
    return "\n".join([*lines, "", f"Training, same for both: {training_seconds:.1f} s. {note}"])


def train(folder: Path) -> tuple[Path, float]:
    """A model trained now, and the seconds it took."""
    began = time.monotonic()
    subprocess.run([CELL_PYTHON, TRAIN, "--out", folder], check=True, capture_output=True)
    return model_path(folder), time.monotonic() - began


async def main() -> None:
    """Measure both, one after the other, and print."""
    with tempfile.TemporaryDirectory() as work:
        model, training_seconds = train(Path(work))
        with process(sys.executable, str(STUB), "--port", str(STUB_PORT)):
            ours = await measure("Gildong's cell", model, stock=False)
            stock = await measure("Rasa as it comes", model, stock=True)
    print(table(ours, stock, training_seconds))


if __name__ == "__main__":
    asyncio.run(main())
