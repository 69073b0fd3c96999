"""Contract payments: the party whose word a row of the journal stands on

Revision ID: 0105
Revises: 0104
"""

import sqlalchemy as sa
from alembic import op

from migrations.types import choice

revision = "0106"
down_revision = "0105"
branch_labels = None
depends_on = None

PARTY = choice("contractparty", "organization", "employer", "student", "college")


def upgrade() -> None:
    with op.batch_alter_table("contract_payments") as batch_op:
        batch_op.add_column(sa.Column("told_by", PARTY, nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("contract_payments") as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_contract_payments_contractparty"), type_="check")
        batch_op.drop_column("told_by")
