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
        origin = origins.check(request) if request.path.startswith("/v1/") else None
        response = await handler(request)
    except GildongError as error:
        return errors.respond(request, error)
    except web.HTTPRequestEntityTooLarge as error:
        raise error from None
    except web.HTTPException:
        raise
    except ValueError:
        return errors.respond(request, BadRequest())
    except Exception as error:
        logger.exception("request.failed", path=request.path, error=type(error).__name__)
        return errors.respond(request, GildongError())
    if origin is not None and not response.prepared:
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Vary"] = "Origin"
    return response


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
    response.headers.pop("Server", None)
    if request.secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
