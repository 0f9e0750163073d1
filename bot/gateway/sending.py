"""Taking a message in, by HTTP or by socket: stored first, then acknowledged, then answered."""

from __future__ import annotations

import asyncio
from typing import Annotated, Literal

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field

from bot.gateway.keys import CONTEXT, HUB, MESSAGE_LIMIT, RUNNER
from bot.services.conversation import conversations
from forms.definitions.model import Language

#: Printable ASCII: what is no id cannot reach the database, where PostgreSQL refuses NUL.
ClientId = Annotated[str, Field(pattern=r"^[!-~]{1,64}$")]
#: Message numbers are 32 bit in the database.
MAX_SEQ = 2**31 - 1


class Frame(BaseModel):
    """A frame of the client: what is not documented is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TextFrame(Frame):
    """Typed words."""

    type: Literal["text"]
    id: ClientId
    text: str


class ButtonFrame(Frame):
    """A pressed button, by its opaque id."""

    type: Literal["button"]
    id: ClientId
    button: ClientId


class LanguageFrame(Frame):
    """The language switch of the page."""

    type: Literal["language"]
    language: Language


async def send_text(app: web.Application, conversation_id: str, frame: TextFrame) -> int:
    """Stores the words and gives their number in the transcript."""
    app[MESSAGE_LIMIT].take(conversation_id)
    receive = conversations.receive_text
    message = await asyncio.to_thread(receive, app[CONTEXT], conversation_id, frame.id, frame.text)
    _arrived(app, conversation_id)
    return message.seq


async def send_button(app: web.Application, conversation_id: str, frame: ButtonFrame) -> int:
    """Stores the press and gives its number in the transcript."""
    app[MESSAGE_LIMIT].take(conversation_id)
    receive = conversations.receive_button
    message = await asyncio.to_thread(receive, app[CONTEXT], conversation_id, frame.id, frame.button)
    _arrived(app, conversation_id)
    return message.seq


async def set_language(app: web.Application, conversation_id: str, frame: LanguageFrame) -> None:
    app[MESSAGE_LIMIT].take(conversation_id)
    await asyncio.to_thread(conversations.set_language, app[CONTEXT], conversation_id, frame.language)
    _arrived(app, conversation_id)


def _arrived(app: web.Application, conversation_id: str) -> None:
    app[HUB].changed(conversation_id)
    app[RUNNER].wake(conversation_id)
