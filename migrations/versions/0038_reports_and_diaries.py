"""Issued reports of a plan; each person's calendar of it, reminders that were sent"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plan_reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plans.id"],
            name=op.f("fk_plan_reports_plan_id_plans"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_reports")),
    )
    op.create_index("ix_plan_reports_plan_id_id", "plan_reports", ["plan_id", "id"])

    op.create_table(
        "plan_diaries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("nonce", LINE, nullable=True),
        sa.Column("digest", LINE, nullable=True),
        sa.Column("address_since", MOMENT, nullable=True),
        sa.Column("wants_reminders", sa.Boolean(), nullable=False),
        sa.Column("wants_digest", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(digest IS NULL) = (nonce IS NULL)", name=op.f("ck_plan_diaries_address_is_whole")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_plan_diaries_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_diaries")),
        sa.UniqueConstraint("digest", name=op.f("uq_plan_diaries_digest")),
        sa.UniqueConstraint("user_id", name=op.f("uq_plan_diaries_user_id")),
    )

    op.create_table(
        "plan_reminders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("kind", choice("reminderkind", "ahead", "on_the_day"), nullable=False),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["plan_items.id"],
            name=op.f("fk_plan_reminders_item_id_plan_items"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_reminders")),
        sa.UniqueConstraint("item_id", "due", "kind", name="uq_plan_reminders_once"),
    )

    op.create_table(
        "plan_digests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("monday", sa.Date(), nullable=False),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_digests")),
        sa.UniqueConstraint("monday", name=op.f("uq_plan_digests_monday")),
    )


def downgrade() -> None:
    op.drop_table("plan_digests")
    op.drop_table("plan_reminders")
    op.drop_table("plan_diaries")
    op.drop_table("plan_reports")
