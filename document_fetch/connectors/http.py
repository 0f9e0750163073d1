"""The only code that speaks HTTP to registers. What it refuses stands in `addresses` and `Limits`."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import aiohttp
from yarl import URL

from document_fetch.connectors import addresses
from document_fetch.connectors.decoding import Body, Garbled, TooMuch
from document_fetch.connectors.errors import (
    BadAnswer,
    ForbiddenAddress,
    QuotaExceeded,
    RegisterError,
    TooSlow,
    Unreachable,
)

JSON = "application/json"
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how large an answer may be."""

    connect_seconds: float = 3.0
    read_seconds: float = 5.0  # between two pieces of the answer
    total_seconds: float = 10.0  # from the first look for an address to the last byte
    most_bytes: int = MEGABYTE  # as sent, and again as unpacked


@dataclass(frozen=True, slots=True)
class Request:
    """One question. What may hold a key or personal data is in no `repr`."""

    method: Literal["GET", "POST"]
    url: str = field(repr=False)  # percent-encoded; sent as it is
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes = field(default=b"", repr=False)
    accepts: frozenset[str] = frozenset({JSON})  # media types that the answer may have
    repeatable: bool = False  # asking twice does no more than asking once


@dataclass(frozen=True, slots=True)
class Answer:
    """What the register sent, whole and unpacked; its status is below 500, and 429 and redirects never get here."""

    status: int
    media_type: str
    body: bytes = field(repr=False)


class GuardedClient:
    """One register's connection: no redirects, no proxy, no cookies, no host but its own."""

    def __init__(
        self,
        register: str,
        hosts: frozenset[str],
        limits: Limits | None = None,
        resolver: addresses.Resolver | None = None,
    ) -> None:
        self._register, self._hosts, self._limits = register, hosts, limits or Limits()
        self._resolver = addresses.GuardedResolver(register, resolver)
        self._open: aiohttp.ClientSession | None = None

    async def send(self, request: Request) -> Answer:
        """The answer; raises ForbiddenAddress, Unreachable, TooSlow, QuotaExceeded, BadAnswer."""
        if reason := addresses.fault(request.url, self._hosts):
            raise ForbiddenAddress(register=self._register, reason=reason)
        try:
            async with asyncio.timeout(self._limits.total_seconds):
                return await self._exchange(request)
        except TimeoutError:
            failure: RegisterError = TooSlow(register=self._register, seconds=round(self._limits.total_seconds))
        except (aiohttp.ClientError, OSError) as exc:
            unsent = isinstance(exc, aiohttp.ClientConnectorError)
            failure = Unreachable(register=self._register, reason=type(exc).__name__, unsent=unsent)
        # Raised out here, with nothing behind it: aiohttp's own words repeat the address, and with it the key.
        raise failure

    async def _exchange(self, request: Request) -> Answer:
        async with self._session().request(
            request.method,
            URL(request.url, encoded=True),
            data=request.body or None,
            headers={**request.headers, "Accept-Encoding": "gzip"},
            allow_redirects=False,
        ) as response:
            self._look_at_head(request, response)
            return Answer(response.status, response.content_type, await self._read(response))

    def _look_at_head(self, request: Request, response: aiohttp.ClientResponse) -> None:
        """Refuses what need not be read."""
        status = response.status
        if status >= 500:
            raise Unreachable(register=self._register, reason=f"status {status}")
        if status == 429:
            raise QuotaExceeded(register=self._register)
        if 300 <= status < 400:
            raise self._bad("redirect")
        if response.content_type not in request.accepts:
            raise self._bad("content type")
        if (response.content_length or 0) > self._limits.most_bytes:
            raise self._bad("size")

    async def _read(self, response: aiohttp.ClientResponse) -> bytes:
        try:
            body = Body(response.headers.get("Content-Encoding", "").strip().lower(), self._limits.most_bytes)
            async for chunk in response.content.iter_any():
                body.add(chunk)
            return body.whole()
        except TooMuch:
            raise self._bad("size") from None
        except Garbled:
            raise self._bad("packing") from None

    def _bad(self, reason: str) -> BadAnswer:
        return BadAnswer(register=self._register, reason=reason)

    def _session(self) -> aiohttp.ClientSession:
        """Made at the first use, when there is a loop to belong to."""
        if self._open is None:
            limits = self._limits
            self._open = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(resolver=self._resolver, use_dns_cache=False),
                timeout=aiohttp.ClientTimeout(
                    total=limits.total_seconds, connect=limits.connect_seconds, sock_read=limits.read_seconds
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,  # we unpack ourselves, with a limit
                trust_env=False,
            )
        return self._open

    async def close(self) -> None:
        """Ends its connections."""
        if self._open is not None:
            await self._open.close()
            self._open = None
