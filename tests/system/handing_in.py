"""The practice papers that an applicant hands in, and the phone on which those that are fetched are approved."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import aiohttp

from document_fetch import demo
from document_fetch.connectors.codef.products import PRODUCTS
from document_fetch.demo import HANBIT
from document_fetch.reading.registry import KINDS
from forms.definitions.model import Programme
from tests.system.running import RunningSystem

#: What is always worth handing in, in this order, and how many years before the last each speaks of. What only some
#: companies have, such as a venture confirmation, follows when it is asked for.
WORTHWHILE = (
    ("business_registration", 0),
    ("sme_confirmation", 0),
    ("national_tax_clearance", 0),
    ("local_tax_clearance", 0),
    ("vat_tax_base", 0),
    ("financial_statements", 0),
    ("insured_persons", 0),
    ("export_record_kita", 0),
    ("export_record_kita", 1),
    ("export_record_ktspi", 0),
    ("mail_order_report", 0),
)
ON_THE_WAY = frozenset({"requested", "uploaded"})
MOST_SECONDS = 60.0
ON_PHONE = frozenset(kind for kind, product in PRODUCTS.items() if "phone" in product.logins)


@dataclass(frozen=True)
class Paper:
    """A file to upload."""

    kind: str
    years_before: int = 0

    @property
    def content(self) -> bytes:
        today = date.today()
        year = today.year - 1 - self.years_before if self.years_before else None
        return demo.issue(self.kind, HANBIT, issued_on=today, year=year)


def papers_for(programme: Programme, *, fetched: bool) -> Iterator[Paper]:
    """What the programme asks for; without the registration and what else is fetched, if anything is."""
    wanted = {kind for each in programme.requirements for kind in each.kinds}
    left = wanted - (ON_PHONE | {"business_registration"}) if fetched else wanted
    return (Paper(kind, years) for kind, years in WORTHWHILE if kind in left)


def one_of(kinds: tuple[str, ...]) -> Paper | None:
    """A practice paper of one of the kinds; None where no such paper can be read."""
    found = next((kind for kind in kinds if kind in demo.kinds_of(HANBIT)), None)
    assert found or all(each not in KINDS for each in kinds), kinds
    return Paper(found) if found else None


class Phone:
    """The applicant's phone, at the practice issuers of a running system."""

    def __init__(self, session: aiohttp.ClientSession, system: RunningSystem) -> None:
        self._session, self._folder = session, Path(system.folder)
        self._address = f"http://127.0.0.1:{system.settings['GILDONG_ISSUERS_PORT']}/control"

    async def everything_has_come(self) -> None:
        """Waits until every paper that was ordered, in whichever talk, was read or is given up."""
        ends = time.monotonic() + MOST_SECONDS
        while (states := self.documents()) and ON_THE_WAY & {state for state, _ in states}:
            assert time.monotonic() < ends, states
            await asyncio.sleep(0.2)

    def documents(self) -> Counter[tuple[str, str]]:
        """The documents of all talks, as state and kind."""
        with sqlite3.connect(self._folder / "bot.sqlite3") as store:
            return Counter(store.execute("SELECT state, coalesce(kind, '') FROM documents"))

    async def approve(self) -> None:
        """Approves everything that waits."""
        token = (self._folder / "issuers" / "control-token").read_text("utf-8")
        headers = {"Authorization": f"Bearer {token}"}
        async with self._session.post(self._address, json={"phone": "approve"}, headers=headers) as response:
            assert (await response.json())["settled"]
