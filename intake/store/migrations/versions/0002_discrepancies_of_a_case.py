"""How many answers of a case its documents contradict."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # 0 is right for every case so far: their dossiers, of version 1, name none.
    op.add_column("cases", sa.Column("discrepancies", sa.Integer(), nullable=False, server_default="0"))
