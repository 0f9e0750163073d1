"""Nothing but the configured register is reached: not an internal address, not under another name, not without TLS."""

from __future__ import annotations

import datetime
import ipaddress
import socket
import ssl
from collections.abc import Sequence
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.abc import ResolveResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from document_fetch.connectors import addresses
from document_fetch.connectors.errors import ForbiddenAddress, RegisterDown, TooSlow, Unreachable
from document_fetch.connectors.http import GuardedClient, Limits, Request
from document_fetch.connectors.nts import Nts
from document_fetch.demo.company import HANBIT
from tests.document_fetch.connectors.serving import SHORT, SetClock, answering, settings

REGISTER = "register.example"


class Names:
    """A name service that says what a test wants; each look takes the next answer."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self._answers = list(answers)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> Sequence[ResolveResult]:
        found = self._answers.pop(0)
        return [
            ResolveResult(hostname=host, host=one, port=port, family=socket.AF_INET, proto=0, flags=0) for one in found
        ]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "172.16.5.5",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "2001:0:7f00:1:0:0:80ff:fffe",
    ],
)
def test_an_internal_address_is_not_public_however_it_is_written(address: str) -> None:
    assert not addresses.is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "211.249.220.24", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert addresses.is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "answers",
    [["127.0.0.1"], ["169.254.169.254"], ["8.8.8.8", "127.0.0.1"], ["::ffff:10.0.0.1"]],
    ids=["loopback", "metadata", "one of two", "wrapped"],
)
async def test_a_name_that_leads_inside_is_not_followed(answers: list[str]) -> None:
    client = GuardedClient("nts", frozenset({REGISTER}), resolver=Names(answers))
    with pytest.raises(ForbiddenAddress):
        await client.send(Request("GET", f"https://{REGISTER}/"))
    await client.close()


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "127.1", "localhost.localdomain"])
async def test_another_spelling_of_this_machine_is_no_register(host: str) -> None:
    client = GuardedClient("nts", frozenset({host}))
    with pytest.raises((ForbiddenAddress, Unreachable)) as failed:
        await client.send(Request("GET", f"https://{host}/"))
    await client.close()
    # Found to be inside, no name at all, or not an address to aiohttp; never a connection.
    reasons = {"internal address", "ClientConnectorDNSError", "InvalidUrlClientError"}
    assert failed.value.facts["reason"] in reasons


async def test_a_name_that_changes_between_two_looks_leads_nowhere_inside() -> None:
    visits: list[str] = []

    async def inside(request: web.Request) -> web.Response:
        visits.append(request.path)
        return web.json_response({})

    async with answering(inside) as port:
        names = Names(["192.0.0.9"], ["127.0.0.1"])  # the first is public, and nobody answers there
        limits = Limits(connect_seconds=0.3, total_seconds=0.6)
        client = GuardedClient("nts", frozenset({REGISTER}), limits, names)
        with pytest.raises((TooSlow, Unreachable)):
            await client.send(Request("GET", f"https://{REGISTER}:{port}/"))
        with pytest.raises(ForbiddenAddress):
            await client.send(Request("GET", f"https://{REGISTER}:{port}/"))
        await client.close()
    assert visits == []


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("https://register.example/v1", None),
        ("http://127.0.0.1:8095/nts", None),
        ("http://localhost:8095/nts", None),
        ("http://[::1]:8095/nts", None),
        ("http://register.example/v1", "https"),
        ("https://other.example/v1", "allowed"),
        ("https://register.example.evil.example/v1", "allowed"),
        ("https://register.example@evil.example/v1", "password"),
        ("https://name:word@register.example/v1", "password"),
        ("https://10.0.0.1/v1", "number"),
        ("https://8.8.8.8/v1", "number"),
        ("ftp://register.example/v1", "no address"),
        ("file:///etc/passwd", "no address"),
        ("", "no address"),
        ("https://", "no address"),
    ],
)
def test_an_address_of_the_settings_is_a_register_by_https_or_this_machine(url: str, fault: str | None) -> None:
    hosts = {"register.example", "127.0.0.1", "localhost", "::1", "10.0.0.1", "8.8.8.8", "evil.example"}
    found = addresses.fault(url, hosts)
    assert found is None if fault is None else fault in (found or "")


async def test_a_server_whose_certificate_nobody_vouches_for_hears_nothing(tmp_path: Path) -> None:
    heard: list[str] = []

    async def listens(request: web.Request) -> web.Response:
        heard.append(request.path)
        return web.json_response({})

    async with answering(listens, _self_signed(tmp_path)) as port:
        url = f"https://127.0.0.1:{port}/nts"
        connector = Nts(settings(port, nts_url=url).nts, SetClock(), SHORT)
        with pytest.raises(RegisterDown):
            await connector.statuses([HANBIT.business_number])
        await connector.close()
    assert heard == []


def _self_signed(folder: Path) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    form = serialization.PrivateFormat.PKCS8
    (folder / "key.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context
