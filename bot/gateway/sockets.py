"""The web channel's WebSocket: what was missed, then live."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import Annotated, Any, Literal

import structlog
from aiohttp import WSCloseCode, WSMsgType, web
from pydantic import Field, TypeAdapter, ValidationError

from bot.errors import BadRequest, GildongError, TooFast, UnknownToken
from bot.gateway import errors, origins, sending
from bot.gateway.hub import Page
from bot.gateway.keys import CONTEXT, HUB, MESSAGE_LIMIT
from bot.gateway.sending import MAX_SEQ, ButtonFrame, ClientId, Frame, LanguageFrame, TextFrame
from bot.services.conversation import conversations
from bot.store.conversations import Conversation

logger = structlog.get_logger()

HELLO_SECONDS = 10.0
HEARTBEAT_SECONDS = 25.0
MAX_FRAME_BYTES = 64 * 1024
CLOSE_BAD_FRAME, CLOSE_UNKNOWN, CLOSE_TOO_FAST = 4400, 4401, 4429

routes = web.RouteTableDef()
_frames: TypeAdapter[TextFrame | ButtonFrame | LanguageFrame] = TypeAdapter(
    Annotated[TextFrame | ButtonFrame | LanguageFrame, Field(discriminator="type")]
)


class Hello(Frame):
    """The first frame: who it is, and the newest message it has."""

    type: Literal["hello"]
    token: ClientId
    after: Annotated[int, Field(ge=0, le=MAX_SEQ)] = 0


@routes.get("/v1/socket")
async def open_socket(request: web.Request) -> web.WebSocketResponse:
    origins.check(request, required=True)
    socket = web.WebSocketResponse(heartbeat=HEARTBEAT_SECONDS, max_msg_size=MAX_FRAME_BYTES)
    await socket.prepare(request)
    try:
        hello = Hello.model_validate_json(await socket.receive_str(timeout=HELLO_SECONDS))
        conversation = await asyncio.to_thread(conversations.find, request.app[CONTEXT], hello.token)
    except (ValidationError, TypeError, TimeoutError):
        await socket.close(code=CLOSE_BAD_FRAME)
    except UnknownToken:
        await socket.close(code=CLOSE_UNKNOWN)
    else:
        await _Talk(request.app, socket, conversation).run(hello.after)
    return socket


class _Talk:
    """One socket of one conversation: a reader of frames and a sender of news, until either ends."""

    def __init__(self, app: web.Application, socket: web.WebSocketResponse, conversation: Conversation) -> None:
        self._app, self._socket, self._conversation = app, socket, conversation
        self._page = Page()
        self._progress: dict[str, int] | None = None
        self._typing = False

    async def run(self, after: int) -> None:
        hub = self._app[HUB]
        hub.join(self._conversation.id, self._page)
        sender = asyncio.create_task(self._keep_sending(after))
        try:
            await self._read_frames()
        finally:
            hub.leave(self._conversation.id, self._page)
            sender.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await sender

    async def _keep_sending(self, after: int) -> None:
        """A sender that fails takes the socket with it: the page connects again and asks for what it has missed."""
        try:
            await self._send_news(after)
        except ConnectionError:
            return
        except Exception as error:
            logger.exception("socket.sender_failed", error=type(error).__name__)
            await self._socket.close(code=WSCloseCode.INTERNAL_ERROR)

    async def _send_news(self, after: int) -> None:
        overview = await self._overview()
        self._progress = overview["progress"]
        await self._send({"type": "welcome", **overview})
        self._page.news.set()
        while True:
            await self._page.wait()
            if self._page.has_messages:
                self._page.has_messages = False
                after = await self._send_messages(after)
            await self._send_state()

    async def _send_messages(self, after: int) -> int:
        """Sends every message after the last one sent; gives the newest number."""
        found = await asyncio.to_thread(conversations.history, self._app[CONTEXT], self._conversation.id, after)
        for message in found:
            await self._send({"type": "message", "message": message.as_json()})
        return found[-1].seq if found else after

    async def _send_state(self) -> None:
        if self._page.typing != self._typing:
            self._typing = self._page.typing
            await self._send({"type": "typing", "on": self._typing})
        if self._typing:
            return  # progress is only looked up when a turn is over
        progress = (await self._overview())["progress"]
        if progress != self._progress:
            self._progress = progress
            await self._send({"type": "progress", "progress": progress})

    async def _overview(self) -> dict[str, Any]:
        return await asyncio.to_thread(conversations.overview, self._app[CONTEXT], self._conversation.id)

    async def _read_frames(self) -> None:
        async for received in self._socket:
            if received.type is not WSMsgType.TEXT:
                await self._socket.close(code=CLOSE_BAD_FRAME)
                return
            try:
                await self._take(_frames.validate_json(received.data))
            except ValidationError:
                if not await self._bear_with(received.data):
                    return
            except GildongError as error:
                await self._refuse(error, received.data)
            except Exception as error:
                logger.exception("socket.frame_failed", error=type(error).__name__)
                await self._refuse(GildongError(), received.data)

    async def _take(self, frame: TextFrame | ButtonFrame | LanguageFrame) -> None:
        if isinstance(frame, LanguageFrame):
            await sending.set_language(self._app, self._conversation.id, frame)
            return
        if isinstance(frame, TextFrame):
            seq = await sending.send_text(self._app, self._conversation.id, frame)
        else:
            seq = await sending.send_button(self._app, self._conversation.id, frame)
        await self._send({"type": "ack", "id": frame.id, "seq": seq})

    async def _bear_with(self, data: str) -> bool:
        """Refuses a frame that is none; these count too, and who sends nothing else is shown out."""
        try:
            self._app[MESSAGE_LIMIT].take(self._conversation.id)
        except TooFast:
            await self._socket.close(code=CLOSE_TOO_FAST)
            return False
        await self._refuse(BadRequest(), data)
        return True

    async def _refuse(self, error: GildongError, data: str) -> None:
        """Tells why a frame was not taken; the frame's id, where it has one, lets the page mark its message."""
        language = (await self._overview())["language"]
        known = _client_id(data)
        named = {"id": known} if known else {}
        words = errors.as_json(error, self._app[CONTEXT].catalogue, language)
        await self._send({"type": "error", **named, "error": words})

    async def _send(self, frame: dict[str, Any]) -> None:
        if not self._socket.closed:
            await self._socket.send_json(frame, dumps=_dumps)


def _dumps(frame: Any) -> str:
    return json.dumps(frame, ensure_ascii=False)


def _client_id(data: str) -> str | None:
    try:
        found = json.loads(data).get("id")
    except (ValueError, AttributeError, RecursionError):
        return None
    return found if isinstance(found, str) and len(found) <= 64 and found.isascii() else None
