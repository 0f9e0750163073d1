"""A programme whose folder is added to the running system is applied for at once: no restart, no training."""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import aiohttp
import pytest

from forms.definitions.editions import is_open
from forms.definitions.model import Programme
from forms.loading import loader
from tests.system.applicant import Applicant
from tests.system.client import ChatClient
from tests.system.running import RunningSystem, missing_part

pytestmark = [pytest.mark.cell, pytest.mark.skipif(missing_part() is not None, reason=str(missing_part()))]
REAL = loader.PROGRAMMES / "kosme" / "shared_logistics"
NAME = "도시 소포 지원"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "own"
    made.mkdir()
    return made


@pytest.fixture
def system(tmp_path: Path, folder: Path) -> Iterator[RunningSystem]:
    running = RunningSystem(tmp_path / "var", GILDONG_PROGRAMMES=str(folder), GILDONG_OFFER="")
    running.start()
    yield running
    running.stop()


def add(folder: Path) -> Programme:
    """A programme of a city's own: another name, and one question more."""
    made = Path(shutil.copytree(REAL, folder.parent / "draft"))
    main = (made / "programme.yml").read_text("utf-8").replace("id: kosme.shared_logistics", "id: city.parcels")
    (made / "programme.yml").write_text(main.replace("ko: 전자상거래수출 공동물류 상시 할인", f"ko: {NAME}"), "utf-8")
    questions = (made / "questions.yml").read_text("utf-8")
    own = questions[questions.index("  - key: monthly_parcels") : questions.index("  - key: parcel_weight")]
    for old, new in {"monthly_parcels": "yearly_parcels", "한 달에": "한 해에", "월 소포 수": "연 소포 수"}.items():
        own = own.replace(old, new)
    (made / "questions.yml").write_text(questions.replace("  # ---- contact", own + "  # ---- contact"), "utf-8")
    made.rename(folder / "parcels")  # whole at once: half a folder would be told as faulty
    return loader.load_folder(folder).pinned("city.parcels", "2026-1")


def unchanged(system: RunningSystem) -> tuple[int, list[str]]:
    """What a restart of the cell, or a training, would change."""
    models = Path(system.settings["GILDONG_MODELS"]).glob("*.tar.gz")
    return system.part("cell").pid, sorted(path.name for path in models)


async def test_a_folder_that_is_added_is_applied_for_without_restart(system: RunningSystem, folder: Path) -> None:
    before, every = unchanged(system), loader.load_folder(loader.PROGRAMMES).on_offer(date.today())
    offered = sum(is_open(programme.notice, date.today()) for programme in every)
    programme = add(folder)
    async with aiohttp.ClientSession() as session:
        client = await greeted_with(session, system, offered + 1)
        applicant = Applicant(client, programme)
        receipt = await applicant.apply(f"{NAME} 신청할게요")
        await client.close()
    assert "접수번호는" in receipt
    assert "yearly_parcels" in applicant.asked
    assert unchanged(system) == before


async def greeted_with(session: aiohttp.ClientSession, system: RunningSystem, count: int) -> ChatClient:
    """A fresh conversation, once the greeting counts so many programmes."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        client = ChatClient(session, system.url)
        await client.open()
        told = (await client.until("안녕하세요", after=0))["text"]
        if f"그중 {count}개가 지금 신청을 받아요" in told or f"지원이 {count}개 있어요" in told:
            return client
        await client.close()
        await asyncio.sleep(0.5)
    raise AssertionError("the new programme is not on offer")
