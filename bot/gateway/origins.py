"""Which pages may talk to the gateway."""

from __future__ import annotations

from urllib.parse import urlsplit

from aiohttp import web

from bot.errors import ForeignOrigin
from bot.gateway.keys import SETTINGS


def check(request: web.Request, *, required: bool = False) -> str | None:
    """The Origin header when it is ours or on the list; ForeignOrigin otherwise, or when a needed one is missing."""
    origin = request.headers.get("Origin")
    if origin is None:
        if required:
            raise ForeignOrigin(origin=None)
        return None
    if not is_allowed(request, origin):
        raise ForeignOrigin(origin=origin[:200])
    return origin


def is_allowed(request: web.Request, origin: str) -> bool:
    """Our own pages, and those of the origins in the settings."""
    try:
        own = urlsplit(origin).netloc == request.host
    except ValueError:  # e.g. "http://["
        return False
    return own or origin.rstrip("/") in request.app[SETTINGS].allowed_origins


def client_address(request: web.Request) -> str:
    """The client's address; a forwarded one counts only behind a proxy of ours."""
    forwarded = request.headers.get("X-Forwarded-For", "")
    if request.app[SETTINGS].behind_proxy and forwarded:
        return forwarded.rsplit(",", 1)[-1].strip()
    return request.remote or "unknown"


def is_secure(request: web.Request) -> bool:
    """Whether the page came over https, by our proxy's word where there is one."""
    proxied = request.app[SETTINGS].behind_proxy and request.headers.get("X-Forwarded-Proto") == "https"
    return request.secure or proxied
