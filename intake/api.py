"""The machines' door: a bag in, a receipt out, and what became of it."""

from __future__ import annotations

import asyncio
import hmac
import json
import re
import uuid
from collections.abc import Sequence

import structlog
from aiohttp import web

from intake import bags, contract, errors, offers, queue
from intake.bags import Bag
from intake.config import Settings
from intake.keys import CHECKS, SETTINGS, STORE
from intake.store import referrals, updates
from intake.store.cases import Case
from intake.store.engine import Store

log = structlog.get_logger()
SHA256 = re.compile(r"[0-9a-fA-F]{64}")


async def post_submission(request: web.Request) -> web.Response:
    """Takes a bag in, once for each idempotency key."""
    _authorise(request)
    key, sha256 = _headers(request)
    if (request.content_length or 0) > contract.MAX_BAG_BYTES:
        raise errors.BagTooLarge(limit=contract.MAX_BAG_BYTES)
    try:
        content = await request.read()
    except web.HTTPRequestEntityTooLarge as exc:
        raise errors.BagTooLarge(limit=contract.MAX_BAG_BYTES) from exc
    case, new = await _take(request, key, sha256, content)
    log.info("intake.taken", receipt=case.receipt, new=new, size=len(content))
    return _json(queue.receipt(case), 201 if new else 200)


async def get_updates(request: web.Request) -> web.Response:
    """The changes after a sequence."""
    _authorise(request)
    after = request.query.get("after", "0")
    if not re.fullmatch("[0-9]{1,15}", after):
        raise errors.BadRequest(after=after[:20])
    # Older senders refuse messages that they do not know: each says what it wants to hear.
    kinds = request.query.get(contract.KINDS_PARAMETER, contract.KINDS[0]).split(",")
    found = await asyncio.to_thread(_updates, request.app[STORE], int(after), kinds)
    return _json(contract.Updates(updates=found))


async def get_places(request: web.Request) -> web.Response:
    """Places that nobody can have any more."""
    _authorise(request)
    return _json(contract.Places(places=await asyncio.to_thread(_places, request.app[STORE])))


async def get_health(_request: web.Request) -> web.Response:
    """Says that the process answers."""
    return web.json_response({"status": "ok"})


ROUTES = (
    web.post(contract.SUBMISSIONS_PATH, post_submission),
    web.get(contract.UPDATES_PATH, get_updates),
    web.get(contract.PLACES_PATH, get_places),
    web.get("/health", get_health),
)


def _authorise(request: web.Request) -> None:
    key = request.app[SETTINGS].key.get_secret_value()
    given = request.headers.get("Authorization", "").encode("utf-8", errors="surrogateescape")
    if not key or not hmac.compare_digest(given, f"Bearer {key}".encode()):
        raise errors.Unauthorised


def _headers(request: web.Request) -> tuple[str, str]:
    sha256 = request.headers.get(contract.CONTENT_SHA256_HEADER, "")
    if request.content_type != contract.BAG_TYPE or not SHA256.fullmatch(sha256):
        raise errors.BadRequest(needs=f"Content-Type {contract.BAG_TYPE} and {contract.CONTENT_SHA256_HEADER}")
    try:
        return str(uuid.UUID(request.headers.get(contract.IDEMPOTENCY_KEY_HEADER, ""))), sha256.lower()
    except ValueError as exc:
        raise errors.BadRequest(needs=f"{contract.IDEMPOTENCY_KEY_HEADER}: a UUID") from exc


async def _take(request: web.Request, key: str, sha256: str, content: bytes) -> tuple[Case, bool]:
    store = request.app[STORE]
    # A key that is known needs no check of its bag, but its bytes must be those that were announced.
    case = await asyncio.to_thread(queue.known, store, key, bags.digest(content))
    if case is not None and sha256 == case.sha256:
        return case, False
    async with request.app[CHECKS]:
        bag = await asyncio.to_thread(_check, request.app[SETTINGS], content, sha256)
    return await asyncio.to_thread(queue.accept, store, key, bag)


def _check(settings: Settings, content: bytes, sha256: str) -> Bag:
    return bags.check(
        content,
        sha256,
        key_file=settings.sender_key_file,
        schema_file=settings.schema_file,
        folder=settings.unpack_folder,
    )


def _updates(store: Store, after: int, kinds: Sequence[str]) -> tuple[contract.Update | contract.ReferralUpdate, ...]:
    with store.read() as tx:
        return updates.after(tx, after, kinds)


def _places(store: Store) -> tuple[contract.FullPlace, ...]:
    with store.read() as tx:
        found = referrals.full_places(tx, contract.MAX_PLACES)
    return tuple(
        contract.FullPlace(programme=offers.programme_of(partner), named_by=json.loads(place))
        for partner, place in found
    )


def _json(message: contract.Message, status: int = 200) -> web.Response:
    return web.json_response(text=message.model_dump_json(), status=status)
