"""What every request passes: headers that keep browsers strict, errors in words, and the check of who is there."""

from __future__ import annotations

import asyncio
import hmac
import types
from collections.abc import Awaitable, Callable, Mapping
from typing import cast

import structlog
from aiohttp import web

from forms.definitions.model import LANGUAGES, Language
from intake import contract, cookies, errors, officers
from intake.keys import PAGES, SETTINGS, STORE
from intake.store.officers import Role, Session

log = structlog.get_logger()
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

LANGUAGE = web.RequestKey("LANGUAGE", str)
SESSION = web.RequestKey("SESSION", Session)

#: Route patterns that need nobody to be logged in; every other route does.
OPEN = frozenset(
    {
        contract.SUBMISSIONS_PATH,
        contract.UPDATES_PATH,
        contract.PLACES_PATH,
        "/health",
        "/login",
        "/shared",
        "/vendor",
        "/static",
    }
)
#: Route patterns for whoever is logged in; of the others these are for partners, and all that is left for officers.
SHARED = frozenset({"/", "/logout"})
PARTNERS = ("/referrals",)
#: Where each begins.
HOMES: Mapping[Role, str] = {"officer": "/cases", "partner": "/referrals"}
MACHINES = ("/v1/", "/health")
FILES = ("/shared/", "/vendor/", "/static/")
FORM_TOKEN = "form_token"  # noqa: S105  (a field's name)
MAX_FORM_BYTES = 16_384
YEAR_SECONDS = 31_536_000

HEADERS = types.MappingProxyType({
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # Not no-referrer: with that, browsers send forms with "Origin: null".
    "Referrer-Policy": "same-origin",
    "Server": "gildong",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
})  # fmt: skip


@web.middleware
async def headers(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Sets the language of the request and the strict headers of the response."""
    asked = request.query.get("language")
    chosen = asked if asked in LANGUAGES else cookies.read(request, cookies.LANGUAGE)
    request[LANGUAGE] = chosen if chosen in LANGUAGES else LANGUAGES[0]
    response = await handler(request)
    if asked in LANGUAGES:
        cookies.put(request, response, cookies.LANGUAGE, request[LANGUAGE], YEAR_SECONDS)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.path.startswith(FILES):
        response.headers["Cache-Control"] = "no-cache"
    if request.app[SETTINGS].cookie_secure:
        response.headers["Strict-Transport-Security"] = f"max-age={YEAR_SECONDS}"
    return response


@web.middleware
async def failures(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turns what goes wrong into an answer: JSON for machines, a page for officers."""
    try:
        return await handler(request)
    except errors.IntakeError as error:
        log.info("intake.refused", code=error.code, route=_route(request), facts=error.facts)
        return _answer(request, error, error.status)
    except web.HTTPException as error:
        known = errors.UnknownCase() if error.status == web.HTTPNotFound.status_code else errors.BadRequest()
        return _answer(request, known, error.status)
    except Exception:
        log.exception("intake.failed", route=_route(request))
        return _answer(request, errors.IntakeError(), errors.IntakeError.status)


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Lets only those with a session pass, each to their own pages, and only forms that came from these."""
    route = _route(request)
    if not route.startswith(MACHINES) and request.method not in {"GET", "HEAD"}:
        check_origin(request)
    if not route or route in OPEN:
        return await handler(request)
    token = cookies.read(request, cookies.SESSION)
    session = await asyncio.to_thread(officers.session, request.app[STORE], token) if token else None
    if session is None:
        return redirect("/login")
    request[SESSION] = session
    if route not in SHARED and session.role != ("partner" if route.startswith(PARTNERS) else "officer"):
        raise errors.UnknownCase(role=session.role)
    if request.method not in {"GET", "HEAD"}:
        await check_form(request, session.form_token)
    return await handler(request)


MIDDLEWARES = (headers, failures, guard)


def language(request: web.Request) -> Language:
    """The language of the page."""
    return cast("Language", request[LANGUAGE])


def redirect(place: str) -> web.Response:
    """Sends the browser to another page of ours, with GET."""
    return web.Response(status=303, headers={"Location": place})


def check_origin(request: web.Request) -> None:
    """Raises ForeignForm unless the browser says that the form is on a page of this host."""
    scheme = "https" if request.app[SETTINGS].cookie_secure else "http"
    if request.headers.get("Origin") != f"{scheme}://{request.host}":
        raise errors.ForeignForm(reason="origin")


async def check_form(request: web.Request, token: str) -> None:
    """Raises ForeignForm unless the form holds the token, which only our own pages can know."""
    if request.content_type != "application/x-www-form-urlencoded" or (request.content_length or 0) > MAX_FORM_BYTES:
        raise errors.BadRequest(reason="form")
    given = str((await request.post()).get(FORM_TOKEN, ""))
    if not token or not hmac.compare_digest(given.encode(), token.encode()):
        raise errors.ForeignForm(reason="token")


def _route(request: web.Request) -> str:
    """The pattern that was matched: paths can be spelled in ways that no list foresees."""
    resource = request.match_info.route.resource
    return "" if resource is None else resource.canonical


def _answer(request: web.Request, error: errors.IntakeError, status: int) -> web.Response:
    if request.path.startswith(MACHINES):
        body = contract.RefusalBody(error=contract.Refusal(code=error.code, detail=str(error)))
        return web.json_response(text=body.model_dump_json(), status=status)
    return request.app[PAGES].problem(language(request), error, status=status, session=request.get(SESSION))
