"""What became of a paper that a register was asked for: recorded in the transaction that ends the worker's job.

The papers of one fetch are asked for one after another: the approval of the first serves the others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.services.base.context import Context
from bot.services.conversation import sealing
from bot.services.fetch import fetching
from bot.services.files.documents import READ
from bot.store import audit, conversations, documents, fetches, outbox, turns
from bot.store.documents import Document
from bot.store.engine import Transaction
from document_fetch.connectors.codef import keeping, outcomes
from document_fetch.connectors.codef.order import Order
from document_fetch.connectors.codef.outcomes import Outcome, Paper, Waiting
from document_fetch.connectors.codef.products import CODES
from document_fetch.connectors.errors import (
    ConnectorOff,
    ForbiddenAddress,
    QuotaExceeded,
    RegisterError,
    RegisterRefused,
)

#: After these nothing else of the set is asked for.
ENDING = (
    outcomes.Refused,
    outcomes.Lapsed,
    outcomes.ThreeMisses,
    ConnectorOff,
    ForbiddenAddress,
    QuotaExceeded,
    RegisterRefused,
)
WORDS: Mapping[type, str] = {
    outcomes.Refused: "fetch.outcome.refused",
    outcomes.Lapsed: "fetch.outcome.lapsed",
    outcomes.ThreeMisses: "fetch.outcome.three_misses",
    outcomes.Closed: "fetch.outcome.closed",
    outcomes.Unavailable: "fetch.outcome.unavailable",
}
#: Words for ends that are no outcome of the register's.
PROBLEMS = ("fetch.no_original", "fetch.none_issued", "fetch.given_up", "fetch.taken_back")
#: Words for a register that is asked again by itself.
SILENT = "fetch.silent"
#: The job ends a little after the time that the register gives, so that its own word comes first.
LAPSE_SECONDS = CODES.approval_seconds + 5.0


@dataclass(frozen=True)
class Held:
    """An order under way."""

    order: Order
    waiting: Waiting | None  # for the approval
    is_wanted: bool  # False once the company took it back


def held(context: Context, document_id: str) -> Held | None:
    """The order of the document; None when it is over, and nothing of it is kept."""
    with context.store.read() as tx:
        document, conversation_id = documents.get(tx, document_id), documents.conversation_of(tx, document_id)
        kept = sealing.read(tx, context, conversation_id, document_id)
        waits = (document.request or {}).get("waiting")
        if kept is None:
            return None
        waiting = keeping.waiting_of(str(waits).encode()) if waits else None
        return Held(keeping.order_of(kept), waiting, document.state == "requested")


def record(tx: Transaction, context: Context, document_id: str, outcome: Outcome | RegisterError) -> str:
    """Keeps what came of the question and queues the turn that tells it; gives the conversation to wake."""
    conversation_id = documents.conversation_of(tx, document_id)
    conversations.hold(tx, conversation_id)  # the company may be taking it back
    document = documents.get(tx, document_id)
    audit.note(tx, "worker", "fetch.outcome", document_id, outcome=type(outcome).__name__)
    if document.state != "requested":
        _late(tx, document, outcome)
    elif isinstance(outcome, Waiting | outcomes.StillWaiting):
        _wait(tx, conversation_id, document, outcome)
    elif isinstance(outcome, outcomes.Fetched) and any(paper.pdf for paper in outcome.papers):
        _take(tx, context, conversation_id, document, outcome.papers)
    else:
        _fail(tx, conversation_id, document, _problem(outcome), whole=isinstance(outcome, ENDING))
    return conversation_id


def record_silence(tx: Transaction, document_id: str, facts: Mapping[str, Any]) -> str | None:
    """The register does not answer and is asked again: told the first time; gives the conversation to wake then."""
    document = documents.get(tx, document_id)
    if document.state != "requested" or document.problem is not None:
        return None
    conversation_id = documents.conversation_of(tx, document_id)
    documents.change(tx, document_id, problem={"response": SILENT, "facts": dict(facts)})
    audit.note(tx, "worker", "register.silent", document_id)
    _tell(tx, conversation_id, "fetch_silent", document_id)
    return conversation_id


def record_over(tx: Transaction, document_id: str) -> str:
    """Nothing was asked, or it was taken back: of a document that is not wanted any more nothing personal stays."""
    conversation_id = documents.conversation_of(tx, document_id)
    document = documents.get(tx, document_id)
    if document.state == "dropped" and not outbox.is_under_way(tx, fetching.START, document_id):
        fetches.unseal(tx, document_id)
        _close_if_over(tx, conversation_id, (document.request or {})["fetch"])
    return conversation_id


def record_lapse(tx: Transaction, context: Context, document_id: str) -> str:
    """The time to approve is over, and nobody has said a word."""
    document = documents.get(tx, document_id)
    if document.state != "requested" or outbox.is_under_way(tx, fetching.CONFIRM, document_id):
        return documents.conversation_of(tx, document_id)  # what is being confirmed lapses by the register's own word
    return record(tx, context, document_id, outcomes.Lapsed())


def record_forgotten(tx: Transaction, fetch_id: str) -> str:
    """However far it is: what is personal is kept no longer."""
    conversation_id = fetches.conversation_of(tx, fetch_id)
    conversations.hold(tx, conversation_id)
    fetch, left = fetches.get(tx, fetch_id), _requested(tx, conversation_id, fetch_id)
    if left:
        _fail(tx, conversation_id, left[0], {"response": "fetch.given_up", "facts": {}}, whole=True)
    elif fetch.state == "asking":
        turns.add(tx, conversation_id, "event", payload={"event": "fetch_forgotten"})
    fetches.move(tx, fetch_id, "ended")
    return conversation_id


def _late(tx: Transaction, document: Document, outcome: Outcome | RegisterError) -> None:
    """It was taken back meanwhile: the phone must not go on asking, and what came is not kept."""
    waits = outcome.waiting if isinstance(outcome, outcomes.StillWaiting) else outcome
    if isinstance(waits, Waiting) and fetches.sealed_bytes(tx, document.id) is not None:
        _keep_waiting(tx, document, waits)
        outbox.put_again(tx, fetching.CANCEL, document.id)
    else:
        record_over(tx, document.id)


def _wait(tx: Transaction, conversation_id: str, document: Document, outcome: Waiting | outcomes.StillWaiting) -> None:
    is_first = isinstance(outcome, Waiting)
    _keep_waiting(tx, document, outcome if isinstance(outcome, Waiting) else outcome.waiting)
    outbox.put(tx, fetching.LAPSE, document.id, after=LAPSE_SECONDS)
    if not is_first:  # its time may have passed while it was being confirmed
        outbox.put_again(tx, fetching.LAPSE, document.id)
    _tell(tx, conversation_id, "fetch_waiting" if is_first else "fetch_still_waiting", document.id)


def _keep_waiting(tx: Transaction, document: Document, waiting: Waiting) -> None:
    kept = {"waiting": keeping.kept_waiting(waiting).decode(), "until": waiting.expires_at.isoformat()}
    request = {**(document.request or {}), "stage": "waiting", **kept}
    changes = {"problem": None} if document.state == "requested" else {}
    documents.change(tx, document.id, request=request, **changes)


def _take(
    tx: Transaction, context: Context, conversation_id: str, document: Document, papers: tuple[Paper, ...]
) -> None:
    """The first original becomes the document asked for, and is read like an upload; others stand beside it."""
    first, *others = [paper.pdf for paper in papers if paper.pdf]
    fetch_id = (document.request or {})["fetch"]
    key = conversations.wrapped_key(tx, conversation_id) or b""
    documents.put_bytes(tx, document.id, context.vault.encrypt(key, conversation_id, document.id, first))
    file = {"size": len(first), "sha256": hashlib.sha256(first).hexdigest()}
    documents.change(tx, document.id, state="uploaded", request=None, problem=None, **file)
    outbox.put(tx, READ, document.id)
    for content in others:
        _add(tx, context, conversation_id, document, content)
    fetches.unseal(tx, document.id)
    _tell(tx, conversation_id, "fetch_fetched", document.id)
    _go_on(tx, conversation_id, fetch_id)


def _add(tx: Transaction, context: Context, conversation_id: str, document: Document, content: bytes) -> None:
    own_id, key = documents.new_id(), conversations.wrapped_key(tx, conversation_id) or b""
    documents.add(
        tx,
        conversation_id,
        own_id,
        name=document.name,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        encrypted=context.vault.encrypt(key, conversation_id, own_id, content),
        state="uploaded",
    )
    outbox.put(tx, READ, own_id)


def _fail(
    tx: Transaction, conversation_id: str, document: Document, problem: Mapping[str, Any], *, whole: bool
) -> None:
    """The paper is not fetched; where that goes for all of the set, none of the others is."""
    fetch_id = (document.request or {})["fetch"]
    others = [each for each in _requested(tx, conversation_id, fetch_id) if each.id != document.id] if whole else []
    for each in (document, *others):
        documents.change(tx, each.id, state="dropped", problem=dict(problem))
        fetches.unseal(tx, each.id)
    _tell(tx, conversation_id, "fetch_failed", document.id, others=[each.id for each in others])
    _go_on(tx, conversation_id, fetch_id)


def _go_on(tx: Transaction, conversation_id: str, fetch_id: str) -> None:
    """Asks for the next paper of the set; nothing personal stays when there is none."""
    left = _requested(tx, conversation_id, fetch_id)
    if left:
        outbox.put(tx, fetching.START, left[0].id)
    else:
        _close_if_over(tx, conversation_id, fetch_id)


def _close_if_over(tx: Transaction, conversation_id: str, fetch_id: str) -> None:
    mine = [each for each in documents.of_conversation(tx, conversation_id) if _is_of(each, fetch_id)]
    if not any(fetches.sealed_bytes(tx, each.id) for each in mine):
        fetches.move(tx, fetch_id, "ended")


def _requested(tx: Transaction, conversation_id: str, fetch_id: str) -> list[Document]:
    mine = documents.of_conversation(tx, conversation_id)
    return [each for each in mine if each.state == "requested" and _is_of(each, fetch_id)]


def _is_of(document: Document, fetch_id: str) -> bool:
    return (document.request or {}).get("fetch") == fetch_id


def _problem(outcome: Outcome | RegisterError) -> dict[str, Any]:
    if isinstance(outcome, RegisterError):
        return {"response": outcome.response, "facts": outcome.facts}
    if isinstance(outcome, outcomes.Closed):
        return {"response": WORDS[outcomes.Closed], "facts": {"opens_at": outcome.opens_at.isoformat()}}
    if isinstance(outcome, outcomes.Fetched):
        return {"response": "fetch.no_original" if outcome.papers else "fetch.none_issued", "facts": {}}
    return {"response": WORDS[type(outcome)], "facts": {}}


def _tell(tx: Transaction, conversation_id: str, event: str, document_id: str, **more: Any) -> None:
    turns.add(tx, conversation_id, "event", payload={"event": event, "document": document_id, **more})
