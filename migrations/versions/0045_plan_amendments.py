"""Amendments of a plan and their changes"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plan_amendments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("number", LINE, nullable=False),
        sa.Column("title", LINE, nullable=False),
        sa.Column("state", choice("amendmentstate", "draft", "adopted", "dropped"), nullable=False),
        sa.Column("minutes_number", LINE, nullable=False),
        sa.Column("minutes_on", sa.Date(), nullable=True),
        sa.Column("adopted_at", MOMENT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state <> 'adopted' OR (minutes_number <> '' AND minutes_on IS NOT NULL"
            " AND adopted_at IS NOT NULL)",
            name=op.f("ck_plan_amendments_adopted_by_minutes"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plans.id"],
            name=op.f("fk_plan_amendments_plan_id_plans"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_amendments")),
        sa.UniqueConstraint("plan_id", "number", name=op.f("uq_plan_amendments_plan_id_number")),
    )

    op.create_table(
        "plan_amendment_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("amendment_id", sa.Integer(), nullable=False),
        sa.Column("kind", choice("changekind", "change", "withdraw", "add"), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("section_id", sa.Integer(), nullable=True),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.CheckConstraint(
            "kind = 'add' OR item_id IS NOT NULL",
            name=op.f("ck_plan_amendment_changes_of_an_item"),
        ),
        sa.ForeignKeyConstraint(
            ["amendment_id"],
            ["plan_amendments.id"],
            name=op.f("fk_plan_amendment_changes_amendment_id_plan_amendments"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["plan_items.id"],
            name=op.f("fk_plan_amendment_changes_item_id_plan_items"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["section_id"],
            ["plan_sections.id"],
            name=op.f("fk_plan_amendment_changes_section_id_plan_sections"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_amendment_changes")),
        sa.UniqueConstraint(
            "amendment_id",
            "item_id",
            name=op.f("uq_plan_amendment_changes_amendment_id_item_id"),
        ),
    )
    op.create_index("ix_plan_amendment_changes_item_id", "plan_amendment_changes", ["item_id"])
    op.create_index(
        "ix_plan_amendment_changes_section_id", "plan_amendment_changes", ["section_id"]
    )


def downgrade() -> None:
    op.drop_table("plan_amendment_changes")
    op.drop_table("plan_amendments")
