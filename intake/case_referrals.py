"""Referrals on an officer's page of a case: what became of them, whom the case may go to next, and the forms for it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from aiohttp import web

from forms.definitions.editions import Editions
from forms.definitions.model import Programme
from intake import asking, doors, offers, referrals
from intake.doors import SESSION
from intake.keys import PROGRAMMES, STORE
from intake.offers import Offer
from intake.store.cases import Case
from intake.store.referrals import Referral
from intake.view import Json


@dataclass(frozen=True)
class Panel:
    """The block about referrals."""

    made: tuple[Referral, ...]  # newest first
    chosen: Offer | None  # by the company
    offers: tuple[Offer, ...]  # to whom the case may go now, best first
    note: str | None  # key of the words that say why it goes to nobody now


def panel(case: Case, dossier: Json, programme: Programme | None, made: Sequence[Referral]) -> Panel | None:
    """Nothing for a case that has nothing to do with partners."""
    possible = offers.possible(dossier, programme)
    if not possible and not made:
        return None
    chosen = next((one for one in possible if one.chosen), None)
    if any(referral.state in referrals.STANDING for referral in made):
        return Panel(tuple(made), chosen, (), None)
    refusal = referrals.refused(case, dossier)
    if refusal is not None:
        return Panel(tuple(made), chosen, (), f"partner.{refusal}")
    asked = [referral.partner for referral in made]
    return Panel(tuple(made), chosen, tuple(sorted(possible, key=lambda one: asked.count(one.partner))), None)


async def offer(request: web.Request) -> web.Response:
    """Offers the case to the partner that the officer picked."""
    receipt, form = asking.receipt(request), await request.post()
    programmes = request.app[PROGRAMMES]
    await asyncio.to_thread(
        referrals.offer,
        request.app[STORE],
        receipt,
        str(form.get("partner", "")),
        programme=lambda dossier: find(programmes, dossier),
        session=request[SESSION],
    )
    return doors.redirect(f"/cases/{receipt}?offered")


async def withdraw(request: web.Request) -> web.Response:
    """Takes back an offer that was not answered."""
    receipt, referral = asking.receipt(request), asking.referral(request)
    await asyncio.to_thread(referrals.withdraw, request.app[STORE], receipt, referral, session=request[SESSION])
    return doors.redirect(f"/cases/{receipt}?withdrawn")


ROUTES = (
    web.post("/cases/{receipt}/referrals", offer),
    web.post("/cases/{receipt}/referrals/{referral}/withdraw", withdraw),
)


def find(programmes: Editions, dossier: Json) -> Programme | None:
    """The definition by which the company was asked, where it is here."""
    return programmes.find(dossier["programme"]["id"], dossier["programme"]["notice"])
