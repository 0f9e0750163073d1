"""The real gateway on a free port, between a fake cell and a fake or real intake."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.config import Settings
from bot.delivery import signing
from bot.dialogue import CellClient
from bot.gateway.app import build_app
from bot.gateway.hub import Hub
from bot.gateway.keys import CONTEXT
from bot.intake_client import IntakeClient
from bot.register_calls import RegisterCalls
from bot.services.base.context import Context
from bot.turn_runner import TurnRunner
from bot.worker import Worker
from document_fetch.connectors.registers import Registers
from tests.bot.agency import KEY, Agency
from tests.bot.fake_cell import SECRET, FakeCell
from tests.bot.fake_intake import FakeIntake
from tests.bot.person import Person
from tests.system.client import ChatClient


class Gateway:
    """A running gateway as its clients see it."""

    def __init__(self, app: web.Application, url: str, session: aiohttp.ClientSession, cell: FakeCell) -> None:
        self.app, self.url, self.session, self.cell = app, url, session, cell
        self._pages: list[ChatClient] = []

    async def page(self, language: str = "ko") -> ChatClient:
        """A page with a new conversation, its greeting received."""
        page = ChatClient(self.session, self.url)
        self._pages.append(page)
        await page.open(language)
        await page.until("", after=0)
        return page

    async def agreed_page(self, language: str = "ko") -> ChatClient:
        """A page whose user has started an application and agreed to what comes first: documents are read."""
        person = Person(self.app[CONTEXT], language)
        person.begin()
        page = await self.same_page(person.token)
        await page.until(person.heard[-1].body["text"], after=0)
        return page

    async def same_page(self, token: str, seen: list[dict[str, Any]] | None = None) -> ChatClient:
        """Another page on the same conversation, with what it has seen before."""
        page = ChatClient(self.session, self.url)
        self._pages.append(page)
        page.token, page.messages = token, list(seen or ())
        await page.connect()
        return page

    async def ask(self, method: str, path: str, token: str = "", **request: Any) -> tuple[int, Any]:
        """Status and JSON body (or text) of one request."""
        headers = {**({"Authorization": f"Bearer {token}"} if token else {}), **request.pop("headers", {})}
        async with self.session.request(method, self.url + path, headers=headers, **request) as response:
            is_json = response.content_type == "application/json"
            return response.status, await response.json() if is_json else await response.text()

    async def close(self) -> None:
        for page in self._pages:
            await page.close()


@asynccontextmanager
async def serving(
    context: Context,
    folder: Path,
    cell: FakeCell,
    *,
    intake: FakeIntake | Agency | None = None,
    connectors: Registers | None = None,
    **settings: Any,
) -> AsyncIterator[Gateway]:
    """A gateway for the length of the block, put together as `bot.bootstrap` does."""
    chosen = Settings(
        **{"data_folder": folder, "messages_per_minute": 100_000, "conversations_per_minute": 100_000} | settings
    )
    async with AsyncExitStack() as stack:
        agency = TestServer((intake or FakeIntake()).app())
        await agency.start_server()
        stack.push_async_callback(agency.close)
        client = CellClient(cell.url, SECRET, chosen.turn_timeout_seconds)
        stack.push_async_callback(client.close)
        intake_client = IntakeClient(str(agency.make_url("")), KEY)
        stack.push_async_callback(intake_client.close)
        hub = Hub()
        runner = TurnRunner(context, client, hub, chosen.patience_seconds)
        asking = RegisterCalls(connectors) if connectors else None
        worker = Worker(context, intake_client, signing.load_or_create(chosen.keys_folder), runner.wake, asking)
        app = build_app(chosen, context, cell=client, hub=hub, runner=runner, worker=worker)
        server = TestServer(app)
        await server.start_server()
        stack.push_async_callback(server.close)
        stack.push_async_callback(runner.close)
        stack.push_async_callback(worker.close)
        await worker.start()
        await runner.resume()
        session = await stack.enter_async_context(aiohttp.ClientSession())
        gateway = Gateway(app, f"http://127.0.0.1:{server.port}", session, cell)
        stack.push_async_callback(gateway.close)
        yield gateway
