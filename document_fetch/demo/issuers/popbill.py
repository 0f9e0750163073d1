"""Popbill's closed-business check and the token for it, about made-up companies."""

import base64
import hashlib
import hmac
import secrets
from datetime import UTC, datetime, timedelta

from aiohttp import web

from document_fetch.demo.issuers.companies import COMPANIES, ENDED_ON
from document_fetch.demo.issuers.settings import KEYS

STATES = {"active": "1", "closed": "2", "suspended": "3"}


class Popbill:
    """Its routes."""

    def __init__(self) -> None:
        self._tokens: set[str] = set()
        self.calls: list[str] = []

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/popbill/token", self._token), web.post("/popbill/CloseDown", self._states)]

    async def _token(self, request: web.Request) -> web.Response:
        self.calls.append("token")
        expected = f"LINKHUB {KEYS['popbill_id']} {_signature(request, await request.read())}"
        if not hmac.compare_digest(request.headers.get("Authorization", "").encode(), expected.encode()):
            return web.json_response({"code": -12000004, "message": "인증정보가 올바르지 않습니다."}, status=401)
        token = secrets.token_urlsafe(16)
        self._tokens.add(token)
        ends = datetime.now(UTC) + timedelta(minutes=30)
        return web.json_response({"session_token": token, "expiration": ends.isoformat()})

    async def _states(self, request: web.Request) -> web.Response:
        self.calls.append("CloseDown")
        if request.headers.get("Authorization", "").removeprefix("Bearer ") not in self._tokens:
            return web.json_response({"code": -99999999, "message": "토큰이 올바르지 않습니다."}, status=401)
        return web.json_response([_state(number) for number in await request.json()])


def _state(number: str) -> dict[str, str | None]:
    if number not in COMPANIES:
        return {"corpNum": number, "state": "0", "taxType": None, "stateDate": None}
    _, state = COMPANIES[number]
    ended = f"{ENDED_ON:%Y%m%d}" if state == "closed" else None
    return {"corpNum": number, "state": STATES[state], "taxType": "10", "stateDate": ended}


def _signature(request: web.Request, body: bytes) -> str:
    """Written apart from the connector's, so that the two check each other."""
    digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
    lines = (
        "POST",
        digest,
        request.headers.get("x-lh-date", ""),
        request.headers.get("x-lh-version", ""),
        request.path,
    )
    secret = base64.b64decode(KEYS["popbill_secret"])
    return base64.b64encode(hmac.new(secret, "\n".join(lines).encode(), hashlib.sha256).digest()).decode()
