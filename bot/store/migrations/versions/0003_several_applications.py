"""several applications in one conversation, one of them current"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("conversations") as table:
        table.add_column(sa.Column("application_id", sa.String(length=36), nullable=True))
    with op.batch_alter_table("applications") as table:
        table.drop_constraint("uq_applications_conversation_id", type_="unique")
        table.create_unique_constraint("uq_applications_conversation_id", ["conversation_id", "programme", "notice"])
