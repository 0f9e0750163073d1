"""What an application takes, counted in real chats with the running system: fields, who gave them, and user turns.

`python -m bench.effort` applies for every programme on offer, with all practice certificates handed in first: uploaded,
each programme in a talk of its own; so again, with what can be approved on a phone fetched from the practice issuers;
and uploaded, all in one talk. Prints the tables of docs/effort.md. Ids of programmes after it name those to apply for.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from json import loads
from pathlib import Path

import aiohttp

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bot.bootstrap import today_in_korea
from bot.delivery.summary import Json
from forms.definitions.model import Programme
from forms.loading import loader
from tests.system.applicant import Applicant
from tests.system.client import ChatClient
from tests.system.handing_in import Phone
from tests.system.running import RunningSystem, free_port

#: Where the example will not do: a day to book must lie ahead.
OWN = {"kotra.k_studio": {"preferred_date": (today_in_korea() + timedelta(days=14)).isoformat()}}


@dataclass(frozen=True)
class Effort:
    """The counts of one application."""

    programme: str
    fields: int
    asked: int
    certificates: int
    derived: int
    reused: int
    papers: int
    turns: int

    def row(self) -> str:
        asked = f"{self.asked} ({100 * self.asked / self.fields:.1f} %)"
        cells = (self.fields, asked, self.certificates, self.derived, self.reused, self.papers, self.turns)
        return f"| {self.programme} | " + " | ".join(str(cell) for cell in cells) + " |"


HEAD = (
    "| programme | fields | asked | from certificates and registers | derived | reused | papers | user turns |\n"
    "|---|---|---|---|---|---|---|---|"
)
#: Who gives what nobody is asked for.
ISSUERS = ("certificate", "register")


def on_offer() -> tuple[Programme, ...]:
    """The programmes that were named, or all."""
    every = loader.load_folder(loader.PROGRAMMES).on_offer(today_in_korea())
    return tuple(programme for programme in every if programme.id in sys.argv[1:] or not sys.argv[1:])


def count(system: RunningSystem, applicant: Applicant) -> Effort:
    """From the frozen dossier and the stored answers of the application just submitted."""
    dossier, reused = _sent(system, applicant.programme.id)
    givers = Counter(answer["provenance"]["giver"] for answer in dossier["answers"])
    taken = [answer["key"] for answer in dossier["answers"] if answer["key"] in reused]
    asked = [
        answer["key"]
        for answer in dossier["answers"]
        if answer["provenance"]["giver"] == "user" and answer["key"] not in reused
    ]
    return Effort(
        programme=applicant.programme.id,
        fields=len(dossier["answers"]),
        asked=len(asked),
        certificates=sum(givers[giver] - sum(key in reused for key in _of(dossier, giver)) for giver in ISSUERS),
        derived=givers["derived"],
        reused=len(taken),
        papers=applicant.uploads + applicant.fetched,
        turns=applicant.turns,
    )


def _of(dossier: Json, giver: str) -> list[str]:
    return [answer["key"] for answer in dossier["answers"] if answer["provenance"]["giver"] == giver]


def _sent(system: RunningSystem, programme_id: str) -> tuple[Json, set[str]]:
    with sqlite3.connect(system.folder / "bot.sqlite3") as store:
        application_id, dossier = store.execute(
            "SELECT application_id, dossier FROM submissions JOIN applications ON applications.id = application_id"
            " WHERE programme = ? ORDER BY submissions.created_at DESC",
            (programme_id,),
        ).fetchone()
        answers = store.execute(
            "SELECT key, provenance FROM answers WHERE application_id = ? AND superseded_at IS NULL", (application_id,)
        ).fetchall()
    return loads(dossier), {key for key, provenance in answers if loads(provenance).get("reused_from")}


async def alone(system: RunningSystem, *, fetched: bool = False) -> AsyncIterator[Effort]:
    """Each programme in a talk of its own."""
    async with aiohttp.ClientSession() as session:
        phone = Phone(session, system) if fetched else None
        for programme in on_offer():
            client = ChatClient(session, system.url)
            await client.open()
            yield await _apply(system, client, programme, phone)
            await client.close()


def with_phone(system: RunningSystem) -> AsyncIterator[Effort]:
    return alone(system, fetched=True)


async def together(system: RunningSystem) -> AsyncIterator[Effort]:
    """All programmes one after another in one talk."""
    async with aiohttp.ClientSession() as session:
        client = ChatClient(session, system.url)
        await client.open()
        for programme in on_offer():
            yield await _apply(system, client, programme)
        await client.close()


async def _apply(system: RunningSystem, client: ChatClient, programme: Programme, phone: Phone | None = None) -> Effort:
    applicant = Applicant(client, programme, OWN.get(programme.id, {}), phone=phone)
    await applicant.apply(f"{programme.name.ko} 신청할게요")
    return count(system, applicant)


def always_open(folder: Path) -> None:
    """The shipped definitions with notices that are always open: there is no day on which all of them are."""
    shutil.copytree(loader.PROGRAMMES, folder, dirs_exist_ok=True)
    current = {(programme.id, programme.notice.id) for programme in on_offer()}
    for path in folder.glob("*/*/notices/**/*.yml"):
        text = re.sub(r"^(opens|closes):.*$", r"\1: null", path.read_text("utf-8"), flags=re.MULTILINE)
        path.write_text(re.sub(r"^closes_at:.*\n", "", text, flags=re.MULTILINE), "utf-8")
    for programme in on_offer():
        notices = folder / programme.id.replace(".", "/") / "notices"
        for path in notices.iterdir():
            if (programme.id, path.stem) not in current:
                shutil.rmtree(path) if path.is_dir() else path.unlink()


RUNS = {
    "All papers uploaded, each programme in a talk of its own": alone,
    "The same, with what can be approved on a phone fetched": with_phone,
    "All papers uploaded, all programmes in one talk, in this order": together,
}


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as definitions:
        always_open(Path(definitions))
        own = {"GILDONG_PROGRAMMES": definitions, "GILDONG_SHIPPED_PROGRAMMES": "false"}
        system = RunningSystem(Path(folder), GILDONG_OFFER="", GILDONG_ISSUERS_PORT=str(free_port()), **own)
        system.start()
        try:
            for title, run in RUNS.items():
                print(f"\n## {title}\n\n{HEAD}", flush=True)
                async for effort in run(system):
                    print(effort.row(), flush=True)
        finally:
            system.stop()


if __name__ == "__main__":
    asyncio.run(main())
