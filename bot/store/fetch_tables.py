"""The tables of papers that are fetched. A change here needs a migration beside it; a test compares the two."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, LargeBinary, String, Table

from bot.store.tables import ID, WHEN, metadata

#: Papers that a register is asked to issue, one row a request of the company.
fetches = Table(
    "fetches",
    metadata,
    Column("id", ID, primary_key=True),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False, index=True),
    Column("application_id", ForeignKey("applications.id"), nullable=False),
    Column("state", String(10), nullable=False),
    #: Names of what the company has said for it so far; what it said is in `sealed`.
    Column("known", JSON, nullable=False),
    Column("created_at", WHEN, nullable=False),
)

#: What nobody may read in clear: by the id of the fetch, the document or the message that it belongs to.
sealed = Table(
    "sealed",
    metadata,
    Column("id", ID, primary_key=True),
    Column("fetch_id", ForeignKey("fetches.id"), nullable=False, index=True),
    Column("encrypted", LargeBinary, nullable=False),
)
