"""Contract duties: the date its party was reminded of

Revision ID: 0999
Revises: 0102
"""

import sqlalchemy as sa
from alembic import op

revision = "0104"
down_revision = "0103"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("contract_obligations") as batch_op:
        batch_op.add_column(sa.Column("reminded_for", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("contract_obligations") as batch_op:
        batch_op.drop_column("reminded_for")
