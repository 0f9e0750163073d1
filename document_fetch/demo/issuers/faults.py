"""Faults that can be switched on for one register: what happens to a request before its handler sees it."""

import asyncio
import json
import struct
import zlib
from collections.abc import Awaitable, Callable
from functools import cache

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

REGISTERS = frozenset({"nts", "codef", "popbill"})
MEGABYTE = 1024 * 1024
BOMB_BYTES = 200 * MEGABYTE
HUGE_BYTES = 1024 * MEGABYTE
PIECE = b" " * 65536

_TWO_WAY = frozenset({"refuse", "lapse", "night", "unavailable"})
_OF_NTS = frozenset({"unregistered", "mismatch", "no_counts"})


class Faults:
    """What is switched on, by register. Handlers look for the faults that only they can play."""

    def __init__(self) -> None:
        self.on: dict[str, str] = {}
        self.stopping = asyncio.Event()

    def switch(self, register: str, fault: str) -> bool:
        """Switches a fault on, or all off by "none"; False for one that does not exist."""
        if register not in REGISTERS or fault not in NAMES:
            return False
        self.on.pop(register, None)
        if fault != "none":
            self.on[register] = fault
        return True

    def has(self, register: str, fault: str) -> bool:
        """Whether this one is on."""
        return self.on.get(register) == fault

    @web.middleware
    async def middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Plays the fault of the register that is asked."""
        fault = self.on.get(request.path.split("/")[1])
        play = PLAYED.get(fault or "")
        return await (play(self, request) if play else handler(request))


async def _error(faults: Faults, request: web.Request) -> web.StreamResponse:
    return web.json_response({"status_code": "INTERNAL_ERROR"}, status=503)


async def _hang(faults: Faults, request: web.Request) -> web.StreamResponse:
    await faults.stopping.wait()
    return web.Response(status=503)


async def _drip(faults: Faults, request: web.Request) -> web.StreamResponse:
    """One byte a second, for ever: each comes before any limit on the time between two."""
    response = await _begun(request)
    while not faults.stopping.is_set():
        await response.write(b" ")
        await asyncio.sleep(1)
    return response


async def _wrong_type(faults: Faults, request: web.Request) -> web.StreamResponse:
    return web.Response(text="<html><title>점검 안내</title></html>", content_type="text/html")


async def _huge(faults: Faults, request: web.Request) -> web.StreamResponse:
    response = await _begun(request)
    for _ in range(HUGE_BYTES // len(PIECE)):
        await response.write(PIECE)
    return response


async def _declared(faults: Faults, request: web.Request) -> web.StreamResponse:
    """Says at once how much there will be."""
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    response.content_length = HUGE_BYTES
    await response.prepare(request)
    await faults.stopping.wait()
    return response


async def _bomb(faults: Faults, request: web.Request) -> web.StreamResponse:
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    return web.Response(body=packed_bomb(), headers=headers)


@cache
def packed_bomb() -> bytes:
    """gzip of BOMB_BYTES blanks, made of one packed megabyte again and again, for packing it all takes seconds."""
    piece, times = b" " * MEGABYTE, BOMB_BYTES // MEGABYTE
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    check = 0
    for _ in range(times):
        check = zlib.crc32(piece, check)
    head = b"\x1f\x8b\x08" + bytes(6) + b"\xff"
    return head + block * times + packer.flush() + struct.pack("<LL", check, BOMB_BYTES)


async def _redirect(faults: Faults, request: web.Request) -> web.StreamResponse:
    """To an address that only this machine can reach."""
    return web.Response(status=302, headers={"Location": f"http://{request.host}/internal"})


async def _cut(faults: Faults, request: web.Request) -> web.StreamResponse:
    """Ends in the middle of the answer."""
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    response.content_length = 1000
    await response.prepare(request)
    await response.write(b"{")
    if request.transport is not None:
        request.transport.close()
    return response


async def _quota(faults: Faults, request: web.Request) -> web.StreamResponse:
    return _gateway("22", "LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR")


async def _key(faults: Faults, request: web.Request) -> web.StreamResponse:
    return _gateway("30", "SERVICE_KEY_IS_NOT_REGISTERED_ERROR")


async def _xml(faults: Faults, request: web.Request) -> web.StreamResponse:
    inside = "<returnAuthMsg>SERVICETIME_OUT</returnAuthMsg><returnReasonCode>05</returnReasonCode>"
    whole = f"<OpenAPI_ServiceResponse><cmmMsgHeader>{inside}</cmmMsgHeader></OpenAPI_ServiceResponse>"
    return web.Response(text=whole, content_type="text/xml")


async def _text(faults: Faults, request: web.Request) -> web.StreamResponse:
    return web.Response(text="Unexpected errors", content_type="text/plain")


async def _too_many(faults: Faults, request: web.Request) -> web.StreamResponse:
    return web.json_response({}, status=429)


async def _begun(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    response.enable_chunked_encoding()
    await response.prepare(request)
    return response


def _gateway(code: str, words: str) -> web.Response:
    """An error of data.go.kr's gateway, with status 200 as it may be."""
    header = {"errMsg": "SERVICE ERROR", "returnAuthMsg": words, "returnReasonCode": code}
    body = json.dumps({"OpenAPI_ServiceResponse": {"cmmMsgHeader": header}})
    return web.Response(text=body, content_type="application/json")


PLAYED: dict[str, Callable[[Faults, web.Request], Awaitable[web.StreamResponse]]] = {
    "error": _error,
    "hang": _hang,
    "drip": _drip,
    "wrong_type": _wrong_type,
    "huge": _huge,
    "declared": _declared,
    "bomb": _bomb,
    "redirect": _redirect,
    "cut": _cut,
    "quota": _quota,
    "wrong_key": _key,
    "xml_error": _xml,
    "text_error": _text,
    "too_many": _too_many,
}
NAMES = frozenset({"none", *PLAYED, *_TWO_WAY, *_OF_NTS})
