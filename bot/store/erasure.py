"""Deleting an unread document or everything about one conversation, and finding those whose time is over."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select

from bot.store.engine import Transaction
from bot.store.fetch_tables import fetches, sealed
from bot.store.tables import (
    answers,
    applications,
    bags,
    buttons,
    consents,
    conversations,
    data_keys,
    discrepancies,
    document_bytes,
    documents,
    effects,
    messages,
    outbox,
    submissions,
    turns,
)


def erase(tx: Transaction, conversation_id: str) -> None:
    """Deletes every row of the conversation; the audit trail stays, for it holds no personal data."""
    turn_ids = select(turns.c.id).where(turns.c.conversation_id == conversation_id)
    document_ids = select(documents.c.id).where(documents.c.conversation_id == conversation_id)
    application_ids = select(applications.c.id).where(applications.c.conversation_id == conversation_id)
    submission_ids = select(submissions.c.id).where(submissions.c.application_id.in_(application_ids))
    fetch_ids = select(fetches.c.id).where(fetches.c.conversation_id == conversation_id)
    for table, condition in (
        (effects, effects.c.turn_id.in_(turn_ids)),
        (discrepancies, discrepancies.c.application_id.in_(application_ids)),
        (answers, answers.c.application_id.in_(application_ids)),
        (consents, consents.c.application_id.in_(application_ids)),
        (bags, bags.c.submission_id.in_(submission_ids)),
        (outbox, outbox.c.subject_id.in_(submission_ids)),
        (outbox, outbox.c.subject_id.in_(document_ids)),
        (outbox, outbox.c.subject_id.in_(fetch_ids)),
        (sealed, sealed.c.fetch_id.in_(fetch_ids)),
        (fetches, fetches.c.conversation_id == conversation_id),
        (submissions, submissions.c.application_id.in_(application_ids)),
        (document_bytes, document_bytes.c.document_id.in_(document_ids)),
        (documents, documents.c.conversation_id == conversation_id),
        (applications, applications.c.conversation_id == conversation_id),
        (turns, turns.c.conversation_id == conversation_id),
        (buttons, buttons.c.conversation_id == conversation_id),
        (messages, messages.c.conversation_id == conversation_id),
        (data_keys, data_keys.c.conversation_id == conversation_id),
        (conversations, conversations.c.id == conversation_id),
    ):
        tx.execute(delete(table).where(condition))


def erase_unread(tx: Transaction, document_id: str) -> None:
    """Deletes the bytes and the row of a document that waits unread; one in any other state stays."""
    unread = select(documents.c.id).where(documents.c.id == document_id, documents.c.state == "held")
    tx.execute(delete(document_bytes).where(document_bytes.c.document_id.in_(unread)))
    tx.execute(delete(documents).where(documents.c.id == document_id, documents.c.state == "held"))


def quiet_since(tx: Transaction, moment: datetime) -> tuple[str, ...]:
    """Conversations without a submission in which nothing was said since the moment."""
    submitted = select(applications.c.conversation_id).join(submissions)
    last_said = (
        select(func.max(messages.c.created_at))
        .where(messages.c.conversation_id == conversations.c.id)
        .scalar_subquery()
    )
    old = select(conversations.c.id).where(last_said < moment, conversations.c.id.not_in(submitted))
    return tuple(tx.scalars(old))


def find(tx: Transaction, name: str) -> str | None:
    """The conversation of that id, or of that receipt number."""
    by_receipt = (
        select(applications.c.conversation_id)
        .join(submissions, submissions.c.application_id == applications.c.id)
        .where(submissions.c.receipt == name)
    )
    found = tx.scalar(select(conversations.c.id).where(conversations.c.id == name)) or tx.scalar(by_receipt)
    return str(found) if found else None
