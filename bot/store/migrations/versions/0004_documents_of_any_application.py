"""whose a document is, and which is the newest, is worked out for each application and no longer stored"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("UPDATE documents SET state = 'parsed' WHERE state IN ('mismatched', 'replaced')")
