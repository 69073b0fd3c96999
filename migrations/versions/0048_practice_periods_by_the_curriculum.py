"""Practice periods by the curriculum"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None

BOUNDED = {"semester": 10, "course": 5, "hours": 2000}


def upgrade() -> None:
    op.create_table(
        "practice_period_supervisors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("name", LINE, nullable=False),
        sa.Column("position", LINE, nullable=False),
        sa.Column("phone", LINE, nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["study_groups.id"],
            name=op.f("fk_practice_period_supervisors_group_id_study_groups"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["practice_periods.id"],
            name=op.f("fk_practice_period_supervisors_period_id_practice_periods"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_practice_period_supervisors_user_id_users"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_period_supervisors")),
        sa.UniqueConstraint(
            "period_id", "group_id", name=op.f("uq_practice_period_supervisors_period_id_group_id")
        ),
    )
    op.create_index(
        "ix_practice_period_supervisors_group_id", "practice_period_supervisors", ["group_id"]
    )
    op.create_index(
        "ix_practice_period_supervisors_user_id", "practice_period_supervisors", ["user_id"]
    )
    with op.batch_alter_table("practice_periods") as periods:
        periods.add_column(sa.Column("module", LINE, nullable=False, server_default=""))
        periods.add_column(sa.Column("semester", sa.Integer(), nullable=True))
        periods.add_column(sa.Column("course", sa.Integer(), nullable=True))
        periods.add_column(sa.Column("hours", sa.Integer(), nullable=True))
        periods.add_column(sa.Column("weekdays", sa.JSON(none_as_null=True), nullable=True))
        for name, largest in BOUNDED.items():
            periods.create_check_constraint(
                op.f(f"ck_practice_periods_{name}_range"),
                f"{name} IS NULL OR {name} BETWEEN 1 AND {largest}",
            )
    with op.batch_alter_table("practice_periods") as periods:
        periods.alter_column("module", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("practice_periods") as periods:
        for name in BOUNDED:
            periods.drop_constraint(op.f(f"ck_practice_periods_{name}_range"), type_="check")
        for name in ("module", "semester", "course", "hours", "weekdays"):
            periods.drop_column(name)
    op.drop_table("practice_period_supervisors")
