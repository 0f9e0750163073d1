"""what was asked of a register is kept like a document: who was asked, and the answer when it comes"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.add_column(sa.Column("request", sa.JSON(none_as_null=True), nullable=True))
