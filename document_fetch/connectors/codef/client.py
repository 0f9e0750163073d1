"""Orders certificates through CODEF and follows them through the approval on the phone."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from document_fetch import service
from document_fetch.connectors import base, plain_json
from document_fetch.connectors.clock import Clock
from document_fetch.connectors.codef import wire
from document_fetch.connectors.codef.order import Encrypted, Order
from document_fetch.connectors.codef.outcomes import (
    Closed,
    Confirmed,
    Fetched,
    Lapsed,
    Refused,
    Start,
    StillWaiting,
    ThreeMisses,
    Unavailable,
    Waiting,
)
from document_fetch.connectors.codef.products import CODES, PRODUCTS, Meaning
from document_fetch.connectors.codef.tokens import Tokens
from document_fetch.connectors.door import Door, Health
from document_fetch.connectors.errors import ConnectorOff, RegisterRefused
from document_fetch.connectors.http import JSON, MEGABYTE, GuardedClient, Limits, Request
from document_fetch.connectors.quota import Allowance

REGISTER = wire.REGISTER
ALLOWANCE = Allowance(per_minute=60, per_day=10_000)
#: An issuer behind CODEF may take minutes; the worker waits for it, no user does. A PDF of 10 MB is 14 MB here.
LIMITS = Limits(read_seconds=120.0, total_seconds=150.0, most_bytes=15 * MEGABYTE)

_MEANINGS: dict[Meaning, Refused | Lapsed | ThreeMisses | Unavailable] = {
    "three_misses": ThreeMisses(),
    "unavailable": Unavailable(),
    "lapsed": Lapsed(),
    "refused": Refused(),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """Where CODEF is and who we are to it; without id or secret the connector is off."""

    url: str
    token_url: str
    hosts: frozenset[str]
    client_id: str = ""
    secret: str = field(default="", repr=False)
    public_key: str = ""  # encrypts passwords; without it nothing that needs one can be ordered


class Codef:
    """The connector. Its orders are not tried again by themselves: each may ring a phone and cost money."""

    register = REGISTER

    def __init__(self, settings: Settings, clock: Clock, limits: Limits = LIMITS) -> None:
        self._settings, self._clock = settings, clock
        self._door = Door(REGISTER, GuardedClient(REGISTER, settings.hosts, limits), clock, allowance=ALLOWANCE)
        self._tokens = Tokens(settings.token_url, settings.client_id, settings.secret, self._door, clock)
        self._encrypted = Encrypted(settings.public_key)

    @property
    def fetches(self) -> frozenset[str]:
        """Every product; without a public key only what is approved on a phone."""
        hidden = bool(self._settings.public_key)
        return frozenset(name for name, product in PRODUCTS.items() if hidden or "phone" in product.logins)

    @property
    def is_on(self) -> bool:
        return bool(self._settings.client_id or self._settings.secret)

    def check_config(self) -> tuple[str, ...]:
        own = self._settings
        if not self.is_on:
            return ()
        key_fault = self._encrypted.fault() if own.public_key else None
        return (
            *base.missing_faults({"codef_id": own.client_id, "codef_secret": own.secret}),
            *base.address_faults({"codef_url": own.url, "codef_token_url": own.token_url}, own.hosts),
            *((f"codef_public_key {key_fault}.",) if key_fault else ()),
        )

    def health(self) -> Health:
        return self._door.health()

    async def close(self) -> None:
        await self._door.close()

    async def start(self, order: Order) -> Start:
        """Orders. Raises RegisterError, KeyError for an unknown product, ValueError for a log-in it does not take."""
        product = order.wanted
        opens_at = product.hours.opens_at(self._clock.now()) if product.hours else None
        if opens_at:
            return Closed(opens_at)
        outcome = self._outcome(order, await self._ask(order, {}))
        return outcome.waiting if isinstance(outcome, StillWaiting) else outcome

    async def confirm(self, order: Order, waiting: Waiting) -> Confirmed:
        """The company says that it has approved; the same order as at the start. Raises RegisterError: then the order
        still waits, and may be confirmed again. CODEF counts a confirmation without an approval."""
        if not waiting.left(self._clock.now()):
            return Lapsed()
        said = await self._ask(order, self._second(waiting, "1"))
        outcome = self._outcome(order, said)
        if isinstance(outcome, StillWaiting):
            # Asking again does not make the time any longer.
            return StillWaiting(replace(outcome.waiting, expires_at=waiting.expires_at))
        return outcome

    async def cancel(self, order: Order, waiting: Waiting) -> Refused:
        """Takes the order back, so that the company may order again at once. Raises RegisterError."""
        if waiting.left(self._clock.now()):
            await self._ask(order, self._second(waiting, "0"))
        return Refused()

    @staticmethod
    def _second(waiting: Waiting, answer: str) -> dict[str, object]:
        return {"is2Way": True, "twoWayInfo": waiting.two_way_info(), "simpleAuth": answer}

    async def _ask(self, order: Order, more: dict[str, object]) -> wire.Said:
        if not self.is_on:
            raise ConnectorOff(register=REGISTER)
        body = wire.body({**order.parameters(self._encrypted), **more})
        token = await self._tokens.get()
        try:
            return await self._send(order.wanted.path, body, token)
        except wire.TokenRefused:
            self._tokens.refused(token)
        try:
            return await self._send(order.wanted.path, body, await self._tokens.get())
        except wire.TokenRefused:
            raise RegisterRefused(register=REGISTER, code="token") from None

    async def _send(self, path: str, body: bytes, token: str) -> wire.Said:
        headers = {"Authorization": f"Bearer {token}", "Content-Type": JSON, "Accept": JSON}
        url = self._settings.url.rstrip("/") + path
        return await self._door.ask(
            Request("POST", url, headers=headers, body=body, accepts=wire.MEDIA_TYPES), wire.said
        )

    def _outcome(self, order: Order, said: wire.Said) -> Confirmed:
        code = said.result.code
        if code == CODES.two_way:
            return StillWaiting(self._waiting(order, said))
        if meaning := CODES.outcomes.get(code):
            return _MEANINGS[meaning]
        return Fetched(wire.papers(order.product, order.wanted, said.data, service.MAX_BYTES))

    def _waiting(self, order: Order, said: wire.Said) -> Waiting:
        told = plain_json.shaped(REGISTER, said.data, wire.TwoWay)
        return Waiting(
            order.product,
            told.jobIndex,
            told.threadIndex,
            told.jti,
            told.twoWayTimestamp,
            self._clock.now() + timedelta(seconds=CODES.approval_seconds),
        )
