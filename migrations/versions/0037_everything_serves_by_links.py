"""Contracts, mentorships, periods, fairs and rounds serve items by links, several each"""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

TABLES = ("award_rounds", "fairs", "mentorships", "practice_periods", "target_contracts")
LINKS = sa.table(
    "plan_links", sa.column("item_id"), sa.column("entity"), sa.column("entity_id", sa.Integer)
)


def upgrade() -> None:
    """The item of each record becomes its first link."""
    for name in TABLES:
        records = sa.table(name, sa.column("id"), sa.column("plan_item_id"))
        rows = sa.select(records.c.plan_item_id, sa.literal(name), records.c.id)
        op.execute(sa.insert(LINKS).from_select(["item_id", "entity", "entity_id"], rows))
        with op.batch_alter_table(name) as altered:
            altered.drop_index(f"ix_{name}_plan_item_id")
            altered.drop_constraint(f"fk_{name}_plan_item_id_plan_items", type_="foreignkey")
            altered.drop_column("plan_item_id")


def downgrade() -> None:
    """A record keeps the first of its items."""
    for name in TABLES:
        with op.batch_alter_table(name) as altered:
            altered.add_column(sa.Column("plan_item_id", sa.Integer(), nullable=True))
        records = sa.table(name, sa.column("id", sa.Integer), sa.column("plan_item_id"))
        of_record = (LINKS.c.entity == name) & (LINKS.c.entity_id == records.c.id)
        first = sa.select(sa.func.min(LINKS.c.item_id)).where(of_record).scalar_subquery()
        op.execute(sa.update(records).values(plan_item_id=first))
        with op.batch_alter_table(name) as altered:
            altered.alter_column("plan_item_id", existing_type=sa.Integer(), nullable=False)
            altered.create_foreign_key(
                f"fk_{name}_plan_item_id_plan_items",
                "plan_items",
                ["plan_item_id"],
                ["id"],
                ondelete="RESTRICT",
            )
            altered.create_index(f"ix_{name}_plan_item_id", ["plan_item_id"])
        op.execute(sa.delete(LINKS).where(LINKS.c.entity == name))
