"""Whatever a register does, it ends in time, in little memory, with a named error."""

from __future__ import annotations

import asyncio
import time

import aiohttp
import pytest
from aiohttp import web

from document_fetch.connectors.errors import (
    BadAnswer,
    ForbiddenAddress,
    QuotaExceeded,
    RegisterDown,
    RegisterRefused,
    TooSlow,
)
from document_fetch.connectors.http import GuardedClient, Limits, Request
from document_fetch.connectors.nts import Nts
from document_fetch.demo.company import HANBIT
from tests.document_fetch.connectors.serving import NOON, SHORT, Running, SetClock, answering, settings

NUMBER = HANBIT.business_number

ENDS_IN = [
    ("error", RegisterDown, None),
    ("hang", TooSlow, None),
    ("drip", TooSlow, None),
    ("wrong_type", BadAnswer, "content type"),
    ("huge", BadAnswer, "size"),
    ("declared", BadAnswer, "size"),
    ("bomb", BadAnswer, "size"),
    ("redirect", BadAnswer, "redirect"),
    ("cut", RegisterDown, None),
    ("quota", QuotaExceeded, None),
    ("too_many", QuotaExceeded, None),
    ("wrong_key", RegisterRefused, None),
    ("xml_error", RegisterDown, None),
    ("text_error", RegisterDown, None),
]


@pytest.mark.parametrize(("fault", "error", "reason"), ENDS_IN, ids=[each[0] for each in ENDS_IN])
async def test_a_fault_is_a_named_error_within_the_time_and_the_register_heals(
    issuers: Running, nts: Nts, clock: SetClock, fault: str, error: type, reason: str | None
) -> None:
    issuers.fault("nts", fault)
    began = time.monotonic()
    with pytest.raises(error) as failed:
        await nts.statuses([NUMBER])
    assert time.monotonic() - began < SHORT.total_seconds + 1
    assert reason is None or failed.value.facts["reason"] == reason
    assert issuers.issuers.internal_visits == 0
    issuers.fault("nts", "none")
    assert (await nts.statuses([NUMBER]))[NUMBER].state == "active"


async def test_control_without_the_limit_on_all_of_it_one_byte_a_second_has_no_end(issuers: Running) -> None:
    issuers.fault("nts", "drip")
    client = GuardedClient("nts", frozenset({"127.0.0.1"}), Limits(read_seconds=30, total_seconds=3600))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(client.send(Request("POST", f"{issuers.url}/nts/v1/status")), SHORT.total_seconds + 2)
    await client.close()


async def test_control_who_follows_redirects_is_led_to_an_internal_address(issuers: Running) -> None:
    issuers.fault("nts", "redirect")
    async with aiohttp.ClientSession() as session, session.post(f"{issuers.url}/nts/v1/status") as response:
        assert "secret" in await response.json()
    assert issuers.issuers.internal_visits == 1


async def test_a_register_that_is_not_there_is_down(clock: SetClock) -> None:
    async with answering(_never) as port:
        pass
    connector = Nts(settings(port).nts, clock, SHORT)
    with pytest.raises(RegisterDown) as failed:
        await connector.statuses([NUMBER])
    assert failed.value.since == NOON
    assert len(clock.slept) == 2
    await connector.close()


async def test_no_proxy_of_the_environment_is_used(issuers: Running, nts: Nts, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    async def proxy(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(status=502)

    async with answering(proxy) as port:
        for name in ("HTTP_PROXY", "http_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{port}")
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        await nts.statuses([NUMBER])
        assert asked == []
        # Control: who trusts the environment does go there.
        async with aiohttp.ClientSession(trust_env=True) as session, session.get(f"{issuers.url}/health") as response:
            assert response.status == 502
        assert asked


async def test_no_cookie_is_sent_back() -> None:
    cookies: list[str | None] = []

    async def sets_one(request: web.Request) -> web.Response:
        cookies.append(request.headers.get("Cookie"))
        answer = web.json_response({})
        answer.set_cookie("followed", "yes")
        return answer

    async with answering(sets_one) as port:
        client = GuardedClient("nts", frozenset({"127.0.0.1"}))
        for _ in range(2):
            await client.send(Request("GET", f"http://127.0.0.1:{port}/"))
        await client.close()
    assert cookies == [None, None]


@pytest.mark.parametrize("body", [b"\x1f\x8b not gzip", b"\x1f\x8b\x08\x00"], ids=["garbage", "cut short"])
async def test_a_body_that_is_not_packed_as_it_says_is_a_bad_answer(body: bytes) -> None:
    async def lies(request: web.Request) -> web.Response:
        return web.Response(body=body, headers={"Content-Type": "application/json", "Content-Encoding": "gzip"})

    async with answering(lies) as port:
        client = GuardedClient("nts", frozenset({"127.0.0.1"}))
        with pytest.raises(BadAnswer):
            await client.send(Request("GET", f"http://127.0.0.1:{port}/"))
        await client.close()


async def test_a_host_that_is_not_on_the_list_is_not_asked(issuers: Running) -> None:
    client = GuardedClient("nts", frozenset({"localhost"}))
    with pytest.raises(ForbiddenAddress):
        await client.send(Request("GET", f"{issuers.url}/internal"))
    assert issuers.issuers.internal_visits == 0
    await client.close()


async def _never(request: web.Request) -> web.Response:
    raise AssertionError
