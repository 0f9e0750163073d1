"""Errors as answers: a code for programs and words for people, in their language."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from bot import errors
from bot.errors import GildongError
from bot.gateway.keys import CONTEXT
from forms.definitions.model import Language
from forms.wording.catalogue import Catalogue

STATUS: dict[type[GildongError], int] = {
    errors.UnknownToken: 401,
    errors.ForeignOrigin: 403,
    errors.UnknownButton: 404,
    errors.TextTooLong: 413,
    errors.TextUnreadable: 422,
    errors.BadRequest: 400,
    errors.TooFast: 429,
}


def as_json(error: GildongError, catalogue: Catalogue, language: Language) -> dict[str, Any]:
    """The documented form of an error."""
    words = catalogue.say(error.response, language, **error.facts)
    return {"code": error.response.removeprefix("error."), "text": words}


def respond_to(request: web.Request, refusal: web.HTTPException) -> web.Response:
    """aiohttp's own refusals, such as an unknown address, in the documented form and with their own status."""
    allowed = refusal.allowed_methods if isinstance(refusal, web.HTTPMethodNotAllowed) else set()
    # Every address below /v1/ answers a browser's preflight; that alone makes it no address of ours.
    status = 404 if allowed == {"OPTIONS"} else refusal.status
    error = {404: errors.NotFound(), 413: errors.TooLarge()}.get(status, errors.BadRequest())
    response = respond(request, error)
    response.set_status(status)
    if status == 405:
        response.headers["Allow"] = ",".join(sorted(allowed))
    return response


def respond(request: web.Request, error: GildongError) -> web.Response:
    body = {"error": as_json(error, request.app[CONTEXT].catalogue, language_of(request))}
    return web.json_response(body, status=STATUS.get(type(error), 500))


def language_of(request: web.Request) -> Language:
    """English for browsers that ask for it first; Korean otherwise."""
    return "en" if request.headers.get("Accept-Language", "").lower().startswith("en") else "ko"
