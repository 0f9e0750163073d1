"""A Rasa cell that follows a script: it speaks the cell's HTTP protocol and keeps what it was sent."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

SECRET = "cell secret of the tests"
Answer = Callable[[dict[str, Any]], Awaitable[web.Response]]


def ok(turn: dict[str, Any], *texts: str) -> web.Response:
    messages = [{"custom": {"text": text}} for text in texts]
    facts = {"status": "ok", "turn_id": turn["turn_id"], "form_open": turn["form_open"], "events": 1}
    return web.json_response({**facts, "messages": messages})


async def echo(turn: dict[str, Any]) -> web.Response:
    return ok(turn, f"들은 말: {turn.get('text', turn.get('intent'))}")


async def fail(turn: dict[str, Any]) -> web.Response:
    return web.json_response({"status": "failed", "turn_id": turn["turn_id"], "error": "OutOfMemory"}, status=500)


async def silence(turn: dict[str, Any]) -> web.Response:
    return ok(turn)


async def nonsense(_turn: dict[str, Any]) -> web.Response:
    return web.Response(text="<html>Bad Gateway</html>", content_type="text/html", status=502)


def slow(seconds: float) -> Answer:
    async def answer(turn: dict[str, Any]) -> web.Response:
        await asyncio.sleep(seconds)
        return await echo(turn)

    return answer


class FakeCell:
    """Answers by the script, and when that is used up, by `usual`."""

    def __init__(self) -> None:
        self.script: deque[Answer] = deque()
        self.usual: Answer = echo
        self.turns: list[dict[str, Any]] = []
        #: The most turns that were under way at one time: in one conversation, and in all.
        self.most_in_one = self.most_in_all = 0
        self.called = asyncio.Event()
        self._under_way: Counter[str] = Counter()
        self._server: TestServer | None = None
        self._port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}/webhooks/gildong"

    async def start(self) -> None:
        """On the same port again after a stop, as a restarted process would be."""
        app = web.Application()
        app.router.add_get("/webhooks/gildong/health", self._health)
        app.router.add_post("/webhooks/gildong/turn", self._turn)
        self._server = TestServer(app, port=self._port, skip_url_asserts=True)
        await self._server.start_server()
        self._port = self._server.port or 0

    async def stop(self) -> None:
        if self._server is not None:
            await self._server.close()
            self._server = None

    async def _health(self, _request: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    async def _turn(self, request: web.Request) -> web.Response:
        if request.headers.get("X-Gildong-Secret") != SECRET:
            return web.json_response({"status": "failed", "error": "WrongSecret"}, status=401)
        turn = await request.json()
        conversation = turn["conversation_id"]
        self.turns.append(turn)
        self.called.set()
        self._under_way[conversation] += 1
        self.most_in_one = max(self.most_in_one, self._under_way[conversation])
        self.most_in_all = max(self.most_in_all, self._under_way.total())
        try:
            return await (self.script.popleft() if self.script else self.usual)(turn)
        finally:
            self._under_way[conversation] -= 1
