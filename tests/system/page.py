"""A page as the widget keeps it: every message has an id, goes out until it is acknowledged, and the talk comes back.

Unlike `ChatClient` it bears the death of the gateway at any moment: it connects again with the number of the last
message it has, and sends again, under the same id, what was not acknowledged.
"""

from __future__ import annotations

import asyncio
import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import aiohttp

ACK_SECONDS = 10.0
FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS = 0.25, 2.0
UPLOAD_WAIT_SECONDS = 1.0
BROKEN = (aiohttp.ClientError, ConnectionError, TimeoutError)


@dataclass
class Sent:
    """Something the user gave, and what became of it."""

    id: str
    #: What the transcript must hold: the typed words, the button's label, or the file's name.
    text: str
    tries: int = 0
    #: Its number in the transcript, once acknowledged.
    seq: int | None = None
    #: The gateway's no, as its code.
    refusal: str | None = None


@dataclass
class Page:
    """One open page of one conversation."""

    session: aiohttp.ClientSession
    url: str
    chance: random.Random
    token: str = ""
    conversation_id: str = ""
    messages: list[dict[str, Any]] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    welcomes: int = 0
    _socket: aiohttp.ClientWebSocketResponse | None = None
    _keeper: asyncio.Task[None] | None = None
    _news: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def open(self) -> None:
        """Opens a conversation, as often as it takes, and keeps a connection to it."""
        while not self.token:
            try:
                async with self.session.post(f"{self.url}/v1/conversations", json={"language": "ko"}) as response:
                    made = await response.json()
                self.token, self.conversation_id = made["token"], made["conversation_id"]
            except BROKEN:
                await asyncio.sleep(FIRST_WAIT_SECONDS)
        self._keeper = asyncio.create_task(self._keep_connected())

    async def close(self) -> None:
        if self._keeper is not None:
            self._keeper.cancel()
            await asyncio.gather(self._keeper, return_exceptions=True)

    @property
    def seq(self) -> int:
        return int(self.messages[-1]["seq"]) if self.messages else 0

    async def say(self, text: str) -> Sent:
        return await self._deliver(Sent(str(uuid.uuid4()), text), {"type": "text", "text": text})

    async def press(self, label: str) -> Sent:
        """Presses the newest button of that label."""
        offered = [button for message in reversed(self.messages) for button in message.get("buttons", ())]
        button = next(button["id"] for button in offered if button["label"] == label)
        return await self._deliver(Sent(str(uuid.uuid4()), label), {"type": "button", "button": button})

    async def upload(self, name: str, content: bytes) -> Sent:
        """Sends a file until the gateway has it."""
        sent = self._remember(Sent(str(uuid.uuid4()), name))
        headers = {"Authorization": f"Bearer {self.token}", "X-Message-Id": sent.id, "X-File-Name": quote(name)}
        while sent.seq is None and sent.refusal is None:
            sent.tries += 1
            try:
                async with self.session.post(f"{self.url}/v1/files", data=content, headers=headers) as response:
                    answer = await response.json()
                sent.seq, sent.refusal = answer.get("seq"), answer.get("error", {}).get("code")
            except BROKEN:
                await asyncio.sleep(UPLOAD_WAIT_SECONDS)
        return sent

    async def heard(self, matches: Callable[[dict[str, Any]], bool], wanted: str, seconds: float) -> dict[str, Any]:
        """The first message that matches and is not the user's own; AssertionError after `seconds`."""

        def find() -> dict[str, Any] | None:
            return next((m for m in self.messages if m["from"] != "user" and matches(m)), None)

        async with self._news:
            try:
                await asyncio.wait_for(self._news.wait_for(lambda: find() is not None), seconds)
            except TimeoutError:
                said = "\n".join(f"{m['seq']} {m['from']}: {m['text']}" for m in self.messages[-8:])
                raise AssertionError(f"no message with {wanted!r} in {seconds} s; the last ones:\n{said}") from None
        found = find()
        assert found is not None
        return found

    async def _deliver(self, sent: Sent, frame: dict[str, Any]) -> Sent:
        """Sends until acknowledged or refused: after ACK_SECONDS of silence over a new connection."""
        self._remember(sent)
        while sent.seq is None and sent.refusal is None:
            socket = await self._online()
            sent.tries += 1
            try:
                await socket.send_json({**frame, "id": sent.id})
                await self._until(lambda s=socket: sent.seq or sent.refusal or self._socket is not s, ACK_SECONDS)
            except BROKEN:
                await socket.close()
        return sent

    def _remember(self, sent: Sent) -> Sent:
        self.sent.append(sent)
        return sent

    async def _online(self) -> aiohttp.ClientWebSocketResponse:
        async with self._news:
            await self._news.wait_for(lambda: self._socket is not None)
        assert self._socket is not None
        return self._socket

    async def _until(self, is_so: Callable[[], Any], seconds: float) -> None:
        async with self._news:
            await asyncio.wait_for(self._news.wait_for(is_so), seconds)

    async def _keep_connected(self) -> None:
        wait = FIRST_WAIT_SECONDS
        while True:
            before = self.welcomes
            try:
                await self._connect()
            except BROKEN:
                pass
            finally:
                self._socket = None
            async with self._news:
                self._news.notify_all()
            wait = FIRST_WAIT_SECONDS if self.welcomes > before else min(wait * 2, LONGEST_WAIT_SECONDS)
            await asyncio.sleep(wait * self.chance.uniform(0.5, 1.0))

    async def _connect(self) -> None:
        """One connection, until it breaks."""
        async with self.session.ws_connect(f"{self.url}/v1/socket", headers={"Origin": self.url}) as socket:
            await socket.send_json({"type": "hello", "token": self.token, "after": self.seq})
            async for received in socket:
                if received.type is not aiohttp.WSMsgType.TEXT:
                    return
                async with self._news:
                    self._take(received.json(), socket)
                    self._news.notify_all()

    def _take(self, frame: dict[str, Any], socket: aiohttp.ClientWebSocketResponse) -> None:
        if frame["type"] == "welcome":
            self.welcomes += 1
            self._socket = socket
        elif frame["type"] == "message":
            self.messages.append(frame["message"])
        elif frame["type"] == "ack":
            self._sent(frame["id"]).seq = frame["seq"]
        elif frame["type"] == "error" and "id" in frame:
            self._sent(frame["id"]).refusal = frame["error"]["code"]

    def _sent(self, client_id: str) -> Sent:
        return next(sent for sent in self.sent if sent.id == client_id)
