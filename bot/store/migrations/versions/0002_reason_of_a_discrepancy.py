"""reason of a discrepancy"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:

    with op.batch_alter_table("discrepancies", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reason", sa.JSON(), nullable=True))
    # What was decided before is not asked about afterwards.
    rows = sa.table("discrepancies", sa.column("chosen", sa.String), sa.column("reason", sa.JSON))
    op.execute(rows.update().where(rows.c.chosen.is_not(None)).values(reason={"choice": "untold", "said": ""}))
