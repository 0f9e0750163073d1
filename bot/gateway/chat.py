"""The web channel's HTTP API: open a conversation, send text, buttons and files, read messages."""

from __future__ import annotations

import asyncio
from typing import Any, TypeVar
from urllib.parse import unquote

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from bot.errors import BadRequest, UnknownToken
from bot.gateway import origins
from bot.gateway.keys import CONTEXT, HUB, MESSAGE_LIMIT, OPENING_LIMIT, RUNNER, WORKER
from bot.gateway.sending import MAX_SEQ, ButtonFrame, ClientId, TextFrame, send_button, send_text
from bot.services.conversation import conversations
from bot.services.files import documents
from bot.store.conversations import Conversation
from forms.definitions.model import Language

#: A little over the reader's own limit of 10 MB: a file just over it gets its sentence in the chat.
MAX_UPLOAD_BYTES = 12 * 1024 * 1024
MAX_JSON_BYTES = 64 * 1024

PAGE_HEADERS = "Authorization, Content-Type, X-File-Name, X-Message-Id"

routes = web.RouteTableDef()
_client_id: TypeAdapter[str] = TypeAdapter(ClientId)
Model = TypeVar("Model", bound=BaseModel)


class Opening(BaseModel):
    """Body of POST /v1/conversations."""

    model_config = ConfigDict(extra="forbid")
    language: Language = "ko"


class Posted(BaseModel):
    """Body of POST /v1/messages."""

    model_config = ConfigDict(extra="forbid")
    message: TextFrame | ButtonFrame = Field(discriminator="type")


@routes.post("/v1/conversations")
async def open_conversation(request: web.Request) -> web.Response:
    request.app[OPENING_LIMIT].take(origins.client_address(request))
    opening = _parsed(Opening, await _json(request))
    made = await asyncio.to_thread(conversations.open_conversation, request.app[CONTEXT], opening.language)
    body = {"conversation_id": made[0], "token": made[1], "language": opening.language}
    return web.json_response(body, status=201)


@routes.get("/v1/conversation")
async def show(request: web.Request) -> web.Response:
    conversation = await authorised(request)
    overview = await asyncio.to_thread(conversations.overview, request.app[CONTEXT], conversation.id)
    return web.json_response(overview)


@routes.get("/v1/messages")
async def read(request: web.Request) -> web.Response:
    conversation = await authorised(request)
    after = _number(request.query.get("after", "0"))
    found = await asyncio.to_thread(conversations.history, request.app[CONTEXT], conversation.id, after)
    newest = found[-1].seq if found else conversation.last_seq
    return web.json_response({"messages": [message.as_json() for message in found], "seq": newest})


@routes.post("/v1/messages")
async def send(request: web.Request) -> web.Response:
    conversation = await authorised(request)
    posted = _parsed(Posted, {"message": await _json(request)}).message
    send_it = send_text if isinstance(posted, TextFrame) else send_button
    seq = await send_it(request.app, conversation.id, posted)  # type: ignore[arg-type]
    return web.json_response({"id": posted.id, "seq": seq}, status=202)


@routes.post("/v1/files")
async def upload(request: web.Request) -> web.Response:
    conversation = await authorised(request)
    request.app[MESSAGE_LIMIT].take(conversation.id)
    client_id = request.headers.get("X-Message-Id", "")
    if not _is_client_id(client_id):
        raise BadRequest
    name = unquote(request.headers.get("X-File-Name", ""))
    received = documents.Upload(client_id, name, await request.read())
    message = await asyncio.to_thread(documents.receive, request.app[CONTEXT], conversation.id, received)
    request.app[HUB].changed(conversation.id)
    request.app[WORKER].wake()
    request.app[RUNNER].wake(conversation.id)  # a document that waits for consent is told of in a turn
    return web.json_response({"id": client_id, "seq": message.seq}, status=202)


@routes.options(r"/v1/{path:[a-z]+}")
async def preflight(_request: web.Request) -> web.Response:
    """Browsers ask before a page of another origin calls; the origin itself is checked as for every call."""
    allowed = {"Access-Control-Allow-Methods": "GET, POST", "Access-Control-Allow-Headers": PAGE_HEADERS}
    return web.Response(status=204, headers={**allowed, "Access-Control-Max-Age": "600"})


async def authorised(request: web.Request) -> Conversation:
    """The conversation of the bearer token; UnknownToken without one."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise UnknownToken
    return await asyncio.to_thread(conversations.find, request.app[CONTEXT], token.strip())


def _parsed(model: type[Model], data: Any) -> Model:
    try:
        return model.model_validate(data)
    except ValidationError as exc:
        raise BadRequest from exc


async def _json(request: web.Request) -> Any:
    if not request.can_read_body:
        return {}
    try:
        return await request.clone(client_max_size=MAX_JSON_BYTES).json()
    except (ValueError, LookupError, RecursionError) as exc:  # no JSON, no such charset, nested beyond reason
        raise BadRequest from exc


def _is_client_id(text: str) -> bool:
    try:
        _client_id.validate_python(text)
    except ValidationError:
        return False
    return True


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 10 or int(text) > MAX_SEQ:
        raise BadRequest
    return int(text)
