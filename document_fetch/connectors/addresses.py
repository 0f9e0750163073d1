"""Where a connector may connect to: the hosts of its settings, by https, at public addresses.

A register on this machine (the demo issuers) is the exception: where the configured address itself is loopback, http is
allowed, and nothing but loopback.
"""

import ipaddress
import socket
from collections.abc import Iterable, Sequence
from typing import Protocol

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver
from yarl import URL

from document_fetch.connectors.errors import ForbiddenAddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_LOCAL_NAMES = frozenset({"localhost"})
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # NAT64: the last 32 bits are an IPv4 address


class Resolver(Protocol):
    """What finds addresses for a name, as aiohttp asks for it."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> Sequence[ResolveResult]:
        """The addresses of the host."""


def is_public(address: Address) -> bool:
    """Whether the address is one of the internet, also when it is wrapped in another."""
    inner = _inside(address)
    return is_public(inner) if inner is not None else address.is_global and not address.is_multicast


def _inside(address: Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def literal(host: str) -> Address | None:
    """The address that the host is, where it is no name."""
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None


def is_local(host: str) -> bool:
    """Whether the host as configured is this machine."""
    address = literal(host)
    return host in _LOCAL_NAMES or (address is not None and address.is_loopback)


def fault(url: str, hosts: Iterable[str]) -> str | None:
    """Why the address may not be asked; None when it may. No part of the address is repeated: it may hold a key."""
    try:
        parsed = URL(url, encoded=True)
        host = parsed.host
    except ValueError:
        return "is no address"
    if parsed.scheme not in {"http", "https"} or not host:
        return "is no address"
    return _fault(parsed, host, frozenset(hosts))


def _fault(url: URL, host: str, hosts: frozenset[str]) -> str | None:
    if url.user is not None or url.password is not None:
        return "holds a name or a password"
    if host not in hosts:
        return "has a host that is not in the list of allowed hosts"
    if is_local(host):
        return None
    if literal(host) is not None:
        return "has a number for a host; use the register's name"
    return None if url.scheme == "https" else "does not begin with https"


class GuardedResolver(AbstractResolver):
    """Finds addresses and lets only those pass that may be asked; aiohttp connects to what passes and asks no more."""

    def __init__(self, register: str, resolver: Resolver | None = None) -> None:
        self._register, self._resolver = register, resolver

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Every address of the host; raises ForbiddenAddress when a single one may not be asked."""
        finder = self._resolver or ThreadedResolver()
        found = list(await finder.resolve(host, port, family))
        if not all(self._may(host, ipaddress.ip_address(each["host"].split("%")[0])) for each in found):
            raise ForbiddenAddress(register=self._register, reason="internal address")
        return found

    @staticmethod
    def _may(host: str, address: Address) -> bool:
        return address.is_loopback if is_local(host) else is_public(address)

    async def close(self) -> None:
        """Nothing is held."""
