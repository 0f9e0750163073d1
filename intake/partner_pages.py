"""The pages of a partner: what it was offered, one of these, and its answer. They read nothing but referrals."""

from __future__ import annotations

import asyncio
from typing import Any

from aiohttp import web

from intake import asking, contract, doors, errors, referrals
from intake.doors import SESSION
from intake.keys import PAGES, STORE
from intake.store import referrals as stored
from intake.store.engine import Store

PAGE_LENGTH = 50


async def show_referrals(request: web.Request) -> web.Response:
    """The partner's own referrals, newest first."""
    number = asking.page_number(request)
    page = await asyncio.to_thread(_page, request.app[STORE], request[SESSION].partner or "", number)
    return _show(request, "referrals.html", page=page, number=number, last=-(-page.total // PAGE_LENGTH))


async def show_referral(request: web.Request) -> web.Response:
    """One of them, with all that the company agreed to have told."""
    return await _referral(request)


async def accept(request: web.Request) -> web.Response:
    """The partner takes the company on, if its place is free."""
    try:
        return await _decided(request, "accepted", "")
    except errors.PlaceTaken as taken:
        return await _referral(request, taken)


async def decline(request: web.Request) -> web.Response:
    """The partner does not, and says why."""
    reason = str((await request.post()).get("reason", ""))
    try:
        return await _decided(request, "declined", reason)
    except errors.ReasonMissing as missing:
        return await _referral(request, missing, reason)


ROUTES = (
    web.get("/referrals", show_referrals),
    web.get("/referrals/{referral}", show_referral),
    web.post("/referrals/{referral}/accept", accept),
    web.post("/referrals/{referral}/decline", decline),
)


def _page(store: Store, partner: str, number: int) -> stored.Page:
    with store.read() as tx:
        return stored.of_partner(tx, partner, limit=PAGE_LENGTH, offset=(number - 1) * PAGE_LENGTH)


async def _decided(request: web.Request, decision: referrals.Decision, reason: str) -> web.Response:
    store, referral, session = request.app[STORE], asking.referral(request), request[SESSION]
    await asyncio.to_thread(referrals.decide, store, referral, decision, reason, session=session)
    return doors.redirect(f"/referrals/{referral}?{decision}")


async def _referral(request: web.Request, problem: errors.IntakeError | None = None, reason: str = "") -> web.Response:
    store, session = request.app[STORE], request[SESSION]
    referral = await asyncio.to_thread(referrals.view, store, asking.referral(request), session=session)
    return _show(
        request,
        "referral.html",
        code=problem.status if problem else 200,
        referral=referral,
        demand=await asyncio.to_thread(referrals.demand, store, referral),
        problem=problem.response if problem else None,
        typed=reason[: 2 * contract.MAX_REASON_LENGTH],
        longest=contract.MAX_REASON_LENGTH,
        done=next((state for state in ("accepted", "declined") if state in request.query), None),
    )


def _show(request: web.Request, template: str, *, code: int = 200, **values: Any) -> web.Response:
    return request.app[PAGES].show(template, doors.language(request), session=request[SESSION], code=code, **values)
