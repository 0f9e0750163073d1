"""Coming in and leaving again, for officers and partners."""

from __future__ import annotations

import asyncio
import secrets

import structlog
from aiohttp import web

from intake import cookies, doors, errors, officers
from intake.keys import HASHES, LOGINS, PAGES, SETTINGS, STORE

log = structlog.get_logger()
FORM_SECONDS = 3600


async def show_start(request: web.Request) -> web.Response:
    """Everybody begins with their own list."""
    return doors.redirect(doors.HOMES[request[doors.SESSION].role])


async def show_login(request: web.Request) -> web.Response:
    """The page with name and password."""
    return _page(request)


async def log_in(request: web.Request) -> web.Response:
    """Begins a session, or says that it did not work."""
    await doors.check_form(request, cookies.read(request, cookies.LOGIN))
    if not request.app[LOGINS].allows(_address(request)):
        raise errors.TooManyLogins
    form = await request.post()
    try:
        # One after the other, not all at once: each hash takes 64 MiB.
        async with request.app[HASHES]:
            opened = await asyncio.to_thread(
                officers.log_in, request.app[STORE], str(form.get("name", "")), str(form.get("password", ""))
            )
    except errors.LoginRefused as refused:
        log.info("desk.login_refused", address=_address(request))
        return _page(request, refused)
    response = doors.redirect(doors.HOMES[opened.session.role])
    cookies.put(request, response, cookies.SESSION, opened.token, int(officers.SESSION_LENGTH.total_seconds()))
    cookies.drop(request, response, cookies.LOGIN)
    return response


async def log_out(request: web.Request) -> web.Response:
    """Ends the session on both sides."""
    token = cookies.read(request, cookies.SESSION)
    await asyncio.to_thread(officers.log_out, request.app[STORE], token, request[doors.SESSION])
    response = doors.redirect("/login")
    cookies.drop(request, response, cookies.SESSION)
    return response


ROUTES = (
    web.get("/", show_start),
    web.get("/login", show_login),
    web.post("/login", log_in),
    web.post("/logout", log_out),
)


def _page(request: web.Request, refused: errors.LoginRefused | None = None) -> web.Response:
    token = secrets.token_urlsafe(32)
    response = request.app[PAGES].show(
        "login.html",
        doors.language(request),
        code=refused.status if refused else 200,
        problem=refused.response if refused else None,
        form_token=token,
    )
    cookies.put(request, response, cookies.LOGIN, token, FORM_SECONDS)
    return response


def _address(request: web.Request) -> str:
    """Who is there: behind our own proxy, the last address that it saw."""
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return forwarded if request.app[SETTINGS].behind_proxy and forwarded else request.remote or ""
