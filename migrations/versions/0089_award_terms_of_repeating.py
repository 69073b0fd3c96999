"""Nobody is awarded twice within a term without a reason"""

import sqlalchemy as sa
from alembic import op

revision = "0089"
down_revision = "0088"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("award_rounds") as batch:
        batch.add_column(
            sa.Column("repeat_years", sa.Integer(), nullable=False, server_default="0")
        )
    with op.batch_alter_table("award_rounds") as batch:
        batch.alter_column("repeat_years", server_default=None)
        batch.create_check_constraint(
            op.f("ck_award_rounds_repeat_range"), "repeat_years BETWEEN 0 AND 10"
        )


def downgrade() -> None:
    with op.batch_alter_table("award_rounds") as batch:
        batch.drop_constraint(op.f("ck_award_rounds_repeat_range"), type_="check")
        batch.drop_column("repeat_years")
