"""The way of a dossier to the agency, and of the agency's word back into the talk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.delivery import bag
from bot.delivery.signing import Signer
from bot.services.base.context import Context
from bot.services.files import documents
from bot.services.sending.submission import DELIVER
from bot.store import applications, audit, conversations, outbox, submissions, turns
from bot.store.engine import Transaction
from bot.store.submissions import Submission
from intake.contract import Receipt, ReferralUpdate, Update

UPDATES_CURSOR = "intake.updates"


def bag_of(context: Context, signer: Signer, delivery_id: str) -> bytes:
    """The signed bag of a frozen dossier; built once and kept, encrypted, until the agency has it."""
    with context.store.read() as tx:
        submission = _known(tx, delivery_id)
        owner = applications.conversation_of(tx, submission.application_id)
        wrapped = conversations.wrapped_key(tx, owner) or b""
        kept = submissions.kept_bag(tx, delivery_id)
        files = [] if kept else _files(tx, context, submission)
    if kept:
        return context.vault.decrypt(wrapped, owner, delivery_id, kept)
    built = bag.build(submission.dossier, files, signer)
    with context.store.begin() as tx:
        submissions.keep_bag(tx, delivery_id, context.vault.encrypt(wrapped, owner, delivery_id, built))
    return built


def record_receipt(tx: Transaction, receipt: Receipt, delivery_id: str | None = None) -> str:
    """Keeps the receipt number and queues the turn that tells the user; gives the conversation's id.

    `delivery_id` is that of the revision that was sent; without it the receipt is of the one that waits for it.
    """
    known = _known(tx, delivery_id) if delivery_id else submissions.of_news(tx, receipt.submission_id, receipt.receipt)
    if known is None:
        raise LookupError(receipt.submission_id)
    submissions.drop_bag(tx, known.id)
    if known.receipt is not None:
        return applications.conversation_of(tx, known.application_id)
    submissions.change(tx, known.id, receipt=receipt.receipt, status="received")
    audit.note(tx, "intake", "application.received", known.id, receipt=receipt.receipt)
    return _queue(tx, known.id, {"event": "receipt", "receipt": receipt.receipt})


def record_refusal(tx: Transaction, delivery_id: str, code: str) -> str | None:
    """Queues the turn that tells the user that the agency will not take the dossier as it is, the first time only.

    Gives the conversation to wake. Everything is kept: somebody on one of the two sides has to mend something.
    """
    known = _known(tx, delivery_id)
    if known.receipt is not None or known.status == submissions.REFUSED:
        return None
    submissions.change(tx, delivery_id, status=submissions.REFUSED)
    audit.note(tx, "intake", "application.refused", delivery_id, code=code)
    return _queue(tx, delivery_id, {"event": "refused"})


def refused(context: Context) -> int:
    """How many dossiers the agency will not take as they are."""
    with context.store.read() as tx:
        return submissions.count(tx, submissions.REFUSED)


def record_trouble(context: Context, delivery_id: str) -> str | None:
    """Queues the turn that tells the user of the delay, unless a refusal was told; gives the conversation to wake."""
    with context.store.begin() as tx:
        if _known(tx, delivery_id).status == submissions.REFUSED:
            return None
        audit.note(tx, "worker", "application.undelivered", delivery_id)
        return _queue(tx, delivery_id, {"event": "undelivered"})


def position(context: Context) -> int:
    """How far the agency's updates have been read."""
    with context.store.read() as tx:
        return submissions.cursor(tx, UPDATES_CURSOR)


def record_updates(context: Context, updates: Iterable[Update | ReferralUpdate]) -> tuple[str, ...]:
    """Keeps the updates and how far they were read in one transaction; gives the conversations to wake.

    What was read before changes nothing.
    """
    woken = []
    with context.store.begin() as tx:
        position = submissions.cursor(tx, UPDATES_CURSOR)
        for update in (each for each in updates if each.sequence > position):
            woken += _record(tx, update)
            submissions.move_cursor(tx, UPDATES_CURSOR, update.sequence)
    return tuple(woken)


def _record(tx: Transaction, update: Update | ReferralUpdate) -> list[str]:
    found = submissions.of_news(tx, update.submission_id, update.receipt)
    # "received" comes with the receipt itself; what is not of this database is another sender's.
    if found is None or update.status == "received":
        return []
    if isinstance(update, ReferralUpdate):  # may come a moment before the receipt, which it does not stand for
        return [_record_referral(tx, found.id, update)]
    if found.receipt is None:  # the delivery was interrupted after the agency had taken the dossier in
        facts = update.model_dump(include={"receipt", "submission_id"})
        record_receipt(tx, Receipt(**facts, status="received", received_at=update.at), found.id)
        outbox.settle(tx, DELIVER, found.id)
    submissions.change(tx, found.id, status=update.status)
    audit.note(tx, "intake", f"application.{update.status}", found.id, receipt=update.receipt)
    return [_queue(tx, found.id, {"event": "status", "status": update.status, "receipt": update.receipt})]


def _record_referral(tx: Transaction, delivery_id: str, update: ReferralUpdate) -> str:
    audit.note(tx, "intake", f"referral.{update.status}", delivery_id, partner=update.partner)
    news: dict[str, Any] = {"status": update.status, "receipt": update.receipt, "partner": update.partner}
    news |= {"name": update.name.model_dump()}
    return _queue(tx, delivery_id, {"event": "referral", **news, "reason": update.reason})


def _queue(tx: Transaction, delivery_id: str, payload: dict[str, Any]) -> str:
    conversation_id = applications.conversation_of(tx, _known(tx, delivery_id).application_id)
    turns.add(tx, conversation_id, "event", payload={**payload, "submission": delivery_id})
    return conversation_id


def _known(tx: Transaction, delivery_id: str) -> Submission:
    submission = submissions.find(tx, delivery_id)
    if submission is None:
        raise LookupError(delivery_id)
    return submission


def _files(tx: Transaction, context: Context, submission: Submission) -> list[bag.BagFile]:
    """Each file once, whichever of its documents names it."""
    ids = {entry["file"].rsplit("/", 1)[-1]: entry["id"] for entry in submission.dossier["documents"]}
    return [bag.BagFile(name, documents.content_of(tx, context, own_id)) for name, own_id in ids.items()]
