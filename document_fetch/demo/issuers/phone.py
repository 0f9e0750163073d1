"""The phone on which a person approves or refuses, as a page in the browser."""

import hmac
import secrets
from pathlib import Path
from typing import Any

import yaml
from aiohttp import web
from jinja2 import Environment, FileSystemLoader

from document_fetch.demo.issuers.approvals import Approval, Approvals
from document_fetch.reading.registry import KINDS

FOLDER = Path(__file__).parent
WORDS: dict[str, dict[str, str]] = yaml.safe_load((FOLDER / "words.yml").read_text("utf-8"))
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}

_PAGES = Environment(loader=FileSystemLoader(FOLDER), autoescape=True)


class Phone:
    """Its routes. `form` is in every form that the page makes, so that no other page can press its buttons."""

    def __init__(self, approvals: Approvals) -> None:
        self._approvals = approvals
        self._form = secrets.token_urlsafe(16)

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/phone", self._show), web.post("/phone", self._press), web.get("/phone.css", _style)]

    async def _show(self, request: web.Request) -> web.Response:
        language = _language(request)
        page = _PAGES.get_template("phone.html").render(
            language=language,
            words={key: words[language] for key, words in WORDS.items()},
            waiting=[_shown(one, language) for one in self._approvals.waiting()],
            form=self._form,
        )
        return web.Response(text=page, content_type="text/html", headers=HEADERS)

    async def _press(self, request: web.Request) -> web.Response:
        pressed = await request.post()
        if not hmac.compare_digest(str(pressed.get("form", "")).encode(), self._form.encode()):
            return web.Response(status=403)
        do = pressed.get("do")
        if do in {"approved", "refused"}:
            self._approvals.settle(str(pressed.get("jti", "")), "approved" if do == "approved" else "refused")
        return web.Response(status=303, headers={"Location": f"/phone?lang={_language(request)}"})


def _language(request: web.Request) -> str:
    return "en" if request.query.get("lang") == "en" else "ko"


def _shown(approval: Approval, language: str) -> dict[str, Any]:
    minutes, seconds = divmod(approval.seconds_left, 60)
    kind = KINDS.get(approval.product)
    return {
        "jti": approval.jti,
        "kind": kind.name[language] if kind else approval.product,
        "request": WORDS["request"][language].format(company=approval.company),
        "left": WORDS["left"][language].format(minutes=minutes, seconds=seconds),
    }


async def _style(request: web.Request) -> web.Response:
    return web.Response(text=(FOLDER / "phone.css").read_text("utf-8"), content_type="text/css", headers=HEADERS)
