"""Scenarios of a distribution"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0059"
down_revision = "0058"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "practice_scenarios",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("title", LINE, nullable=False),
        sa.Column(
            "algorithm",
            choice("scenarioway", "student_proposing", "place_proposing", "larger_stable"),
            nullable=False,
        ),
        sa.Column("lottery", choice("scenariolottery", "single", "per_place"), nullable=False),
        sa.Column("with_minima", sa.Boolean(), nullable=False),
        sa.Column("with_limits", sa.Boolean(), nullable=False),
        sa.Column("with_pairs", sa.Boolean(), nullable=False),
        sa.Column("digest", LINE, nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("instance", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("result", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("computed_at", MOMENT, nullable=True),
        sa.Column("distribution_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["users.id"],
            name=op.f("fk_practice_scenarios_created_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["distribution_id"],
            ["practice_distributions.id"],
            name=op.f("fk_practice_scenarios_distribution_id_practice_distributions"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["practice_periods.id"],
            name=op.f("fk_practice_scenarios_period_id_practice_periods"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_scenarios")),
        sa.UniqueConstraint(
            "period_id", "title", name=op.f("uq_practice_scenarios_period_id_title")
        ),
    )
    op.create_index("ix_practice_scenarios_created_by_id", "practice_scenarios", ["created_by_id"])
    op.create_index(
        "ix_practice_scenarios_distribution_id", "practice_scenarios", ["distribution_id"]
    )

    op.create_table(
        "practice_scenario_seats",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scenario_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("reason", LINE, nullable=False),
        sa.CheckConstraint(
            "rank BETWEEN 1 AND 10", name=op.f("ck_practice_scenario_seats_rank_range")
        ),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["practice_places.id"],
            name=op.f("fk_practice_scenario_seats_place_id_practice_places"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["scenario_id"],
            ["practice_scenarios.id"],
            name=op.f("fk_practice_scenario_seats_scenario_id_practice_scenarios"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_practice_scenario_seats_student_id_students"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_scenario_seats")),
        sa.UniqueConstraint(
            "scenario_id",
            "student_id",
            name=op.f("uq_practice_scenario_seats_scenario_id_student_id"),
        ),
    )
    op.create_index("ix_practice_scenario_seats_place_id", "practice_scenario_seats", ["place_id"])
    op.create_index(
        "ix_practice_scenario_seats_student_id", "practice_scenario_seats", ["student_id"]
    )


def downgrade() -> None:
    op.drop_table("practice_scenario_seats")
    op.drop_table("practice_scenarios")
