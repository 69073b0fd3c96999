"""What bases propose, whom they prefer, and the registry of a year"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0061"
down_revision = "0060"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "practice_hosting_years",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=False),
        sa.Column("bases", sa.Integer(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "answered BETWEEN 0 AND 1000000", name=op.f("ck_practice_hosting_years_answered_range")
        ),
        sa.CheckConstraint(
            "bases BETWEEN 0 AND 1000000", name=op.f("ck_practice_hosting_years_bases_range")
        ),
        sa.CheckConstraint(
            "seats BETWEEN 0 AND 100000000", name=op.f("ck_practice_hosting_years_seats_range")
        ),
        sa.CheckConstraint(
            "year BETWEEN 2000 AND 2199", name=op.f("ck_practice_hosting_years_year_range")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_hosting_years")),
        sa.UniqueConstraint("year", name=op.f("uq_practice_hosting_years_year")),
    )
    op.create_table(
        "practice_place_proposals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("base_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("title", LINE, nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("speciality_id", sa.Integer(), nullable=True),
        sa.Column("supervisor_name", LINE, nullable=False),
        sa.Column("supervisor_phone", LINE, nullable=True),
        sa.Column("tasks", LINE, nullable=True),
        sa.Column("requirements", LINE, nullable=True),
        sa.Column(
            "state",
            choice("proposalstate", "proposed", "accepted", "declined", "withdrawn"),
            nullable=False,
        ),
        sa.Column("proposed_at", MOMENT, nullable=False),
        sa.Column("proposed_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answer", LINE, nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state IN ('accepted', 'declined')) = (answered_at IS NOT NULL)",
            name=op.f("ck_practice_place_proposals_answer"),
        ),
        sa.CheckConstraint(
            "seats BETWEEN 1 AND 200", name=op.f("ck_practice_place_proposals_seats_range")
        ),
        sa.ForeignKeyConstraint(
            ["answered_by_id"],
            ["users.id"],
            name=op.f("fk_practice_place_proposals_answered_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["base_id"],
            ["practice_bases.id"],
            name=op.f("fk_practice_place_proposals_base_id_practice_bases"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["practice_periods.id"],
            name=op.f("fk_practice_place_proposals_period_id_practice_periods"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["practice_places.id"],
            name=op.f("fk_practice_place_proposals_place_id_practice_places"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"],
            ["users.id"],
            name=op.f("fk_practice_place_proposals_proposed_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["speciality_id"],
            ["specialities.id"],
            name=op.f("fk_practice_place_proposals_speciality_id_specialities"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_place_proposals")),
    )
    op.create_index(
        "ix_practice_place_proposals_answered_by_id", "practice_place_proposals", ["answered_by_id"]
    )
    op.create_index("ix_practice_place_proposals_base_id", "practice_place_proposals", ["base_id"])
    op.create_index(
        "ix_practice_place_proposals_period_id", "practice_place_proposals", ["period_id"]
    )
    op.create_index(
        "ix_practice_place_proposals_place_id", "practice_place_proposals", ["place_id"]
    )
    op.create_index(
        "ix_practice_place_proposals_proposed_by_id", "practice_place_proposals", ["proposed_by_id"]
    )
    op.create_index(
        "ix_practice_place_proposals_speciality_id", "practice_place_proposals", ["speciality_id"]
    )
    op.create_index(
        "ix_practice_place_proposals_state_id", "practice_place_proposals", ["state", "id"]
    )

    op.create_table(
        "practice_wisher_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column(
            "ground",
            choice("refusalground", "no_clearance", "relative", "programme", "no_mentor", "breach"),
            nullable=True,
        ),
        sa.Column("answered_at", MOMENT, nullable=False),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(rank IS NULL) = (ground IS NOT NULL)",
            name=op.f("ck_practice_wisher_answers_rank_or_ground"),
        ),
        sa.CheckConstraint(
            "rank IS NULL OR rank BETWEEN 1 AND 10000",
            name=op.f("ck_practice_wisher_answers_rank_range"),
        ),
        sa.ForeignKeyConstraint(
            ["answered_by_id"],
            ["users.id"],
            name=op.f("fk_practice_wisher_answers_answered_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["practice_places.id"],
            name=op.f("fk_practice_wisher_answers_place_id_practice_places"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_practice_wisher_answers_student_id_students"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_wisher_answers")),
        sa.UniqueConstraint(
            "place_id", "student_id", name=op.f("uq_practice_wisher_answers_place_id_student_id")
        ),
    )
    op.create_index(
        "ix_practice_wisher_answers_answered_by_id", "practice_wisher_answers", ["answered_by_id"]
    )
    op.create_index(
        "ix_practice_wisher_answers_student_id", "practice_wisher_answers", ["student_id"]
    )


def downgrade() -> None:
    op.drop_table("practice_wisher_answers")
    op.drop_table("practice_place_proposals")
    op.drop_table("practice_hosting_years")
