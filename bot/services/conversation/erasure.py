"""Forgetting: on request at once, and by itself a year after the last word of a talk that led to no application."""

from __future__ import annotations

from datetime import timedelta

from bot.services.base.context import Context
from bot.store import audit, erasure
from bot.store.moments import now

#: The programme's own words promise this; a submitted application is kept for the agency's time and erased on request.
KEEP = timedelta(days=365)


def erase(context: Context, name: str) -> bool:
    """Erases a conversation by its id or its receipt number; False when there is none."""
    with context.store.begin() as tx:
        conversation_id = erasure.find(tx, name)
        if conversation_id is None:
            return False
        erasure.erase(tx, conversation_id)
        audit.note(tx, "operator", "conversation.erased", conversation_id)
    context.store.forget_log()
    return True


def sweep(context: Context) -> int:
    """Erases what has been quiet for too long; gives the number of conversations."""
    with context.store.begin() as tx:
        over = erasure.quiet_since(tx, now() - KEEP)
        for conversation_id in over:
            erasure.erase(tx, conversation_id)
            audit.note(tx, "worker", "conversation.erased", conversation_id)
    context.store.forget_log()  # each time: an unread document whose reading was refused may still stand in the log
    return len(over)
