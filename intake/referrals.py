"""The way of a referral: offered with the case or by an officer, then accepted or declined by the partner."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal

from forms.definitions.model import Programme
from intake import contract, errors, offers
from intake.contract import ReferralState
from intake.offers import Offer
from intake.store import audit, cases, referrals, updates
from intake.store.cases import Case
from intake.store.engine import Store, Transaction
from intake.store.officers import Session
from intake.store.referrals import Demand, Referral
from intake.view import Json

Decision = Literal["accepted", "declined"]
#: While one of these stands, the case is offered to nobody else.
STANDING: frozenset[ReferralState] = frozenset({"offered", "accepted"})
ID_BYTES = 8


def arrive(tx: Transaction, case: Case, dossier: Json, actor: str) -> None:
    """Offers a case that has just come in to the partner that the company chose, if every condition is met.

    What partners have not answered yet of earlier revisions is taken back: they would look at what is out of date.
    """
    for older in referrals.offered_of_submission(tx, case.submission_id):
        _settle(tx, older, "withdrawn", actor)
    chosen = offers.of_dossier(dossier)
    if chosen is not None and dossier["eligibility"]["outcome"] == "yes":
        _offer(tx, case, chosen, actor)


def offer(
    store: Store, receipt: str, partner: str, *, programme: Callable[[Json], Programme | None], session: Session
) -> None:
    """An officer offers a case under review to a partner; raises UnknownCase or ReferralRefused.

    `programme` finds the definition of a dossier, where it is here.
    """
    with store.write() as tx:
        case = _case(tx, receipt)
        dossier, standing = cases.dossier(tx, case.id), _standing(tx, case)
        if standing is not None and standing.partner == partner:
            return  # the button was pressed twice
        possible = {one.partner: one for one in offers.possible(dossier, programme(dossier))}
        refusal = refused(case, dossier) or ("standing" if standing else None)
        if refusal is not None or partner not in possible:
            raise errors.ReferralRefused(receipt=receipt, partner=partner[:60], reason=refusal or "partner")
        _offer(tx, case, possible[partner], session.actor)


def refused(case: Case, dossier: Json) -> str | None:
    """Why an officer cannot offer the case to anybody now, in one word."""
    if dossier["eligibility"]["outcome"] == "no":
        return "not_eligible"
    return None if case.status == "in_review" else "not_reviewed"


def withdraw(store: Store, receipt: str, referral_id: str, *, session: Session) -> None:
    """An officer takes an offer back that was not answered; raises UnknownCase or ReferralSettled."""
    with store.write() as tx:
        case = _case(tx, receipt)
        mine = [each for each in referrals.of_case(tx, case.id) if each.id == referral_id]
        if not mine:
            raise errors.UnknownCase(referral=referral_id)
        if mine[0].state == "offered":
            _settle(tx, mine[0], "withdrawn", session.actor)
        elif mine[0].state != "withdrawn":
            raise errors.ReferralSettled(referral=referral_id, state=mine[0].state)


def view(store: Store, referral_id: str, *, session: Session) -> Referral:
    """The partner's own referral, after it was recorded who reads it; raises UnknownCase."""
    with store.write() as tx:
        referral = _own(tx, referral_id, session)
        audit.note(tx, session.actor, "referral.viewed", referral.receipt, **_facts(referral))
        return referral


def decide(store: Store, referral_id: str, decision: Decision, reason: str = "", *, session: Session) -> None:
    """The partner answers, once; raises UnknownCase, ReasonMissing, PlaceTaken or ReferralSettled."""
    with store.write() as tx:
        referral = _own(tx, referral_id, session)
        if referral.state == decision:
            return  # the button was pressed twice: the first answer stands, and its reason
        if referral.state != "offered":
            raise errors.ReferralSettled(referral=referral_id, state=referral.state)
        if decision == "accepted":
            _settle(tx, referral, decision, session.actor, seat=_seat(tx, referral))
        else:
            _settle(tx, referral, decision, session.actor, reason=_reason(reason))


def demand(store: Store, referral: Referral) -> Demand:
    """Who else has the place of a referral, or would like it."""
    with store.read() as tx:
        return referrals.demand(tx, referral)


def _seat(tx: Transaction, referral: Referral) -> int | None:
    """A seat for who is accepted, instead of one that an earlier revision got; raises PlaceTaken when all are taken."""
    if referral.place is None:
        return None
    case = cases.with_receipt(tx, referral.receipt)
    referrals.leave_seats(tx, case.submission_id if case else "")
    seat = referrals.free_seat(tx, referral)
    if seat is None:
        raise errors.PlaceTaken(referral=referral.id)
    return seat


def _reason(typed: str) -> str:
    """One line of plain text."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in typed).split())
    if not 1 <= len(line) <= contract.MAX_REASON_LENGTH:
        raise errors.ReasonMissing(length=len(line))
    return line


def _offer(tx: Transaction, case: Case, offered: Offer, actor: str) -> None:
    referral = Referral(
        id=secrets.token_hex(ID_BYTES),
        case_id=case.id,
        receipt=case.receipt,
        partner=offered.partner,
        name=offered.name,
        programme_name=case.programme_name,
        answers=offered.answers,
        state="offered",
        reason=None,
        offered_at=datetime.now(UTC),
        settled_at=None,
        place=offered.place,
        capacity=offered.capacity,
    )
    referrals.add(tx, referral)
    _tell(tx, referral, referral.offered_at, actor, passed=[answer["key"] for answer in offered.answers])
    # Such a one has agreed beforehand to take everybody for whom there is room.
    if not offered.accepts and (referral.place is None or referrals.free_seat(tx, referral) is not None):
        _settle(tx, referral, "accepted", actor, seat=_seat(tx, referral))


def _settle(
    tx: Transaction,
    referral: Referral,
    state: ReferralState,
    actor: str,
    *,
    reason: str | None = None,
    seat: int | None = None,
) -> None:
    at = datetime.now(UTC)
    # Who does not take the case on has no reason any more to know of it (PIPA art. 21).
    emptied: dict[str, object] = {} if state in STANDING else {"answers": []}
    referrals.settle(tx, referral.id, state, at, reason=reason, seat=seat, **emptied)
    _tell(tx, replace(referral, state=state), at, actor)


def _tell(tx: Transaction, referral: Referral, at: datetime, actor: str, **facts: object) -> None:
    updates.add_of_referral(tx, referral.case_id, referral.id, referral.state, at)
    audit.note(tx, actor, f"referral.{referral.state}", referral.receipt, **_facts(referral), **facts)


def _facts(referral: Referral) -> dict[str, str]:
    names = {f"name_{language}": words for language, words in referral.name.items()}
    return {"referral": referral.id, "partner": referral.partner, **names}


def _own(tx: Transaction, referral_id: str, session: Session) -> Referral:
    found = referrals.find(tx, session.partner or "", referral_id)
    if found is None:
        raise errors.UnknownCase(referral=referral_id[:20])
    return found


def _case(tx: Transaction, receipt: str) -> Case:
    case = cases.with_receipt(tx, receipt)
    if case is None:
        raise errors.UnknownCase(receipt=receipt)
    return case


def _standing(tx: Transaction, case: Case) -> Referral | None:
    return next((each for each in referrals.of_case(tx, case.id) if each.state in STANDING), None)
