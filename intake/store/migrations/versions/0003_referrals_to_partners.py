"""Referrals to partners, and accounts of those who work there."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "referrals",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("receipt", sa.String(length=20), nullable=False),
        sa.Column("partner", sa.String(length=150), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("programme_name", sa.JSON(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_referrals_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referrals")),
    )
    op.create_index(op.f("ix_referrals_case_id"), "referrals", ["case_id"])
    op.create_index(op.f("ix_referrals_partner"), "referrals", ["partner"])
    # SQLite makes the table anew: without the argument a number could be given a second time.
    with op.batch_alter_table("updates", table_kwargs={"sqlite_autoincrement": True}) as updates:
        updates.add_column(sa.Column("referral_id", sa.String(length=16), nullable=True))
        updates.create_foreign_key(op.f("fk_updates_referral_id"), "referrals", ["referral_id"], ["id"])
    op.add_column("officers", sa.Column("role", sa.String(length=20), nullable=False, server_default="officer"))
    op.add_column("officers", sa.Column("partner", sa.String(length=150), nullable=True))
