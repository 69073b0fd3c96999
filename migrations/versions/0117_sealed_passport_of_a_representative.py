"""Sealed passport of the representative who consents to a contract"""

import sqlalchemy as sa
from alembic import op

revision = "0117"
down_revision = "0116"
branch_labels = None
depends_on = None

SEALED = ("giver_passport", "giver_passport_issued")


def upgrade() -> None:
    with op.batch_alter_table("contract_requisites") as kept:
        for name in SEALED:
            kept.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("contract_requisites") as kept:
        for name in SEALED:
            kept.alter_column(name, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("contract_requisites") as kept:
        for name in reversed(SEALED):
            kept.drop_column(name)
