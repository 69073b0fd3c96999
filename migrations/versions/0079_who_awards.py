"""In whose name awards are given"""

import sqlalchemy as sa
from alembic import op

from migrations.types import choice

revision = "0079"
down_revision = "0078"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("award_orders") as batch:
        batch.add_column(
            sa.Column(
                "awarder",
                choice("awarder", "college", "organization", "both"),
                nullable=False,
                server_default="college",
            )
        )
        batch.add_column(sa.Column("organization_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_award_orders_organization_id_organizations"),
            "organizations",
            ["organization_id"],
            ["id"],
            ondelete="RESTRICT",
        )
        batch.create_check_constraint(
            op.f("ck_award_orders_awarder_organization"),
            "(awarder = 'college') = (organization_id IS NULL)",
        )
    with op.batch_alter_table("award_orders") as batch:
        batch.alter_column("awarder", server_default=None)
    op.create_index("ix_award_orders_organization_id", "award_orders", ["organization_id"])


def downgrade() -> None:
    op.drop_index("ix_award_orders_organization_id", "award_orders")
    with op.batch_alter_table("award_orders") as batch:
        batch.drop_constraint(op.f("ck_award_orders_awarder_organization"), type_="check")
        batch.drop_constraint(op.f("ck_award_orders_awarder"), type_="check")
        batch.drop_constraint(
            op.f("fk_award_orders_organization_id_organizations"), type_="foreignkey"
        )
        batch.drop_column("organization_id")
        batch.drop_column("awarder")
