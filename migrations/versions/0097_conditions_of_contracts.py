"""Conditions of contracts"""

import sqlalchemy as sa
from alembic import op

from migrations.types import choice

revision = "0097"
down_revision = "0096"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("target_contracts") as table:
        table.add_column(
            sa.Column("responsibility_text", sa.Text(), nullable=False, server_default="")
        )
        table.add_column(
            sa.Column("consent_way", choice("representativeway", "paper", "link"), nullable=True)
        )
    with op.batch_alter_table("target_contracts") as table:
        table.alter_column("responsibility_text", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("target_contracts") as table:
        table.drop_constraint(op.f("ck_target_contracts_representativeway"), type_="check")
        table.drop_column("consent_way")
        table.drop_column("responsibility_text")
