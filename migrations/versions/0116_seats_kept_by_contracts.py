"""A seat that was kept names what it rests on"""

import sqlalchemy as sa
from alembic import op

revision = "0116"
down_revision = "0115"
branch_labels = None
depends_on = None

TABLES = ("fair_applications", "fair_matching_seats")


def upgrade() -> None:
    for table in TABLES:
        with op.batch_alter_table(table) as seats:
            seats.add_column(sa.Column("paper", sa.String(), nullable=False, server_default=""))
        with op.batch_alter_table(table) as seats:
            seats.alter_column("paper", server_default=None)


def downgrade() -> None:
    for table in TABLES:
        with op.batch_alter_table(table) as seats:
            seats.drop_column("paper")
