"""The queue of cases: a dossier gets in once, gets one receipt, and goes from status to status."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from intake import contract, discrepancies, errors, referrals, repetitions
from intake.bags import Bag
from intake.contract import Status
from intake.store import audit, cases, updates
from intake.store.cases import Case
from intake.store.engine import Store, Transaction

#: The year of a receipt changes at midnight there.
SEOUL = ZoneInfo("Asia/Seoul")
SENDER = "sender"
#: Where a case may go from each status; docs/intake-contract.md has the diagram.
NEXT: dict[Status, tuple[Status, ...]] = {"received": ("in_review",), "in_review": ()}


def known(store: Store, idempotency_key: str, sha256: str) -> Case | None:
    """The case of a key that was used before; raises KeyReused when it came with other bytes."""
    with store.read() as tx:
        return _same(cases.with_key(tx, idempotency_key), sha256)


def accept(store: Store, idempotency_key: str, bag: Bag, *, now: datetime | None = None) -> tuple[Case, bool]:
    """The case of the bag, and whether it is new; raises KeyReused. One transaction: all of it or nothing."""
    at = now or datetime.now(UTC)
    with store.write() as tx:
        case = _same(cases.with_key(tx, idempotency_key), bag.sha256)
        if case is not None:
            return case, False
        submission_id, revision = bag.dossier["submission_id"], bag.dossier["revision"]
        if cases.of_submission(tx, submission_id, revision) is not None:
            raise errors.KeyReused(submission_id=submission_id, revision=revision)
        case = _add(tx, idempotency_key, bag, at)
        updates.add(tx, case.id, case.status, at)
        audit.note(tx, SENDER, "case.received", case.receipt, sha256=bag.sha256, submission_id=submission_id)
        repetitions.arrive(tx, case, bag.dossier, SENDER)
        referrals.arrive(tx, case, bag.dossier, SENDER)
        return case, True


def move(store: Store, receipt: str, to: Status, *, officer: str) -> Case:
    """Sets the status of a case; raises UnknownCase or TransitionRefused."""
    with store.write() as tx:
        case = _found(tx, receipt)
        if to not in NEXT[case.status]:
            raise errors.TransitionRefused(receipt=receipt, before=case.status, to=to)
        cases.set_status(tx, case.id, to)
        updates.add(tx, case.id, to, datetime.now(UTC))
        audit.note(tx, f"officer:{officer}", "case.moved", receipt, before=case.status, to=to)
        return replace(case, status=to)


def view(store: Store, receipt: str, action: str, *, officer: str, **facts: str) -> Case:
    """The case, after it was recorded who reads what of it; raises UnknownCase."""
    with store.write() as tx:
        case = _found(tx, receipt)
        audit.note(tx, f"officer:{officer}", action, receipt, **facts)
        return case


def _found(tx: Transaction, receipt: str) -> Case:
    case = cases.with_receipt(tx, receipt)
    if case is None:
        raise errors.UnknownCase(receipt=receipt)
    return case


def _same(case: Case | None, sha256: str) -> Case | None:
    if case is not None and case.sha256 != sha256:
        raise errors.KeyReused(receipt=case.receipt)
    return case


def _add(tx: Transaction, idempotency_key: str, bag: Bag, at: datetime) -> Case:
    year = at.astimezone(SEOUL).year
    dossier = bag.dossier
    return cases.add(
        tx,
        dossier=dossier,
        content=bag.content,
        receipt=f"{year}-{cases.next_number(tx, year):06}",
        idempotency_key=idempotency_key,
        sha256=bag.sha256,
        submission_id=dossier["submission_id"],
        revision=dossier["revision"],
        programme_id=dossier["programme"]["id"],
        programme_name=dossier["programme"]["name"],
        company_name=dossier["company"]["company_name"],
        business_number=dossier["company"]["business_number"],
        discrepancies=discrepancies.count(dossier),
        status="received",
        received_at=at,
    )


def receipt(case: Case) -> contract.Receipt:
    """What the sender is told of its case."""
    return contract.Receipt(
        receipt=case.receipt, submission_id=case.submission_id, status=case.status, received_at=case.received_at
    )
