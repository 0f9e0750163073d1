"""A register that gives one recorded answer to whatever it is asked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote_plus

from aiohttp import web

from document_fetch.connectors.nts import Nts
from tests.document_fetch.connectors.serving import ANSWERS, SHORT, SetClock, answering, settings

TYPES = {".json": "application/json", ".xml": "text/xml", ".txt": "text/plain"}


def content(name: str) -> tuple[str, str]:
    """The text of `answers/<name>` and its media type."""
    path: Path = ANSWERS / name
    return path.read_text("utf-8"), TYPES[path.suffix]


@asynccontextmanager
async def recorded(name: str, *, status: int = 200, encoded: bool = False) -> AsyncIterator[int]:
    """The port at which `answers/<name>` is given, percent-encoded where CODEF would."""
    text, media_type = content(name)

    async def give(request: web.Request) -> web.Response:
        if request.path.endswith("/token"):
            return web.json_response({"access_token": "t", "token_type": "bearer", "expires_in": 604799})
        body = quote_plus(text) if encoded else text
        return web.Response(text=body, content_type=media_type, status=status)

    async with answering(give) as port:
        yield port


@asynccontextmanager
async def nts_saying(name: str, *, status: int = 200) -> AsyncIterator[Nts]:
    """The connector of a tax office that gives the recorded answer."""
    async with recorded(name, status=status) as port:
        connector = Nts(settings(port).nts, SetClock(), SHORT)
        yield connector
        await connector.close()
