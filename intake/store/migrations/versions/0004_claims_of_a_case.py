"""What each case claims that can be had once only."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Empty: dossiers of the versions so far, 1 to 3, do not say what of them is unique.
    op.create_table(
        "claims",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=60), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.String(length=80), nullable=False),
        sa.Column("submission_id", sa.String(length=64), nullable=False),
        sa.Column("identity", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_claims_case_id")),
        sa.PrimaryKeyConstraint("case_id", "question", "row", name=op.f("pk_claims")),
    )
    op.create_index("ix_claims_identity", "claims", ["identity", "programme_id"])
    op.create_index(op.f("ix_claims_submission_id"), "claims", ["submission_id"])
