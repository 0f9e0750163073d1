"""The tables. A change here needs a migration beside it; a test compares the two."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from forms.definitions.booking import LONGEST_PLACE
from intake.store.moments import Moment

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
WHEN = Moment()

cases = Table(
    "cases",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("receipt", String(20), nullable=False, unique=True),
    #: What makes the same submission sent twice one case.
    Column("idempotency_key", String(36), nullable=False, unique=True),
    Column("sha256", String(64), nullable=False),
    Column("submission_id", String(64), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("programme_id", String(80), nullable=False),
    Column("programme_name", JSON, nullable=False),
    Column("company_name", Text, nullable=False),
    Column("business_number", String(20), nullable=False),
    #: How many answers its documents contradict, for the list.
    Column("discrepancies", Integer, nullable=False, server_default="0"),
    #: Receipt, company and business number in lower case, for the search of the list.
    Column("search_text", Text, nullable=False),
    Column("status", String(20), nullable=False, index=True),
    Column("received_at", WHEN, nullable=False),
    Column("dossier", JSON, nullable=False),
    UniqueConstraint("submission_id", "revision"),
)

#: The bytes as they came, in the same transaction as the case: a case without its bag cannot be.
bags = Table(
    "bags",
    metadata,
    Column("case_id", ForeignKey("cases.id"), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

#: What a case claims that can be had once only, such as an invoice: the rows of its newest revision.
claims = Table(
    "claims",
    metadata,
    Column("case_id", ForeignKey("cases.id"), primary_key=True),
    Column("question", String(60), primary_key=True),
    Column("row", Integer, primary_key=True, autoincrement=False),
    Column("programme_id", String(80), nullable=False),
    Column("submission_id", String(64), nullable=False, index=True),
    #: SHA-256 of what tells the row apart: as long as an index allows, whatever people write.
    Column("identity", String(64), nullable=False),
    Index("ix_claims_identity", "identity", "programme_id"),
)

#: The last receipt number of each year.
counters = Table(
    "counters",
    metadata,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("last", Integer, nullable=False),
)

#: What a partner gets of a case: all that its pages read, copied from the dossier when it was offered.
referrals = Table(
    "referrals",
    metadata,
    #: Random, so that a partner cannot count what others get.
    Column("id", String(16), primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False, index=True),
    Column("receipt", String(20), nullable=False),
    #: Programme and key, e.g. "kosme.shared_logistics/garam".
    Column("partner", String(150), nullable=False, index=True),
    Column("name", JSON, nullable=False),
    Column("programme_name", JSON, nullable=False),
    #: Key, label and shown value of what the company agreed to; emptied when the partner does not take it on.
    Column("answers", JSON, nullable=False),
    Column("state", String(20), nullable=False),
    Column("reason", Text),
    Column("offered_at", WHEN, nullable=False),
    Column("settled_at", WHEN),
    #: The place that the company would like, in its one spelling, and how many may have it.
    Column("place", String(LONGEST_PLACE)),
    Column("capacity", Integer),
    #: Which of the place's seats it has, counted from 0, once it is accepted.
    Column("seat", Integer),
    UniqueConstraint("partner", "place", "seat"),
)

updates = Table(
    "updates",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False, index=True),
    #: Of the case, or of this referral of it.
    Column("status", String(20), nullable=False),
    Column("referral_id", ForeignKey("referrals.id")),
    Column("at", WHEN, nullable=False),
    sqlite_autoincrement=True,
)

#: Who may log in: the agency's officers, and those who work for a partner.
officers = Table(
    "officers",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("name", String(40), nullable=False, unique=True),
    Column("role", String(20), nullable=False, server_default="officer"),
    #: Whose referrals a partner's account sees, as `referrals` names it; nothing for officers.
    Column("partner", String(150)),
    #: Argon2id, in the PHC format.
    Column("password_hash", Text, nullable=False),
    #: Logins since the last good one; counted before the password is looked at.
    Column("attempts", Integer, nullable=False),
    Column("locked_until", WHEN),
    Column("created_at", WHEN, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    #: SHA-256 of the token: who reads the database cannot take over a session.
    Column("token_hash", String(64), primary_key=True),
    Column("officer_id", ForeignKey("officers.id"), nullable=False, index=True),
    Column("form_token", String(64), nullable=False),
    Column("expires_at", WHEN, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String(40), nullable=False),
    Column("actor", String(60), nullable=False),
    Column("action", String(60), nullable=False),
    Column("subject", String(60), nullable=False, index=True),
    #: Facts without personal data: keys, hashes, states.
    Column("facts", JSON, nullable=False),
    Column("hash", String(64), nullable=False),
)

#: One row: where the chain ends. Its lock puts writers in line, and it shows when links were cut off the end.
audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
)
