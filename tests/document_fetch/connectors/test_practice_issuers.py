"""The practice issuers obey nobody but whoever has the token, and a person can approve on a page."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import replace

import aiohttp
import pytest

from document_fetch.connectors.codef.client import Codef
from document_fetch.connectors.codef.outcomes import Fetched, Refused, Waiting
from document_fetch.demo.company import HANBIT
from document_fetch.demo.issuers.faults import NAMES
from tests.document_fetch.connectors.serving import TOKEN, Running
from tests.document_fetch.connectors.test_codef import ORDER

CONTROL = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture
async def browser() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer wrong"}], ids=["no token", "wrong token"])
async def test_without_the_token_nothing_is_switched_or_told(
    issuers: Running, browser: aiohttp.ClientSession, headers: dict[str, str]
) -> None:
    told = {"register": "nts", "fault": "error"}
    async with browser.post(f"{issuers.url}/control", json=told, headers=headers) as response:
        assert response.status == 403
    async with browser.get(f"{issuers.url}/control", headers=headers) as response:
        assert response.status == 403
    assert issuers.issuers.faults.on == {}


@pytest.mark.parametrize("fault", sorted(NAMES))
async def test_every_fault_can_be_switched_on_and_off(
    issuers: Running, browser: aiohttp.ClientSession, fault: str
) -> None:
    for name in (fault, "none"):
        told = {"register": "codef", "fault": name}
        async with browser.post(f"{issuers.url}/control", json=told, headers=CONTROL) as response:
            assert (await response.json())["on"] == ({} if name == "none" else {"codef": name})


@pytest.mark.parametrize(
    "told", [{"register": "x", "fault": "error"}, {"register": "nts", "fault": "x"}, {"phone": "x"}]
)
async def test_what_does_not_exist_is_not_switched(
    issuers: Running, browser: aiohttp.ClientSession, told: dict[str, str]
) -> None:
    async with browser.post(f"{issuers.url}/control", json=told, headers=CONTROL) as response:
        assert response.status == 400


async def test_a_page_under_another_name_is_not_let_in(issuers: Running, browser: aiohttp.ClientSession) -> None:
    async with browser.get(f"{issuers.url}/phone", headers={"Host": "evil.example"}) as response:
        assert response.status == 403


@pytest.mark.parametrize(("do", "outcome"), [("approved", Fetched), ("refused", Refused)])
async def test_a_person_approves_or_refuses_on_the_page(
    issuers: Running, codef: Codef, browser: aiohttp.ClientSession, do: str, outcome: type
) -> None:
    waiting = await codef.start(ORDER)
    assert isinstance(waiting, Waiting)
    page = await text(browser, f"{issuers.url}/phone")
    assert "국세 납세증명서" in page
    assert HANBIT.name in page
    fields = dict(re.findall(r'name="(form|jti)" value="([^"]+)"', page))
    async with browser.post(f"{issuers.url}/phone", data={**fields, "do": do}) as response:
        assert "기다리는 인증 요청이 없어요" in await response.text()
    assert isinstance(await codef.confirm(ORDER, waiting), outcome)


async def test_another_page_cannot_press_the_buttons(
    issuers: Running, codef: Codef, browser: aiohttp.ClientSession
) -> None:
    waiting = await codef.start(ORDER)
    assert isinstance(waiting, Waiting)
    async with browser.post(f"{issuers.url}/phone", data={"jti": waiting.jti, "do": "approved"}) as response:
        assert response.status == 403
    assert len(issuers.issuers.approvals.waiting()) == 1


async def test_the_page_speaks_english_too_and_allows_nothing_foreign(
    issuers: Running, browser: aiohttp.ClientSession
) -> None:
    async with browser.get(f"{issuers.url}/phone?lang=en") as response:
        assert "Nothing is waiting for your approval." in await response.text()
        assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")


async def test_the_phone_can_be_used_by_control_too(
    issuers: Running, codef: Codef, browser: aiohttp.ClientSession
) -> None:
    waiting = await codef.start(ORDER)
    async with browser.post(f"{issuers.url}/control", json={"phone": "approve"}, headers=CONTROL) as response:
        assert await response.json() == {"settled": 1}
    assert isinstance(waiting, Waiting)
    assert isinstance(await codef.confirm(replace(ORDER), waiting), Fetched)


async def text(browser: aiohttp.ClientSession, url: str) -> str:
    async with browser.get(url) as response:
        assert response.status == 200
        return await response.text()
