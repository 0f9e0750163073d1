"""A small client of the web channel, as the widget speaks it: used by system tests and the benchmark."""

from __future__ import annotations

import asyncio
import uuid
from typing import Any
from urllib.parse import quote

import aiohttp

WAIT_SECONDS = 20.0


class ChatClient:
    """One page: a token, a socket, and every message seen, in order."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session, self.url = session, url
        self.token = ""
        self.messages: list[dict[str, Any]] = []
        self.frames: list[dict[str, Any]] = []
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._reader: asyncio.Task[None] | None = None
        self._news = asyncio.Condition()

    async def open(self, language: str = "ko") -> None:
        async with self.session.post(f"{self.url}/v1/conversations", json={"language": language}) as response:
            assert response.status == 201, await response.text()
            self.token = (await response.json())["token"]
        await self.connect()

    async def connect(self) -> None:
        """Opens the socket and asks for everything after the last message seen."""
        self._socket = await self.session.ws_connect(f"{self.url}/v1/socket", headers={"Origin": self.url})
        await self._socket.send_json({"type": "hello", "token": self.token, "after": self.seq})
        self._reader = asyncio.create_task(self._read())

    async def close(self) -> None:
        if self._socket is not None:
            await self._socket.close()
        if self._reader is not None:
            self._reader.cancel()

    @property
    def seq(self) -> int:
        return self.messages[-1]["seq"] if self.messages else 0

    @property
    def last(self) -> dict[str, Any]:
        return next(message for message in reversed(self.messages) if message["from"] != "user")

    async def say(self, text: str, client_id: str | None = None) -> str:
        client_id = client_id or str(uuid.uuid4())
        await self._send({"type": "text", "id": client_id, "text": text})
        return client_id

    async def press(self, label: str) -> str:
        """Presses the newest button of that label."""
        buttons = [button for message in reversed(self.messages) for button in message.get("buttons", ())]
        chosen = next(button for button in buttons if button["label"] == label)
        client_id = str(uuid.uuid4())
        await self._send({"type": "button", "id": client_id, "button": chosen["id"]})
        return client_id

    async def upload(self, name: str, content: bytes, client_id: str | None = None) -> int:
        headers = {
            "Authorization": f"Bearer {self.token}",
            "X-Message-Id": client_id or str(uuid.uuid4()),
            "X-File-Name": quote(name),
        }
        async with self.session.post(f"{self.url}/v1/files", data=content, headers=headers) as response:
            return response.status

    async def until(self, wanted: str, *, after: int | None = None) -> dict[str, Any]:
        """Waits for a message that is not the user's and holds the words."""
        since = self.seq if after is None else after
        return await self._wait(lambda m: m["from"] != "user" and m["seq"] > since and wanted in m["text"], wanted)

    async def heard(self, since: int, count: int) -> None:
        """Waits until so many messages that are not the user's have come after the number."""

        def enough() -> bool:
            return sum(message["seq"] > since and message["from"] != "user" for message in self.messages) >= count

        async with self._news:
            await asyncio.wait_for(self._news.wait_for(enough), WAIT_SECONDS)

    async def answered(self, text: str) -> dict[str, Any]:
        """Says the words and waits for the bot's last word to them."""
        since = self.seq
        await self.say(text)
        await self._settled(since)
        return self.last

    async def pressed(self, label: str) -> dict[str, Any]:
        since = self.seq
        await self.press(label)
        await self._settled(since)
        return self.last

    async def _settled(self, since: int) -> None:
        """The answer is complete when the typing sign goes off after something was said."""
        seen = len(self.frames)

        def is_over() -> bool:
            said = any(message["seq"] > since and message["from"] != "user" for message in self.messages)
            return said and any(frame["type"] == "typing" and not frame["on"] for frame in self.frames[seen:])

        async with self._news:
            await asyncio.wait_for(self._news.wait_for(is_over), WAIT_SECONDS)

    async def _wait(self, matches: Any, wanted: str) -> dict[str, Any]:
        def found() -> dict[str, Any] | None:
            return next((message for message in self.messages if matches(message)), None)

        async with self._news:
            try:
                await asyncio.wait_for(self._news.wait_for(lambda: found() is not None), WAIT_SECONDS)
            except TimeoutError:
                said = "\n".join(f"{m['from']}: {m['text']}" for m in self.messages[-6:])
                raise AssertionError(f"no message with {wanted!r}; the last ones:\n{said}") from None
        message = found()
        assert message is not None
        return message

    async def _send(self, frame: dict[str, Any]) -> None:
        assert self._socket is not None
        await self._socket.send_json(frame)

    async def _read(self) -> None:
        assert self._socket is not None
        async for received in self._socket:
            frame = received.json()
            async with self._news:
                self.frames.append(frame)
                if frame["type"] == "message":
                    self.messages.append(frame["message"])
                self._news.notify_all()
