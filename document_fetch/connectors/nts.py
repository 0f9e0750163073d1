"""The National Tax Service: is a business running, and does a registration say what the register says."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel

from document_fetch.connectors import base, gateway, nts_wire, plain_json
from document_fetch.connectors.cache import Cache
from document_fetch.connectors.clock import Clock
from document_fetch.connectors.door import Door, Health
from document_fetch.connectors.errors import BadAnswer, ConnectorOff
from document_fetch.connectors.http import JSON, Answer, GuardedClient, Limits, Request
from document_fetch.connectors.nts_wire import Registration, Statuses, Verdicts, WireStatus
from document_fetch.connectors.quota import Allowance
from document_fetch.connectors.status import BusinessStatus, day, hyphenated

REGISTER = "nts"
BATCH = 100  # numbers in one call, set by the service
ALLOWANCE = Allowance(per_minute=600, per_day=1_000_000)
KEPT_SECONDS = 600.0
MOST_KEPT = 10_000

Authenticity = Literal["confirmed", "mismatch"]
Item = TypeVar("Item")
Wire = TypeVar("Wire", bound=BaseModel)

_CODES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "nts.yml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the service is and the key of data.go.kr for it; without a key the connector is off."""

    url: str
    hosts: frozenset[str]
    key: str = field(default="", repr=False)


class Nts:
    """The connector."""

    register = REGISTER
    fetches = frozenset({"business_status", "business_authenticity"})

    def __init__(self, settings: Settings, clock: Clock, limits: Limits | None = None) -> None:
        self._settings, self._clock = settings, clock
        client = GuardedClient(REGISTER, settings.hosts, limits)
        self._door = Door(REGISTER, client, clock, allowance=ALLOWANCE)
        self._kept: Cache[str, BusinessStatus] = Cache(clock, seconds=KEPT_SECONDS, most=MOST_KEPT)

    @property
    def is_on(self) -> bool:
        return bool(self._settings.key)

    def check_config(self) -> tuple[str, ...]:
        return base.address_faults({"nts_url": self._settings.url}, self._settings.hosts) if self.is_on else ()

    def health(self) -> Health:
        return self._door.health()

    async def close(self) -> None:
        await self._door.close()

    async def statuses(self, numbers: Sequence[str]) -> dict[str, BusinessStatus]:
        """By number with hyphens, each number once, 100 in a call; what was asked within ten minutes is not asked."""
        wanted = list(dict.fromkeys(map(hyphenated, numbers)))
        known = {number: kept for number in wanted if (kept := self._kept.get(number)) is not None}
        for batch in _batches([number for number in wanted if number not in known]):
            fresh = await self._ask_statuses(batch)
            for number, status in fresh.items():
                self._kept.put(number, status)
            known |= fresh
        return {number: known[number] for number in wanted}

    async def confirm(self, registrations: Sequence[Registration]) -> dict[str, Authenticity]:
        """Whether each registration is as the register has it, by number with hyphens. Nothing is kept."""
        entries = [entry for registration in registrations for entry in nts_wire.entries(registration)]
        found: dict[str, Authenticity] = {}
        for batch in _batches(entries):
            for number, verdict in await self._ask_verdicts(batch):
                # With several representatives any one that matches is enough.
                found[number] = "confirmed" if "confirmed" in {verdict, found.get(number)} else verdict
        if set(found) != {hyphenated(one.business_number) for one in registrations}:
            raise BadAnswer(register=REGISTER, reason="other numbers than asked")
        return found

    async def _ask_statuses(self, batch: Sequence[str]) -> dict[str, BusinessStatus]:
        def understand(answer: Answer) -> dict[str, BusinessStatus]:
            said = {one.business_number: one for one in map(self._status, _content(answer, Statuses).data)}
            if set(said) != set(batch):
                raise BadAnswer(register=REGISTER, reason="other numbers than asked")
            return said

        return await self._ask("status", nts_wire.status_body(batch), understand)

    async def _ask_verdicts(self, batch: Sequence[dict[str, str]]) -> list[tuple[str, Authenticity]]:
        def understand(answer: Answer) -> list[tuple[str, Authenticity]]:
            return [(_number(one.b_no), _verdict(one.valid)) for one in _content(answer, Verdicts).data]

        return await self._ask("validate", nts_wire.validate_body(batch), understand)

    async def _ask(self, service: str, body: bytes, understand: Callable[[Answer], Item]) -> Item:
        if not self.is_on:
            raise ConnectorOff(register=REGISTER)
        key = nts_wire.encoded_once(self._settings.key)
        request = Request(
            "POST",
            f"{self._settings.url.rstrip('/')}/v1/{service}?serviceKey={key}&returnType=JSON",
            headers={"Content-Type": JSON, "Accept": JSON},
            body=body,
            accepts=gateway.MEDIA_TYPES,
            repeatable=True,
        )
        return await self._door.ask(request, understand)

    def _status(self, wire: WireStatus) -> BusinessStatus:
        unregistered = not wire.b_stt_cd and wire.tax_type.startswith(_CODES["unregistered"])
        return BusinessStatus(
            _number(wire.b_no),
            "unregistered" if unregistered else _CODES["states"].get(wire.b_stt_cd, "unknown"),
            _CODES["tax_types"].get(wire.tax_type_cd),
            day(wire.end_dt),
            REGISTER,
            self._clock.now(),
        )


def _content(answer: Answer, expected: type[Wire]) -> Wire:
    return plain_json.shaped(REGISTER, gateway.content(REGISTER, answer), expected)


def _number(digits: str) -> str:
    try:
        return hyphenated(digits)
    except ValueError:
        raise BadAnswer(register=REGISTER, reason="no business number") from None


def _verdict(code: str) -> Authenticity:
    verdict: Authenticity | None = _CODES["authenticity"].get(code)
    if verdict is None:
        raise BadAnswer(register=REGISTER, reason="unknown code")
    return verdict


def _batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))
