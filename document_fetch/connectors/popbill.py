"""Popbill's closed-business check (휴폐업조회): a second source for when the National Tax Service is down.

The token is signed as Linkhub's published SDKs do it: HMAC-SHA256 with the decoded secret over method, SHA-256 of the
body, time, version and path. Each number costs money, so it is asked only in the other's place.
"""

import asyncio
import base64
import hashlib
import hmac
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import AwareDatetime, BaseModel, ConfigDict, RootModel
from yarl import URL

from document_fetch.connectors import base, plain_json
from document_fetch.connectors.cache import Cache
from document_fetch.connectors.clock import Clock
from document_fetch.connectors.door import Door, Health
from document_fetch.connectors.errors import BadAnswer, ConnectorOff, RegisterRefused, RequestRejected
from document_fetch.connectors.http import JSON, Answer, GuardedClient, Limits, Request
from document_fetch.connectors.plain_json import HeaderWord
from document_fetch.connectors.quota import Allowance
from document_fetch.connectors.status import BusinessStatus, day, hyphenated

REGISTER = "popbill"
BATCH = 1000  # numbers in one call, set by the service
SCOPES = ("member", "170")
VERSION = "2.0"
ALLOWANCE = Allowance(per_minute=60, per_day=5_000)
MARGIN_SECONDS = 60
KEPT_SECONDS = 600.0
MOST_KEPT = 10_000

Expected = TypeVar("Expected", bound=BaseModel)

_CODES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "popbill.yml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Settings:
    """Where Popbill is and who we are to it; without id or secret the connector is off."""

    url: str
    token_url: str
    hosts: frozenset[str]
    link_id: str = ""
    secret: str = field(default="", repr=False)  # Base64, as Linkhub gives it
    member: str = ""  # our own business number


class _Wire(BaseModel):
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True, coerce_numbers_to_str=True)


class Token(_Wire):
    """The answer to a request for a token."""

    session_token: HeaderWord
    expiration: AwareDatetime


class CorpState(_Wire):
    """What is said of one number."""

    corpNum: str  # noqa: N815 - Popbill's spelling, here and below
    state: str | None = None
    taxType: str | None = None  # noqa: N815
    stateDate: str | None = None  # noqa: N815


class CorpStates(RootModel[tuple[CorpState, ...]]):
    """The answer about several numbers."""


class Popbill:
    """The connector."""

    register = REGISTER
    fetches = frozenset({"business_status"})

    def __init__(self, settings: Settings, clock: Clock, limits: Limits | None = None) -> None:
        self._settings, self._clock = settings, clock
        client = GuardedClient(REGISTER, settings.hosts, limits)
        self._door = Door(REGISTER, client, clock, allowance=ALLOWANCE)
        self._kept: Cache[str, BusinessStatus] = Cache(clock, seconds=KEPT_SECONDS, most=MOST_KEPT)
        self._lock = asyncio.Lock()
        self._token: Token | None = None

    @property
    def is_on(self) -> bool:
        return bool(self._settings.link_id or self._settings.secret)

    def check_config(self) -> tuple[str, ...]:
        own = self._settings
        if not self.is_on:
            return ()
        needed = {"popbill_id": own.link_id, "popbill_secret": own.secret, "popbill_member": own.member}
        urls = {"popbill_url": own.url, "popbill_token_url": own.token_url}
        secret_fault = ("popbill_secret is no Base64.",) if not _is_base64(own.secret) else ()
        return (*base.missing_faults(needed), *base.address_faults(urls, own.hosts), *secret_fault)

    def health(self) -> Health:
        return self._door.health()

    async def close(self) -> None:
        await self._door.close()

    async def statuses(self, numbers: Sequence[str]) -> dict[str, BusinessStatus]:
        """By number with hyphens, each number once in ten minutes. Raises RegisterError."""
        if not self.is_on:
            raise ConnectorOff(register=REGISTER)
        wanted = list(dict.fromkeys(map(hyphenated, numbers)))
        known = {number: kept for number in wanted if (kept := self._kept.get(number)) is not None}
        for batch in _batches([number for number in wanted if number not in known]):
            fresh = await self._ask_statuses(batch)
            for number, status in fresh.items():
                self._kept.put(number, status)
            known |= fresh
        return {number: known[number] for number in wanted}

    async def _ask_statuses(self, batch: Sequence[str]) -> dict[str, BusinessStatus]:
        def understand(answer: Answer) -> dict[str, BusinessStatus]:
            states = _content(answer, CorpStates).root
            said = {one.business_number: one for one in map(self._status, states)}
            if set(said) != set(batch):
                raise BadAnswer(register=REGISTER, reason="other numbers than asked")
            return said

        headers = {"Authorization": f"Bearer {await self._session()}", "Content-Type": JSON, "Accept": JSON}
        body = json.dumps([number.replace("-", "") for number in batch]).encode()
        url = f"{self._settings.url.rstrip('/')}/CloseDown"
        return await self._door.ask(Request("POST", url, headers=headers, body=body, repeatable=True), understand)

    async def _session(self) -> str:
        """The token of about half an hour, asked for again before it ends."""
        async with self._lock:
            if self._token is None or (self._token.expiration - self._clock.now()).total_seconds() < MARGIN_SECONDS:
                self._token = await self._door.ask(self._token_request(), lambda answer: _content(answer, Token))
            return self._token.session_token

    def _token_request(self) -> Request:
        own = self._settings
        body = json.dumps({"access_id": own.member.replace("-", ""), "scope": SCOPES}).encode()
        now = f"{self._clock.now().astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        signed = signature(own.secret, body, now, URL(own.token_url).path)
        headers = {
            "Authorization": f"LINKHUB {own.link_id} {signed}",
            "x-lh-date": now,
            "x-lh-version": VERSION,
            "Content-Type": JSON,
        }
        return Request("POST", own.token_url, headers=headers, body=body, repeatable=True)

    def _status(self, wire: CorpState) -> BusinessStatus:
        state = _CODES["states"].get(wire.state, "unknown")
        ended = day(wire.stateDate) if state == "closed" else None
        tax_type = _CODES["tax_types"].get(wire.taxType)
        return BusinessStatus(_number(wire.corpNum), state, tax_type, ended, REGISTER, self._clock.now())


def signature(secret: str, body: bytes, now: str, path: str) -> str:
    """Base64 of the signature over a token request; raises ValueError when the secret is no Base64."""
    digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
    text = "\n".join(("POST", digest, now, VERSION, path))
    return base64.b64encode(hmac.digest(base64.b64decode(secret, validate=True), text.encode(), "sha256")).decode()


def _content(answer: Answer, expected: type[Expected]) -> Expected:
    if answer.status in {401, 403}:
        raise RegisterRefused(register=REGISTER, code=f"status {answer.status}")
    if answer.status >= 400:
        raise RequestRejected(register=REGISTER, code=f"status {answer.status}")
    return plain_json.shaped(REGISTER, plain_json.parsed(answer.body), expected)


def _is_base64(text: str) -> bool:
    try:
        base64.b64decode(text, validate=True)
    except ValueError:
        return False
    return True


def _number(digits: str) -> str:
    try:
        return hyphenated(digits)
    except ValueError:
        raise BadAnswer(register=REGISTER, reason="no business number") from None


def _batches(items: Sequence[str]) -> Iterator[Sequence[str]]:
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))
