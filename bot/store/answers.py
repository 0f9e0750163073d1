"""Answers with their provenance, and the places where two sources disagree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.store.engine import Transaction
from bot.store.moments import now
from bot.store.tables import answers, discrepancies
from forms.answers import Answer, Provenance
from forms.consistency.reasons import Reason


@dataclass(frozen=True, kw_only=True)
class Discrepancy:
    """A document says something else than the answer that stands."""

    key: str
    document_id: str
    proved: Answer
    #: Why the company keeps its own value; None until it was asked.
    reason: Reason | None = None


def put(tx: Transaction, application_id: str, answer: Answer, turn_id: str | None = None) -> None:
    """Makes this the current answer; the one before it is kept as history. What is reused keeps its own age."""
    at = now()
    given_at = answer.provenance.given_at if answer.provenance.reused_from else at
    current = (
        answers.c.application_id == application_id,
        answers.c.key == answer.key,
        answers.c.superseded_at.is_(None),
    )
    tx.execute(update(answers).where(*current).values(superseded_at=at))
    tx.execute(
        insert(answers).values(
            application_id=application_id,
            key=answer.key,
            value=answer.value,
            provenance=_provenance_json(replace(answer.provenance, given_at=given_at)),
            turn_id=turn_id,
            given_at=at,
        )
    )


def withdraw(tx: Transaction, application_id: str, key: str) -> None:
    """The answer no longer stands; it is kept as history. Nothing that differs from it is left to be decided."""
    undecided = (discrepancies.c.application_id == application_id, discrepancies.c.key == key)
    tx.execute(delete(discrepancies).where(*undecided, discrepancies.c.chosen.is_(None)))
    mine = (answers.c.application_id == application_id, answers.c.key == key, answers.c.superseded_at.is_(None))
    tx.execute(update(answers).where(*mine).values(superseded_at=now()))


def current(tx: Transaction, application_id: str) -> dict[str, Answer]:
    """The answers that stand, by question key, in the order in which they were given."""
    standing = select(answers).where(answers.c.application_id == application_id, answers.c.superseded_at.is_(None))
    return {row.key: _answer(row) for row in tx.execute(standing.order_by(answers.c.id))}


def confirm(tx: Transaction, application_id: str, chosen: Callable[[Provenance], bool]) -> None:
    """The user has confirmed the answers of this provenance."""
    for answer in current(tx, application_id).values():
        if chosen(answer.provenance) and not answer.provenance.confirmed:
            put(tx, application_id, replace(answer, provenance=replace(answer.provenance, confirmed=True)))


def disagree(tx: Transaction, application_id: str, document_id: str, proved: Answer) -> None:
    """Notes that the document says otherwise; what the user has decided about the same value stays decided."""
    about = select(discrepancies).filter_by(application_id=application_id, key=proved.key)
    for row in tx.execute(about):
        if row.document_id == document_id or (row.chosen == "user" and row.value == proved.value):
            return
    _note(tx, application_id, document_id, proved)


def overrule(tx: Transaction, application_id: str, document_id: str, proved: Answer) -> None:
    """Notes that the user's own word goes before the document's, whatever was decided about the two before."""
    about = (discrepancies.c.key == proved.key, discrepancies.c.document_id == document_id)
    tx.execute(delete(discrepancies).where(discrepancies.c.application_id == application_id, *about))
    _note(tx, application_id, document_id, proved, chosen="user")


def _note(tx: Transaction, application_id: str, document_id: str, proved: Answer, *, chosen: str | None = None) -> None:
    tx.execute(
        insert(discrepancies).values(
            application_id=application_id,
            key=proved.key,
            document_id=document_id,
            value=proved.value,
            provenance=_provenance_json(proved.provenance),
            chosen=chosen,
        )
    )


def open_discrepancies(tx: Transaction, application_id: str) -> tuple[Discrepancy, ...]:
    undecided = select(discrepancies).filter_by(application_id=application_id, chosen=None)
    return tuple(_discrepancy(row) for row in tx.execute(undecided.order_by(discrepancies.c.key)))


def overruled(tx: Transaction, application_id: str) -> tuple[Discrepancy, ...]:
    """Where the user's own value was kept against a document."""
    kept = select(discrepancies).filter_by(application_id=application_id, chosen="user")
    rows = tx.execute(kept.order_by(discrepancies.c.key, discrepancies.c.document_id))
    return tuple(_discrepancy(row) for row in rows)


def decide(tx: Transaction, application_id: str, key: str, chosen: str) -> None:
    """Closes the disagreement: "document" or "user" was right."""
    undecided = discrepancies.c.chosen.is_(None)
    mine = (discrepancies.c.application_id == application_id, discrepancies.c.key == key)
    tx.execute(update(discrepancies).where(*mine, undecided).values(chosen=chosen))


def explain(tx: Transaction, application_id: str, key: str, reason: Reason) -> None:
    """Keeps why the user's own value was chosen, wherever that has not been asked yet."""
    unasked = discrepancies.c.reason.is_(None)
    mine = (discrepancies.c.application_id == application_id, discrepancies.c.key == key)
    told = update(discrepancies).where(*mine, discrepancies.c.chosen == "user", unasked)
    tx.execute(told.values(reason=asdict(reason)))


def _discrepancy(row: Any) -> Discrepancy:
    reason = Reason(**row.reason) if row.reason else None
    return Discrepancy(key=row.key, document_id=row.document_id, proved=_answer(row), reason=reason)


def _provenance_json(provenance: Provenance) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(provenance).items()
        if value is not None
    }


def _answer(row: Any) -> Answer:
    facts = dict(row.provenance)
    if "given_at" in facts:
        facts["given_at"] = datetime.fromisoformat(facts["given_at"])
    if "box" in facts:
        facts["box"] = tuple(facts["box"])
    return Answer(row.key, row.value, Provenance(**facts))
