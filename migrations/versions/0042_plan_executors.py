"""Executors of a plan by its words, and whom they mean"""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None

ITEMS = sa.table(
    "plan_items",
    sa.column("plan_id"),
    sa.column("executors", sa.JSON),
    sa.column("withdrawn", sa.Boolean),
)
EXECUTORS = sa.table(
    "plan_executors",
    *(sa.column(name) for name in ("plan_id", "name", "is_confirmed", "is_everybody", "version")),
)


def upgrade() -> None:
    """Plans that are there already name their executors too."""
    _create_tables()
    rows = op.get_bind().execute(
        sa.select(ITEMS.c.plan_id, ITEMS.c.executors).where(~ITEMS.c.withdrawn)
    )
    named = sorted({(plan_id, name) for plan_id, names in rows for name in names or ()})
    if named:
        op.bulk_insert(
            EXECUTORS,
            [
                {"plan_id": id_, "name": name, "version": 1}
                | {"is_confirmed": False, "is_everybody": False}
                for id_, name in named
            ],
        )


def _create_tables() -> None:
    op.create_table(
        "plan_executors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_confirmed", sa.Boolean(), nullable=False),
        sa.Column("is_everybody", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plans.id"],
            name=op.f("fk_plan_executors_plan_id_plans"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_executors")),
        sa.UniqueConstraint("plan_id", "name", name=op.f("uq_plan_executors_plan_id_name")),
    )
    op.create_table(
        "plan_executor_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("executor_id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=True),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(CASE WHEN council_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN organization_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN user_id IS NULL THEN 0 ELSE 1 END) = 1",
            name=op.f("ck_plan_executor_links_means_one"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["councils.id"],
            name=op.f("fk_plan_executor_links_council_id_councils"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["executor_id"],
            ["plan_executors.id"],
            name=op.f("fk_plan_executor_links_executor_id_plan_executors"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_plan_executor_links_organization_id_organizations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_plan_executor_links_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_executor_links")),
    )
    op.create_index("ix_plan_executor_links_council_id", "plan_executor_links", ["council_id"])
    op.create_index("ix_plan_executor_links_executor_id", "plan_executor_links", ["executor_id"])
    op.create_index(
        "ix_plan_executor_links_organization_id", "plan_executor_links", ["organization_id"]
    )
    op.create_index("ix_plan_executor_links_user_id", "plan_executor_links", ["user_id"])


def downgrade() -> None:
    op.drop_table("plan_executor_links")
    op.drop_table("plan_executors")
