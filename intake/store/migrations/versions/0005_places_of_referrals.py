"""Places that partners lend out: which one a referral is for, and which seat it has."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("referrals") as referrals:
        referrals.add_column(sa.Column("place", sa.String(length=400), nullable=True))
        referrals.add_column(sa.Column("capacity", sa.Integer(), nullable=True))
        referrals.add_column(sa.Column("seat", sa.Integer(), nullable=True))
        referrals.create_unique_constraint(op.f("uq_referrals_partner"), ["partner", "place", "seat"])
