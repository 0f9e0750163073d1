"""A bomb or an endless body costs the process that asked little memory."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import aiohttp
import pytest

from document_fetch.connectors.codef.client import LIMITS as CODEF_LIMITS
from document_fetch.connectors.errors import BadAnswer
from document_fetch.connectors.http import GuardedClient, Limits, Request
from tests.system.running import free_port

MEGABYTE = 1024 * 1024
MOST = 20 * MEGABYTE
URL = "/nts/v1/status"


class Apart:
    """The practice issuers as a process of their own, whose memory is not ours."""

    def __init__(self, port: int, token: str) -> None:
        self.url, self._token = f"http://127.0.0.1:{port}", token

    async def fault(self, name: str) -> None:
        headers = {"Authorization": f"Bearer {self._token}"}
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{self.url}/control", json={"register": "nts", "fault": name}, headers=headers) as response,
        ):
            assert response.status == 200


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Apart]:
    port, file = free_port(), tmp_path_factory.mktemp("issuers") / "token"
    command = [sys.executable, "-m", "document_fetch.demo.issuers", "--port", str(port), "--token-file", str(file)]
    with subprocess.Popen(command) as process:
        asyncio.run(_ready(port))
        assert file.stat().st_mode & 0o777 == 0o600
        yield Apart(port, Path(file).read_text("utf-8"))
        process.terminate()
        assert process.wait(timeout=10) == 0


@pytest.mark.parametrize("fault", ["bomb", "huge"])
@pytest.mark.parametrize("limits", [Limits(), CODEF_LIMITS], ids=["small answers", "with a PDF"])
async def test_an_endless_answer_takes_less_than_20_megabytes(apart: Apart, fault: str, limits: Limits) -> None:
    assert await _peak(apart, fault, limits) < MOST


async def test_control_without_the_limit_the_bomb_fills_the_memory(apart: Apart) -> None:
    assert await _peak(apart, "bomb", Limits(total_seconds=60, most_bytes=1024 * MEGABYTE)) > 5 * MOST


async def _peak(apart: Apart, fault: str, limits: Limits) -> int:
    """The most memory that Python held while it asked, in bytes."""
    await apart.fault(fault)
    client = GuardedClient("nts", frozenset({"127.0.0.1"}), limits)
    tracemalloc.start()
    try:
        with suppress(BadAnswer):
            await client.send(Request("POST", apart.url + URL))
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        await client.close()
        await apart.fault("none")
    return peak


async def _ready(port: int) -> None:
    async with aiohttp.ClientSession() as session:
        for _ in range(200):
            try:
                async with session.get(f"http://127.0.0.1:{port}/health") as response:
                    assert response.status == 200
                    return
            except aiohttp.ClientError:
                await asyncio.sleep(0.05)
    raise AssertionError("the practice issuers do not answer")
