"""The desk's cookies: for this host only, out of reach of scripts, never sent along from another site."""

from __future__ import annotations

from aiohttp import web

from intake.keys import SETTINGS

SESSION = "gildong-desk"
LOGIN = "gildong-desk-login"
LANGUAGE = "gildong-desk-language"


def read(request: web.Request, name: str) -> str:
    """The cookie's value, or nothing."""
    return request.cookies.get(_name(request, name), "")


def put(request: web.Request, response: web.StreamResponse, name: str, value: str, seconds: int) -> None:
    """Gives the browser a cookie."""
    response.set_cookie(
        _name(request, name),
        value,
        max_age=seconds,
        path="/",
        secure=request.app[SETTINGS].cookie_secure,
        httponly=True,
        samesite="Strict",
    )


def drop(request: web.Request, response: web.StreamResponse, name: str) -> None:
    """Takes a cookie back."""
    put(request, response, name, "", 0)


def _name(request: web.Request, name: str) -> str:
    return f"__Host-{name}" if request.app[SETTINGS].cookie_secure else name
