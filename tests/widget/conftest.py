"""A fake gateway on a free port and a real Chromium that shows its page; any error in the browser fails the test.

One Chromium serves all tests, for starting it costs more than most of them do. Each test has contexts of its own, which
share no cookies, storage or cache, and end with it. So all tests run in the event loop of the session.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser, Page, async_playwright

from tests.widget.fake_gateway import FakeGateway

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: Stands over every module that needs the browser.
IN_BROWSER = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]
# What Chromium itself prints when a test takes the server away.
EXPECTED = ("net::ERR_", "WebSocket connection to", "the server responded with a status of")


@dataclass
class Site:
    """The running fake gateway and its address."""

    gateway: FakeGateway
    url: str


@pytest_asyncio.fixture(loop_scope="session")
async def site() -> AsyncIterator[Site]:
    gateway = FakeGateway()
    runner = web.AppRunner(gateway.app(), shutdown_timeout=0.2)
    await runner.setup()
    listener = web.TCPSite(runner, "127.0.0.1", 0)
    await listener.start()
    host, port = runner.addresses[0]
    yield Site(gateway, f"http://{host}:{port}/")
    await gateway.close()
    await runner.cleanup()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield launched
        await launched.close()


@pytest_asyncio.fixture(loop_scope="session")
async def browser(chromium: Browser) -> AsyncIterator[Browser]:
    """The browser, in which nothing is open before the test and after it."""
    assert chromium.contexts == []
    yield chromium
    for context in chromium.contexts:
        await context.close()


Visit = Callable[..., Awaitable[Page]]


@pytest_asyncio.fixture(loop_scope="session")
async def visit(site: Site, browser: Browser) -> AsyncIterator[Visit]:
    """`await visit(path="", *, beside=None, **context)` opens the page; the browser's errors are judged last."""
    errors: list[str] = []

    def watch(page: Page) -> None:
        page.on("pageerror", lambda error: errors.append(f"page error: {error}"))
        page.on("console", lambda line: line.type == "error" and errors.append(line.text))

    async def open_page(path: str = "", *, beside: Page | None = None, **context: object) -> Page:
        owner = beside.context if beside else await browser.new_context(**{"locale": "ko-KR", **context})
        page = await owner.new_page()
        watch(page)
        await page.goto(site.url + path)
        await page.evaluate("customElements.whenDefined('gildong-chat').then(() => null)")
        return page

    yield open_page
    assert [error for error in errors if not any(known in error for known in EXPECTED)] == []
