"""Records of any package serve items of the plan by links, several items each"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plan_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("entity", LINE, nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["plan_items.id"],
            name=op.f("fk_plan_links_item_id_plan_items"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_links")),
        sa.UniqueConstraint(
            "item_id", "entity", "entity_id", name=op.f("uq_plan_links_item_id_entity_entity_id")
        ),
    )
    op.create_index("ix_plan_links_entity_entity_id", "plan_links", ["entity", "entity_id"])


def downgrade() -> None:
    op.drop_table("plan_links")
