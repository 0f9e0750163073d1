"""A gateway that speaks the widget's contract over real HTTP and WebSocket; its replies come from a script, not a bot.

Run it to look at the widget: `python -m tests.widget.fake_gateway` serves http://127.0.0.1:8185/.
"""

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from aiohttp import WSMsgType, web

WEB = Path(__file__).parents[2] / "web"
SCRIPT = json.loads((Path(__file__).parent / "script.json").read_text("utf-8"))
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self' ws: wss:; "
    "object-src 'none'; base-uri 'none'; frame-ancestors 'self'"
)
LARGEST_BYTES = 10 * 1024 * 1024
PORT = 8185


@dataclass
class Talk:
    """One conversation: what was said, who listens, and which client ids were counted."""

    token: str
    id: str
    language: str
    owner: str = "bot"
    progress: dict[str, int] | None = None
    messages: list[dict[str, Any]] = field(default_factory=list)
    seqs: dict[str, int] = field(default_factory=dict)
    sockets: set[web.WebSocketResponse] = field(default_factory=set)

    @property
    def seq(self) -> int:
        return len(self.messages)

    def counted(self, client_id: str) -> int:
        """How many messages carry this client id."""
        return sum(message.get("id") == client_id for message in self.messages)

    def own_texts(self) -> list[str]:
        return [message["text"] for message in self.messages if message["from"] == "user"]


class FakeGateway:
    """Keeps all talks in memory; the attributes below let a test play the weather."""

    def __init__(self) -> None:
        self.talks: dict[str, Talk] = {}
        self.hellos: list[dict[str, Any]] = []
        self.frames: list[dict[str, Any]] = []
        self.files: list[dict[str, Any]] = []
        self.door_open = True
        self.silent = False
        self.lose_acks = 0
        self.too_fast = 0
        self.reply_delay = 0.05
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def talk(self) -> Talk:
        """The only talk there is, for tests with one user."""
        (talk,) = self.talks.values()
        return talk

    def app(self) -> web.Application:
        app = web.Application(client_max_size=LARGEST_BYTES + 1024, middlewares=[strict])
        app.add_routes(
            [
                web.post("/v1/conversations", self.start),
                web.post("/v1/files", self.file),
                web.get("/v1/socket", self.socket),
                web.options("/v1/{door}", may_ask),
                web.get("/samples/index.json", samples),
                web.get("/samples/{name}", sample),
                web.get("/", page),
                *(web.static(f"/{name}", WEB / name) for name in ("widget", "vendor", "shared", "demo")),
            ]
        )
        return app

    # What the gateway does on its own.

    async def say(self, talk: Talk, **message: Any) -> int:
        """Stores a message and pushes it to every socket of the talk."""
        full = {"seq": talk.seq + 1, "from": "bot", "text": "", "at": datetime.now(UTC).isoformat(), **message}
        talk.messages.append(full)
        await self.push(talk, {"type": "message", "message": full})
        return talk.seq

    async def push(self, talk: Talk, frame: dict[str, Any]) -> None:
        for socket in tuple(talk.sockets):
            await socket.send_json(frame)

    async def drop(self, code: int = 1012) -> None:
        """Closes every socket, as a gateway that is restarted does."""
        for talk in self.talks.values():
            for socket in tuple(talk.sockets):
                await socket.close(code=code)

    async def close(self) -> None:
        """Ends what it would still have said, and every socket."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.drop()

    # Doors.

    async def start(self, request: web.Request) -> web.Response:
        if not self.door_open:
            return web.json_response({"error": {"code": "down", "text": ""}}, status=503)
        language = (await request.json())["language"]
        talk = Talk(token=secrets.token_urlsafe(32), id=secrets.token_hex(8), language=language)
        self.talks[talk.token] = talk
        for message in () if self.silent else SCRIPT["greeting"][language]:
            await self.say(talk, **message)
        return web.json_response({"token": talk.token, "conversation_id": talk.id, "language": language}, status=201)

    async def file(self, request: web.Request) -> web.Response:
        talk = self.talks.get(request.headers.get("Authorization", "").removeprefix("Bearer "))
        if talk is None:
            return web.json_response({"error": {"code": "unknown_token", "text": ""}}, status=401)
        body = await request.read()
        name, client_id = unquote(request.headers["X-File-Name"]), request.headers["X-Message-Id"]
        if not talk.counted(client_id):
            self.files.append({"name": name, "size": len(body), "id": client_id})
            document = {"id": f"d-{secrets.token_hex(3)}", "name": name}
            line = {**document, **SCRIPT["uploaded"][talk.language]}
            await self.say(talk, **{"from": "user", "id": client_id, "text": name, "document": line})
            if not self.silent:
                self._later(self._read(talk, document))
        return web.json_response({"id": client_id, "seq": talk.seq}, status=202)

    async def socket(self, request: web.Request) -> web.StreamResponse:
        if not self.door_open:
            return web.json_response({"error": {"code": "down", "text": ""}}, status=503)
        socket = web.WebSocketResponse(heartbeat=20)
        await socket.prepare(request)
        hello = await socket.receive_json()
        self.hellos.append(hello)
        talk = self.talks.get(hello["token"])
        if talk is None:
            await socket.close(code=4401)
            return socket
        await self._welcome(talk, socket, hello["after"])
        async for raw in socket:
            if raw.type == WSMsgType.TEXT:
                await self._frame(talk, socket, json.loads(raw.data))
        talk.sockets.discard(socket)
        return socket

    async def _welcome(self, talk: Talk, socket: web.WebSocketResponse, after: int) -> None:
        state = {"language": talk.language, "progress": talk.progress, "owner": talk.owner, "seq": talk.seq}
        await socket.send_json({"type": "welcome", "conversation_id": talk.id, **state})
        for message in talk.messages[after:]:
            await socket.send_json({"type": "message", "message": message})
        talk.sockets.add(socket)

    async def _frame(self, talk: Talk, socket: web.WebSocketResponse, frame: dict[str, Any]) -> None:
        self.frames.append(frame)
        if frame["type"] == "language":
            talk.language = frame["language"]
            return
        if frame.get("text") == "!refuse":
            await self._refuse(talk, socket, frame, "text_too_long")
            return
        if self.too_fast:
            self.too_fast -= 1
            await self._refuse(talk, socket, frame, "too_fast")
            return
        await self._take(talk, frame)
        if self.lose_acks:
            self.lose_acks -= 1
            await socket.close(code=1012)
            return
        await socket.send_json({"type": "ack", "id": frame["id"], "seq": talk.seqs[frame["id"]]})

    async def _refuse(self, talk: Talk, socket: web.WebSocketResponse, frame: dict[str, Any], code: str) -> None:
        error = {"code": code, "text": SCRIPT["errors"][code][talk.language]}
        await socket.send_json({"type": "error", "id": frame["id"], "error": error})

    async def _take(self, talk: Talk, frame: dict[str, Any]) -> None:
        if frame["id"] in talk.seqs:
            return
        text = frame["text"] if frame["type"] == "text" else label_of(talk, frame["button"])
        talk.seqs[frame["id"]] = await self.say(talk, **{"from": "user", "id": frame["id"], "text": text})
        if not self.silent:
            self._later(self._answer(talk, text))

    # The script.

    async def _answer(self, talk: Talk, text: str) -> None:
        await self.push(talk, {"type": "typing", "on": True})
        await asyncio.sleep(self.reply_delay)
        reply = next((reply for reply in SCRIPT["replies"] if reply["on"] in text), SCRIPT["otherwise"])
        await self._play(talk, reply)
        await self.push(talk, {"type": "typing", "on": False})

    async def _read(self, talk: Talk, document: dict[str, str]) -> None:
        await asyncio.sleep(self.reply_delay * 4)
        for message in SCRIPT["read"][talk.language]:
            line = {"document": {**document, **message["document"]}} if "document" in message else {}
            await self.say(talk, **{**message, **line})

    async def _play(self, talk: Talk, reply: dict[str, Any]) -> None:
        if "owner" in reply:
            talk.owner = reply["owner"]
        if "progress" in reply:
            talk.progress = reply["progress"]
            await self.push(talk, {"type": "progress", "progress": talk.progress})
        for message in reply[talk.language]:
            await self.say(talk, **message)

    def _later(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def label_of(talk: Talk, button_id: str) -> str:
    """The words on a button that was shown."""
    shown = (button for message in talk.messages for button in message.get("buttons", ()))
    return next(button["label"] for button in shown if button["id"] == button_id)


@web.middleware
async def strict(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """The policy under which the real gateway serves its pages."""
    response = await handler(request)
    if not response.prepared:
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cache-Control"] = "no-store"
        response.headers["Access-Control-Allow-Origin"] = "*"
    return response


async def may_ask(request: web.Request) -> web.Response:
    """What a browser asks before a page of another site posts here."""
    headers = "Authorization, Content-Type, X-File-Name, X-Message-Id"
    return web.Response(status=204, headers={"Access-Control-Allow-Headers": headers})


async def page(request: web.Request) -> web.StreamResponse:
    return web.FileResponse(WEB / "demo" / "index.html")


async def samples(request: web.Request) -> web.Response:
    return web.json_response(SCRIPT["samples"])


async def sample(request: web.Request) -> web.Response:
    return web.Response(body=b"%PDF-1.4\n%%EOF\n", content_type="application/pdf")


if __name__ == "__main__":
    gateway = FakeGateway()
    gateway.reply_delay = 1.0
    web.run_app(gateway.app(), host="127.0.0.1", port=PORT)
