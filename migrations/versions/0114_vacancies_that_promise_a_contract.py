"""A vacancy and its offers say whether a contract on target training is promised"""

import sqlalchemy as sa
from alembic import op

revision = "0114"
down_revision = "0113"
branch_labels = None
depends_on = None

TABLES = ("fair_offers", "vacancies")


def upgrade() -> None:
    for table in TABLES:
        with op.batch_alter_table(table) as work:
            flag = sa.Column(
                "promises_contract", sa.Boolean(), nullable=False, server_default=sa.false()
            )
            work.add_column(flag)
        with op.batch_alter_table(table) as work:
            work.alter_column("promises_contract", server_default=None)


def downgrade() -> None:
    for table in TABLES:
        with op.batch_alter_table(table) as work:
            work.drop_column("promises_contract")
