"""Nominations are given back to be completed"""

import sqlalchemy as sa
from alembic import op

revision = "0088"
down_revision = "0087"
branch_labels = None
depends_on = None

CHECK = "ck_award_nominations_nominationstate"


def upgrade() -> None:
    with op.batch_alter_table("award_nominations") as batch:
        batch.add_column(sa.Column("return_reason", sa.Text(), nullable=False, server_default=""))
        batch.drop_constraint(op.f(CHECK), type_="check")
        batch.create_check_constraint(
            op.f(CHECK), "state IN ('nominated', 'returned', 'withdrawn')"
        )
    with op.batch_alter_table("award_nominations") as batch:
        batch.alter_column("return_reason", server_default=None)


def downgrade() -> None:
    op.execute("UPDATE award_nominations SET state = 'nominated' WHERE state = 'returned'")
    with op.batch_alter_table("award_nominations") as batch:
        batch.drop_constraint(op.f(CHECK), type_="check")
        batch.create_check_constraint(op.f(CHECK), "state IN ('nominated', 'withdrawn')")
        batch.drop_column("return_reason")
