"""The worker has papers fetched over HTTP, also when it is started anew; its log says nothing of a person."""

from __future__ import annotations

import asyncio

import pytest

from bot import worker as workers
from bot.store import outbox
from document_fetch.connectors.registers import build
from tests.bot.serving import serving
from tests.bot.test_fetching import (
    KINDS,
    SECRETS,
    all_rows,
    clock,
    issuers,
    kept,
    order,
    person,
    states,
)
from tests.document_fetch.connectors.serving import settings

__all__ = ["clock", "issuers", "person"]
pytestmark = pytest.mark.usefixtures("reader")


@pytest.fixture(autouse=True)
def hasty_worker(monkeypatch):
    monkeypatch.setattr(workers, "POLL_SECONDS", 0.02)
    monkeypatch.setattr(workers, "SILENT_PAUSE_SECONDS", 0.0)
    monkeypatch.setattr(outbox, "BACKOFF_CAP_SECONDS", 0.02)


async def until(person, state):
    for _ in range(500):
        if states(person) == dict.fromkeys(KINDS, state):
            return
        await asyncio.sleep(0.02)
    raise AssertionError(states(person))


async def test_the_phone_rings_and_after_a_restart_both_papers_come(
    person, tmp_path, cell, issuers, clock, capfd, caplog
):
    order(person)
    connectors = build(settings(issuers.port), clock)
    async with serving(person.context, tmp_path, cell, connectors=connectors) as gateway:
        page = await gateway.same_page(person.token)
        await page.until("까지 승인", after=0)
    issuers.press("approved")
    person.say("했어요")
    async with serving(person.context, tmp_path, cell, connectors=connectors):
        await until(person, "parsed")
    await connectors.close()
    assert kept(person.context) == 0
    seen = all_rows(person.context) + caplog.text + "".join(capfd.readouterr()) + str(cell.turns)
    assert not any(secret in seen for secret in SECRETS)


async def test_while_the_register_is_down_the_worker_asks_again_and_the_phone_rings_when_it_is_back(
    person, tmp_path, cell, issuers, clock
):
    issuers.fault("codef", "error")
    order(person)
    connectors = build(settings(issuers.port), clock)
    async with serving(person.context, tmp_path, cell, connectors=connectors) as gateway:
        page = await gateway.same_page(person.token)
        await asyncio.sleep(0.3)
        assert states(person) == dict.fromkeys(KINDS, "requested")
        told = [each.body["text"] for each in person.listen() if "다시 되면 제가 받아올게요" in each.body["text"]]
        assert len(told) == 1  # asked again and again, told of once
        assert "증명서 발급 서비스" in told[0]
        issuers.fault("codef", "none")
        clock.pass_by(minutes=10)
        await page.until("까지 승인", after=0)
    await connectors.close()
