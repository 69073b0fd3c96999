"""The fewest students a base proposes to open a place for"""

import sqlalchemy as sa
from alembic import op

revision = "0075"
down_revision = "0074"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("practice_place_proposals") as batch:
        batch.add_column(sa.Column("minimum", sa.Integer(), nullable=False, server_default="0"))
        batch.create_check_constraint(
            op.f("ck_practice_place_proposals_minimum_range"), "minimum BETWEEN 0 AND 200"
        )
    with op.batch_alter_table("practice_place_proposals") as batch:
        batch.alter_column("minimum", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("practice_place_proposals") as batch:
        batch.drop_constraint(op.f("ck_practice_place_proposals_minimum_range"), type_="check")
        batch.drop_column("minimum")
