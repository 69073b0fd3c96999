"""Mentors: the day one stopped being a mentor"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("mentors", sa.Column("archived_on", sa.Date, nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("mentors") as mentors:
        mentors.drop_column("archived_on")
