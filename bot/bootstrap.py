"""The composition root: the one place where the parts are chosen and put together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import structlog
from aiohttp import web

from actions import endpoint
from bot import registers
from bot.config import ROOT, Settings
from bot.delivery import signing
from bot.dialogue import CellClient
from bot.errors import Misconfigured
from bot.gateway.app import build_app
from bot.gateway.hub import Hub
from bot.intake_client import IntakeClient
from bot.register_calls import RegisterCalls
from bot.services.base.context import Context
from bot.services.base.definitions import Definitions
from bot.services.base.vault import Vault
from bot.store.engine import Store
from bot.turn_runner import TurnRunner
from bot.worker import Worker
from document_fetch import service
from document_fetch.confinement import sandbox
from document_fetch.connectors.registers import Registers
from forms.loading import loader
from forms.wording.catalogue import Catalogue

logger = structlog.get_logger()

KOREA = ZoneInfo("Asia/Seoul")
WORDS = (ROOT / "forms" / "words", ROOT / "document_fetch" / "words", ROOT / "bot" / "words")
SHUTDOWN_SECONDS = 3.0


def today_in_korea() -> date:
    return datetime.now(KOREA).date()


def time_in_korea() -> time:
    return datetime.now(KOREA).time()


def calendar(settings: Settings) -> Callable[[], date]:
    """Gives the day that counts as today."""
    fixed = settings.today
    return today_in_korea if fixed is None else lambda: fixed


def build_context(settings: Settings, fetches: frozenset[str] = frozenset()) -> Context:
    """Store, definitions, words and keys; a bad definition or word, or nothing on offer, stops the start."""
    shipped = (loader.PROGRAMMES,) if settings.shipped_programmes else ()
    store = Store(settings.store_url)
    store.migrate()
    context = Context(
        store=store,
        definitions=Definitions.load(*shipped, *settings.programme_folders),
        offer=settings.offered,
        catalogue=Catalogue.load(*WORDS),
        vault=Vault.open(settings.keys_folder / "master.key"),
        today=calendar(settings),
        time=time_in_korea,
        registers=fetches,
        mydata_url=settings.mydata_url,
    )
    if not context.on_offer:
        raise Misconfigured(offered=settings.offer, mend="GILDONG_OFFER names no programme that is defined")
    return context


@asynccontextmanager
async def running_gateway(settings: Settings) -> AsyncIterator[None]:
    """The gateway with its action endpoint, worker and relay, until the block ends."""
    if not settings.cell_secret:
        raise Misconfigured(missing="GILDONG_CELL_SECRET", mend="`python -m bot run` makes one")
    connectors = _registers(settings)
    context = build_context(settings, connectors.fetches)
    signer = signing.load_or_create(settings.keys_folder)
    async with AsyncExitStack() as stack:
        stack.callback(context.store.close)
        cell = CellClient(settings.cell_url, settings.cell_secret, settings.turn_timeout_seconds)
        stack.push_async_callback(cell.close)
        intake = IntakeClient(settings.intake_url, settings.intake_key)
        stack.push_async_callback(intake.close)
        stack.push_async_callback(connectors.close)
        hub = Hub()
        runner = TurnRunner(context, cell, hub, settings.patience_seconds)
        asking = RegisterCalls(connectors, is_practice=registers.is_practice(settings))
        worker = Worker(context, intake, signer, runner.wake, asking)
        actions = endpoint.build_app(context, settings.cell_secret)
        public = build_app(settings, context, cell=cell, hub=hub, runner=runner, worker=worker)
        await stack.enter_async_context(_listening(actions, "127.0.0.1", settings.actions_port))
        await stack.enter_async_context(_listening(public, settings.host, settings.port))
        stack.push_async_callback(runner.close)
        stack.push_async_callback(worker.close)
        await worker.start()
        await runner.resume()
        for fault in service.check_config():
            logger.warning("reader.limited", fault=fault)
        logger.info("gateway.serving", host=settings.host, port=settings.port, sandbox=sandbox.level())
        yield


def _registers(settings: Settings) -> Registers:
    """The connectors; what is wrong with their settings is told, and stops nothing: every paper can be uploaded."""
    built = registers.build(settings)
    for fault in registers.faults(built):
        logger.warning("registers.misconfigured", fault=fault)
    return built


@asynccontextmanager
async def _listening(app: web.Application, host: str, port: int) -> AsyncIterator[None]:
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
    await runner.setup()
    await web.TCPSite(runner, host, port).start()
    try:
        yield
    finally:
        await runner.cleanup()


async def serve(settings: Settings, stop: asyncio.Event) -> None:
    """Serves until `stop` is set."""
    async with running_gateway(settings):
        await stop.wait()
