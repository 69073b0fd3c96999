"""Only organizations nominate beside the college"""

import sqlalchemy as sa
from alembic import op

revision = "0101"
down_revision = "0100"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("award_rounds") as batch:
        batch.drop_column("by_students")


def downgrade() -> None:
    with op.batch_alter_table("award_rounds") as batch:
        batch.add_column(
            sa.Column("by_students", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("award_rounds") as batch:
        batch.alter_column("by_students", server_default=None)
