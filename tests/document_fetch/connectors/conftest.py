"""Practice issuers on loopback and connectors that ask them."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from document_fetch.connectors.codef.client import Codef
from document_fetch.connectors.nts import Nts
from document_fetch.connectors.popbill import Popbill
from document_fetch.demo.issuers import faults
from tests.document_fetch.connectors.serving import SHORT, Running, SetClock, practice_issuers, settings


@pytest.fixture(scope="session", autouse=True)
def bomb() -> None:
    """Made once before anything is timed: it takes a while on a busy machine."""
    faults.packed_bomb()


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def issuers() -> AsyncIterator[Running]:
    async with practice_issuers() as running:
        yield running


@pytest.fixture
async def nts(issuers: Running, clock: SetClock) -> AsyncIterator[Nts]:
    connector = Nts(settings(issuers.port).nts, clock, SHORT)
    yield connector
    await connector.close()


@pytest.fixture
async def popbill(issuers: Running, clock: SetClock) -> AsyncIterator[Popbill]:
    connector = Popbill(settings(issuers.port).popbill, clock, SHORT)
    yield connector
    await connector.close()


@pytest.fixture
async def codef(issuers: Running, clock: SetClock) -> AsyncIterator[Codef]:
    connector = Codef(settings(issuers.port).codef, clock)
    yield connector
    await connector.close()
