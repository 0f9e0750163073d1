"""An agency's intake that follows a script: it speaks the contract's HTTP and keeps what it was sent."""

from __future__ import annotations

from collections import deque
from datetime import UTC, datetime
from typing import Any

from aiohttp import web

from intake import contract

RECEIPT = "2026-000123"
AT = datetime(2026, 11, 24, 9, tzinfo=UTC).isoformat()


class FakeIntake:
    """Takes every dossier, unless `script` says otherwise: a status, or "lost", which takes it and never says so."""

    def __init__(self) -> None:
        self.script: deque[int | str] = deque()
        self.taken: dict[str, bytes] = {}
        self.calls: list[tuple[str, bytes]] = []
        self.updates: list[dict[str, Any]] = []
        self.places: list[dict[str, Any]] = []

    def app(self) -> web.Application:
        app = web.Application(client_max_size=contract.MAX_BAG_BYTES)
        app.router.add_post(contract.SUBMISSIONS_PATH, self._submit)
        app.router.add_get(contract.UPDATES_PATH, self._updates)
        app.router.add_get(contract.PLACES_PATH, self._places)
        return app

    def review(self, submission_id: str, sequence: int = 2) -> None:
        """An officer opens the case."""
        facts = {"receipt": RECEIPT, "submission_id": submission_id, "status": "in_review"}
        self.updates.append({"sequence": sequence, **facts, "at": AT})

    async def _submit(self, request: web.Request) -> web.Response:
        key, body = request.headers[contract.IDEMPOTENCY_KEY_HEADER], await request.read()
        self.calls.append((key, body))
        step = self.script.popleft() if self.script else 201
        if isinstance(step, int) and step >= 400:
            return web.json_response({"error": {"code": "down", "detail": ""}}, status=step)
        known = self.taken.setdefault(key, body)
        if known != body:
            return web.json_response({"error": {"code": "conflict", "detail": ""}}, status=409)
        if step == "lost":
            return web.Response(status=502, text="the answer got lost")
        receipt = {"receipt": RECEIPT, "submission_id": key, "status": "received", "received_at": AT}
        return web.json_response(receipt, status=201)

    async def _updates(self, request: web.Request) -> web.Response:
        after = int(request.query["after"])
        return web.json_response({"updates": [each for each in self.updates if each["sequence"] > after]})

    async def _places(self, _request: web.Request) -> web.Response:
        return web.json_response({"places": self.places})
