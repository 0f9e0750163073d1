"""The whole public turn beside the cell-only turn, interleaved in one run of the real system.

A public turn goes from the frame a page sends to the last stored and pushed message of its answer. The cell-only turn
is the same form turn posted straight to the Rasa cell, with the same actions and the same database behind it.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import aiohttp

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bot.bootstrap import build_context
from bot.config import Settings
from bot.services import deeds
from bot.services.conversation import conversations
from bot.store import turns
from tests.system.client import ChatClient
from tests.system.running import RunningSystem

SECRET = "bench-secret-of-the-cell"
TURNS = 300
WARM_UP = 20
#: Refused by the open question's type each time: the form turn with all its calls, and the same question again.
REFUSED = "12"


def quantiles(times: list[float]) -> tuple[float, float]:
    """Median and 95th percentile, in milliseconds."""
    return statistics.median(times) * 1000, statistics.quantiles(times, n=20)[-1] * 1000


async def public_turn(client: ChatClient) -> float:
    """Seconds from the frame to the second message of the answer: the refusal and the question."""
    start, since = time.perf_counter(), client.seq
    await client.say(REFUSED)
    await client.heard(since, 2)
    return time.perf_counter() - start


class CellOnly:
    """The same turn without the gateway."""

    def __init__(self, session: aiohttp.ClientSession, system: RunningSystem) -> None:
        self.session = session
        self.url = f"http://127.0.0.1:{system.settings['GILDONG_CELL_PORT']}/webhooks/gildong/turn"
        self.context = build_context(Settings(data_folder=system.folder, offer="kosme.shared_logistics"))
        self.conversation_id, _ = conversations.open_conversation(self.context, "ko")
        for deed in ("start", "answer", "skip"):
            turn = self._queued("x", "button", {"answer": True})
            for each in (deed, "ask"):
                deeds.perform(self.context, turn, each)

    async def turn(self) -> float:
        body = {
            "turn_id": self._queued(REFUSED),
            "conversation_id": self.conversation_id,
            "language": "ko",
            "form_open": True,
            "text": REFUSED,
        }
        start = time.perf_counter()
        async with self.session.post(self.url, json=body, headers={"X-Gildong-Secret": SECRET}) as response:
            answer = await response.json()
        seconds = time.perf_counter() - start
        assert response.status == 200, answer
        assert len(answer["messages"]) == 2, answer
        return seconds

    def _queued(self, text: str, kind: turns.Kind = "text", payload: dict[str, Any] | None = None) -> str:
        with self.context.store.begin() as tx:
            return turns.add(tx, self.conversation_id, kind, text=text, payload=payload or {})


async def measure(system: RunningSystem) -> dict[str, list[float]]:
    """Times of both kinds of turn, in turn."""
    found: dict[str, list[float]] = {"public": [], "cell": []}
    async with aiohttp.ClientSession() as session:
        client = ChatClient(session, system.url)
        await client.open("ko")
        await client.until("안녕하세요", after=0)
        for words in ("신청할게요", "동의해요", "질문부터 할게요"):
            await client.answered(words)
        cell = CellOnly(session, system)
        for number in range(TURNS + WARM_UP):
            times = {"public": await public_turn(client), "cell": await cell.turn()}
            if number >= WARM_UP:
                for name, seconds in times.items():
                    found[name].append(seconds)
        await client.close()
    return found


async def first_reply(system: RunningSystem) -> None:
    """One whole turn through a page."""
    async with aiohttp.ClientSession() as session:
        client = ChatClient(session, system.url)
        await client.open("ko")
        await client.until("안녕하세요", after=0)
        await client.answered("안녕하세요")
        await client.close()


def memory_rows(system: RunningSystem) -> list[str]:
    """Private memory of each process after the run, in MB."""
    parts = {name: system.part(name).memory_full_info().uss / 1e6 for name in ("gateway", "intake", "cell")}
    return [f"memory of {name:<10} {megabytes:8.0f} MB (private)" for name, megabytes in parts.items()]


def main() -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        system = RunningSystem(Path(folder), GILDONG_CELL_SECRET=SECRET)
        start = time.perf_counter()
        system.start()
        asyncio.run(first_reply(system))
        print(f"start to first reply, already set up {time.perf_counter() - start:6.1f} s")
        found = asyncio.run(measure(system))
        (p50, p95), (cell50, cell95) = quantiles(found["public"]), quantiles(found["cell"])
        print(f"{'turn':<28}{'p50 ms':>8}{'p95 ms':>8}   over {TURNS} turns each, interleaved")
        print(f"{'cell only':<28}{cell50:8.1f}{cell95:8.1f}")
        print(f"{'public, over WebSocket':<28}{p50:8.1f}{p95:8.1f}")
        print(f"{'ratio (goals 2 and 3)':<28}{p50 / cell50:8.2f}{p95 / cell95:8.2f}")
        print("\n".join(memory_rows(system)))
        system.stop()


if __name__ == "__main__":
    main()
