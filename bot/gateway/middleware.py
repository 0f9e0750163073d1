"""What holds for every request: known errors become words, and every answer carries the security headers."""

from __future__ import annotations

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler

from bot.errors import BadRequest, GildongError
from bot.gateway import errors, origins
from bot.gateway.keys import SETTINGS

logger = structlog.get_logger()

#: Pages of ours need no inline script or style; sockets go to the page's own host, which 'self' covers.
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self' ws: wss:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors {ancestors}"
)


@web.middleware
async def known_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Named errors answer with their words; anything else is logged and answers with a plain apology."""
    try:
        if request.path.startswith("/v1/"):
            origins.check(request)
        return await handler(request)
    except GildongError as error:
        return errors.respond(request, error)
    except web.HTTPException as refusal:
        if refusal.status < 400:
            raise
        return errors.respond_to(request, refusal)
    except ValueError:
        return errors.respond(request, BadRequest())
    except Exception as error:
        logger.exception("request.failed", path=request.path, error=type(error).__name__)
        return errors.respond(request, GildongError())


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Security headers, and nothing dynamic in any cache: a cache has shown people each other's talk before."""
    ancestors = " ".join(["'self'", *sorted(request.app[SETTINGS].allowed_origins)])
    response.headers["Content-Security-Policy"] = POLICY.format(ancestors=ancestors)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    if request.path.startswith(("/v1/", "/health")):
        response.headers["Cache-Control"] = "no-store"
    _allow_embedding(request, response)
    response.headers.pop("Server", None)
    if origins.is_secure(request):
        response.headers["Strict-Transport-Security"] = "max-age=31536000"


def _allow_embedding(request: web.Request, response: web.StreamResponse) -> None:
    """Pages on the list of origins may load the widget's files and call the API; no cookie is ever involved."""
    origin = request.headers.get("Origin")
    if origin is None or request.path.startswith("/samples/"):
        return
    response.headers["Vary"] = "Origin"
    if origins.is_allowed(request, origin):
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
