"""The widget on a page of another site, whose own styles and text size are not ours."""

from collections.abc import AsyncIterator

import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser, expect

from tests.widget.conftest import IN_BROWSER, Site
from tests.widget.hand import Hand

pytestmark = IN_BROWSER

HOST_PAGE = """<!doctype html><html lang="ko"><title>다른 누리집</title>
<style>
  html {{ font-size: 62.5%; }}
  * {{ color: red; text-transform: uppercase; font-family: serif; letter-spacing: 3px; }}
  button {{ display: none; }}
</style>
<p>다른 누리집이에요.</p>
<script type="module" src="{gildong}widget/gildong.js"></script>
<gildong-chat></gildong-chat></html>"""


@pytest_asyncio.fixture(loop_scope="session")
async def foreign_page(site: Site) -> AsyncIterator[str]:
    """The address of a host page on another origin than the gateway's."""

    async def page(request: web.Request) -> web.Response:
        return web.Response(text=HOST_PAGE.format(gildong=site.url), content_type="text/html")

    app = web.Application()
    app.router.add_get("/", page)
    runner = web.AppRunner(app, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    yield f"http://{host}:{port}/"
    await runner.cleanup()


async def test_it_talks_to_the_server_its_script_came_from(site: Site, browser: Browser, foreign_page: str) -> None:
    page = await browser.new_page(locale="ko-KR")
    await page.goto(foreign_page)
    hand = Hand(page)
    await hand.open()
    await hand.choose_file("사업자등록증.pdf")
    await expect(hand.button("맞아요")).to_be_visible()
    assert len(site.gateway.files) == 1


async def test_the_styles_of_the_page_stay_outside(browser: Browser, foreign_page: str) -> None:
    page = await browser.new_page(locale="ko-KR")
    await page.goto(foreign_page)
    hand = Hand(page)
    await hand.open()
    looks = """e => { const s = getComputedStyle(e);
        return [s.fontSize, s.textTransform, s.color, s.letterSpacing, s.fontFamily.split(",")[0]] }"""
    ours = ["16px", "none", "rgb(30, 33, 36)", "normal", '"Pretendard GOV"']
    assert await hand.input.evaluate(looks) == ours
    assert await hand.messages.first.locator(".bubble").evaluate(looks) == ours
