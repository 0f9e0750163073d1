"""The tables. A change here needs a migration beside it; a test compares the two."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.store.moments import Moment

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
ID = String(36)
WHEN = Moment()

conversations = Table(
    "conversations",
    metadata,
    Column("id", ID, primary_key=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("channel", String(20), nullable=False),
    Column("language", String(2), nullable=False),
    Column("owner", String(10), nullable=False),
    Column("human_wanted_at", WHEN),
    #: The application that the talk is about now; there may be several. No foreign key: the two tables name each other.
    Column("application_id", ID),
    Column("last_seq", Integer, nullable=False),
    Column("created_at", WHEN, nullable=False),
)

#: One data key per conversation, wrapped by the master key: destroying the row makes the documents unreadable.
data_keys = Table(
    "data_keys",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
)

messages = Table(
    "messages",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("sender", String(10), nullable=False),
    #: The sender's own message id: a message sent twice counts once.
    Column("client_id", String(64)),
    Column("body", JSON, nullable=False),
    Column("created_at", WHEN, nullable=False),
    UniqueConstraint("conversation_id", "seq"),
    UniqueConstraint("conversation_id", "client_id", name="uq_messages_client_id"),
)

turns = Table(
    "turns",
    metadata,
    Column("id", ID, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("text", Text, nullable=False),
    Column("payload", JSON, nullable=False),
    Column("state", String(10), nullable=False, index=True),
    Column("attempts", Integer, nullable=False),
    Column("apologised", Boolean, nullable=False),
    Column("created_at", WHEN, nullable=False),
    UniqueConstraint("conversation_id", "number"),
)

#: What an action of a turn did and said: a turn tried again finds it here and changes nothing twice.
effects = Table(
    "effects",
    metadata,
    Column("turn_id", ForeignKey("turns.id"), primary_key=True),
    Column("name", String(60), primary_key=True),
    Column("outcome", JSON, nullable=False),
)

buttons = Table(
    "buttons",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False, index=True),
    Column("label", Text, nullable=False),
    Column("payload", JSON, nullable=False),
)

applications = Table(
    "applications",
    metadata,
    Column("id", ID, primary_key=True),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False, index=True),
    Column("programme", String(80), nullable=False),
    Column("notice", String(40), nullable=False),
    Column("state", String(12), nullable=False),
    Column("open_step", JSON),
    Column("reopened", String(80)),
    Column("skipped", JSON, nullable=False),
    Column("shown", JSON, nullable=False),
    Column("created_at", WHEN, nullable=False),
    UniqueConstraint("conversation_id", "programme", "notice"),
)

answers = Table(
    "answers",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("application_id", ForeignKey("applications.id"), nullable=False, index=True),
    Column("key", String(80), nullable=False),
    Column("value", JSON, nullable=False),
    Column("provenance", JSON, nullable=False),
    Column("turn_id", ForeignKey("turns.id")),
    Column("given_at", WHEN, nullable=False),
    #: Kept when a later answer takes its place: the history of a value is part of its proof.
    Column("superseded_at", WHEN),
)

discrepancies = Table(
    "discrepancies",
    metadata,
    Column("application_id", ForeignKey("applications.id"), primary_key=True),
    Column("key", String(80), primary_key=True),
    Column("document_id", ForeignKey("documents.id"), primary_key=True),
    Column("value", JSON, nullable=False),
    Column("provenance", JSON, nullable=False),
    Column("chosen", String(12)),
    #: Why the company kept its own value; SQL NULL until it was asked.
    Column("reason", JSON(none_as_null=True)),
)

documents = Table(
    "documents",
    metadata,
    Column("id", ID, primary_key=True),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    #: What kind of file its first bytes say it is; NULL for a PDF and for what no one can read.
    Column("media", String(30)),
    Column("state", String(12), nullable=False),
    Column("kind", String(60)),
    Column("reading", JSON),
    Column("problem", JSON),
    #: What a register was asked, e.g. {"number": "..."}; SQL NULL for what the user gave.
    Column("request", JSON(none_as_null=True)),
    #: What its issuer's register says of it: `{verdict, register, at}`; SQL NULL before it was asked.
    Column("verification", JSON(none_as_null=True)),
    Column("confirmed", Boolean, nullable=False),
    Column("received_at", WHEN, nullable=False),
)

document_bytes = Table(
    "document_bytes",
    metadata,
    Column("document_id", ForeignKey("documents.id"), primary_key=True),
    Column("encrypted", LargeBinary, nullable=False),
)

consents = Table(
    "consents",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("application_id", ForeignKey("applications.id"), nullable=False, index=True),
    Column("key", String(60), nullable=False),
    Column("version", String(20), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("language", String(2), nullable=False),
    Column("given", Boolean, nullable=False),
    Column("turn_id", ForeignKey("turns.id")),
    Column("given_at", WHEN, nullable=False),
)

submissions = Table(
    "submissions",
    metadata,
    Column("id", ID, primary_key=True),
    Column("application_id", ForeignKey("applications.id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("dossier", JSON, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("receipt", String(20)),
    Column("status", String(12), nullable=False),
    Column("created_at", WHEN, nullable=False),
    UniqueConstraint("application_id", "revision"),
)

#: The bag under delivery, encrypted: every attempt sends the same bytes, also after an upgrade in between.
bags = Table(
    "bags",
    metadata,
    Column("submission_id", ForeignKey("submissions.id"), primary_key=True),
    Column("encrypted", LargeBinary, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", ID, primary_key=True),
    Column("topic", String(30), nullable=False),
    Column("subject_id", ID, nullable=False),
    Column("attempts", Integer, nullable=False),
    #: Host clock, seconds since the epoch: one host is the embedded case; a later issue moves leases to the database's.
    Column("due_at", Float, nullable=False, index=True),
    Column("token", ID),
    Column("done", Boolean, nullable=False),
    Column("last_error", String(80)),
    UniqueConstraint("topic", "subject_id"),
)

#: How far the bot has read the agency's status updates.
cursors = Table(
    "cursors",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("position", Integer, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", WHEN, nullable=False),
    Column("actor", String(40), nullable=False),
    Column("action", String(60), nullable=False),
    Column("subject_id", ID, nullable=False),
    #: Facts without personal data: keys, versions, hashes, states.
    Column("facts", JSON, nullable=False),
)
