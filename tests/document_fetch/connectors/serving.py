"""Real servers on loopback, and a clock that tests set."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from ssl import SSLContext

from aiohttp import web

from document_fetch.connectors import nts, popbill
from document_fetch.connectors.codef.client import Settings as CodefSettings
from document_fetch.connectors.http import Limits
from document_fetch.connectors.registers import Settings
from document_fetch.demo.issuers import settings as practice
from document_fetch.demo.issuers.app import Issuers

ANSWERS = Path(__file__).parent / "answers"
TOKEN = "of-this-test"
#: Short enough to wait for; the order is that of the real ones.
SHORT = Limits(connect_seconds=1.0, read_seconds=1.3, total_seconds=2.0)
NOON = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)  # 12:00 in Korea

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class SetClock:
    """Time passes when a test says so, and when somebody sleeps."""

    def __init__(self, start: datetime = NOON) -> None:
        self._start, self._passed = start, 0.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self._passed)

    def seconds(self) -> float:
        return self._passed

    def pass_by(self, **time: float) -> None:
        self._passed += timedelta(**time).total_seconds()

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self._passed += seconds


@asynccontextmanager
async def serving(app: web.Application, tls: SSLContext | None = None) -> AsyncIterator[int]:
    """The app on a free port of 127.0.0.1."""
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=1.0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=tls)
    await site.start()
    try:
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


@asynccontextmanager
async def answering(handler: Handler, tls: SSLContext | None = None) -> AsyncIterator[int]:
    """A server that gives every request to the handler."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handler)
    async with serving(app, tls) as port:
        yield port


class Running:
    """The practice issuers, running."""

    def __init__(self, port: int, issuers: Issuers) -> None:
        self.port, self.issuers = port, issuers
        self.url = f"http://127.0.0.1:{port}"

    def fault(self, register: str, name: str) -> None:
        assert self.issuers.faults.switch(register, name)

    def press(self, state: str) -> None:
        """Somebody settles everything that waits on the phone."""
        for one in self.issuers.approvals.waiting():
            self.issuers.approvals.settle(one.jti, state)


@asynccontextmanager
async def practice_issuers() -> AsyncIterator[Running]:
    issuers = Issuers(TOKEN)
    async with serving(issuers.build_app()) as port:
        yield Running(port, issuers)


def settings(port: int, **changed: str) -> Settings:
    """Of the practice issuers, by the names of the bot's settings."""
    all_ = practice.for_port(port) | changed
    hosts = {name: frozenset(all_[f"{name}_hosts"].split(",")) for name in ("nts", "codef", "popbill")}
    return Settings(
        nts=nts.Settings(all_["nts_url"], hosts["nts"], all_["nts_key"]),
        codef=CodefSettings(
            all_["codef_url"],
            all_["codef_token_url"],
            hosts["codef"],
            all_["codef_id"],
            all_["codef_secret"],
            all_.get("codef_public_key", ""),
        ),
        popbill=popbill.Settings(
            all_["popbill_url"],
            all_["popbill_token_url"],
            hosts["popbill"],
            all_["popbill_id"],
            all_["popbill_secret"],
            all_["popbill_member"],
        ),
        mydata_url=all_.get("mydata_url", ""),
    )
