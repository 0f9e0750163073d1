"""CODEF with its token, its percent-encoding and the approval in two steps, about made-up companies."""

import base64
import json
import secrets
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote_plus, unquote

from aiohttp import web

from document_fetch.connectors.clock import KOREA
from document_fetch.connectors.codef.products import PRODUCTS
from document_fetch.demo.issuers import papers
from document_fetch.demo.issuers.approvals import MOST_MISSES, Approval, Approvals
from document_fetch.demo.issuers.companies import COMPANIES
from document_fetch.demo.issuers.faults import Faults
from document_fetch.demo.issuers.settings import KEYS

WEEK_SECONDS = 7 * 24 * 3600 - 1


class Codef:
    """Its routes."""

    def __init__(self, faults: Faults, approvals: Approvals) -> None:
        self._faults, self._approvals = faults, approvals
        self._tokens: set[str] = set()
        self.calls: list[str] = []

    def routes(self) -> list[web.RouteDef]:
        ordering = [web.post(f"/codef{product.path}", self._order) for product in PRODUCTS.values()]
        return [web.post("/codef/oauth/token", self._token), *ordering]

    def forget_tokens(self) -> None:
        """As if their week were over."""
        self._tokens.clear()

    async def _token(self, request: web.Request) -> web.Response:
        self.calls.append("token")
        basic = base64.b64encode(f"{KEYS['codef_id']}:{KEYS['codef_secret']}".encode()).decode()
        if request.headers.get("Authorization") != f"Basic {basic}":
            return web.json_response({"error": "unauthorized"}, status=401)
        token = secrets.token_urlsafe(32)
        self._tokens.add(token)
        return web.json_response({"access_token": token, "token_type": "bearer", "expires_in": WEEK_SECONDS})

    async def _order(self, request: web.Request) -> web.Response:
        product = next(name for name, one in PRODUCTS.items() if request.path == f"/codef{one.path}")
        self.calls.append(product)
        if request.headers.get("Authorization", "").removeprefix("Bearer ") not in self._tokens:
            return web.json_response({"error": "invalid_token"}, status=401)
        asked = _asked(await request.text())
        if asked is None:
            return _answer("CF-00400")
        return self._second(product, asked) if asked.get("is2Way") else self._first(product, asked)

    def _first(self, product: str, asked: Mapping[str, Any]) -> web.Response:
        night = self._faults.has("codef", "night") and PRODUCTS[product].hours is not None
        if night or self._faults.has("codef", "unavailable"):
            return _answer("CF-12003")
        company = COMPANIES.get(asked.get("identity", ""))
        if "identity" in PRODUCTS[product].ask and company is None:
            return _answer("CF-13000")
        if asked["loginType"] != "5" or self._approvals.is_approved(asked["id"]):
            return self._papers(product, asked)
        approval = self._approvals.ask(product, company[0].name if company else "", asked["id"])
        return _answer("CF-03002", _two_way(approval))

    def _second(self, product: str, asked: Mapping[str, Any]) -> web.Response:
        approval = self._approvals.get(str(asked.get("twoWayInfo", {}).get("jti")))
        if approval is None or not approval.seconds_left or approval.state == "lapsed":
            return _answer("CF-03003")
        if asked["simpleAuth"] != "1":
            self._approvals.drop(approval)
            return _answer("CF-12801")
        if approval.state == "approved":
            self._approvals.drop(approval)
            return self._papers(product, asked)
        return self._unapproved(approval)

    def _unapproved(self, approval: Approval) -> web.Response:
        approval.misses += 1
        refused = approval.state == "refused" or self._faults.has("codef", "refuse")
        if refused or approval.misses >= MOST_MISSES:
            self._approvals.drop(approval)
            return _answer("CF-12801" if refused else "CF-12872")
        if self._faults.has("codef", "lapse"):
            return _answer("CF-03003")
        return _answer("CF-03002", _two_way(approval))

    def _papers(self, product: str, asked: Mapping[str, Any]) -> web.Response:
        found = COMPANIES.get(asked.get("identity", "")) or next(iter(COMPANIES.values()))
        today = datetime.now(UTC).astimezone(KOREA).date()
        return _answer("CF-00000", papers.data(product, found[0], today))


def _asked(text: str) -> dict[str, Any] | None:
    """The question; None unless it is percent-encoded JSON."""
    if text.startswith("{"):
        return None
    try:
        asked = json.loads(unquote(text))
    except ValueError:
        return None
    return asked if isinstance(asked, dict) else None


def _two_way(approval: Approval) -> dict[str, Any]:
    return {
        "jobIndex": 0,
        "threadIndex": 0,
        "jti": approval.jti,
        "twoWayTimestamp": round(time.time() * 1000),
        "continue2Way": True,
        "extraInfo": {"commSimpleAuth": ""},
        "method": "simpleAuth",
    }


def _answer(code: str, data: object = None) -> web.Response:
    message = "성공" if code in {"CF-00000", "CF-03002"} else "실패"
    result = {"code": code, "extraMessage": "", "message": message, "transactionId": secrets.token_hex(12)}
    body = quote_plus(json.dumps({"result": result, "data": data or {}}, ensure_ascii=False))
    return web.Response(text=body, content_type="application/json")
