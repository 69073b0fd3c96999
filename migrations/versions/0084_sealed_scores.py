"""Scores are sealed once their ranking was open"""

import sqlalchemy as sa
from alembic import op

from migrations.types import MOMENT

revision = "0084"
down_revision = "0083"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("award_rounds") as batch:
        batch.add_column(sa.Column("sealed_at", MOMENT, nullable=True))
        batch.add_column(sa.Column("sealed_reason", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("award_rounds") as batch:
        batch.alter_column("sealed_reason", server_default=None)
        batch.create_check_constraint(
            op.f("ck_award_rounds_sealed_has_time"), "sealed_reason = '' OR sealed_at IS NOT NULL"
        )


def downgrade() -> None:
    with op.batch_alter_table("award_rounds") as batch:
        batch.drop_constraint(op.f("ck_award_rounds_sealed_has_time"), type_="check")
        batch.drop_column("sealed_reason")
        batch.drop_column("sealed_at")
