"""A letter of thanks keeps what it said when it was issued"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("awards") as awards:
        awards.add_column(sa.Column("paper", sa.JSON(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("awards") as awards:
        awards.drop_column("paper")
