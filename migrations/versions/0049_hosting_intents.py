"""Yearly hosting intents and the ledger of seats"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, choice

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "practice_hosting_intents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("base_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("state", choice("intentstate", "asked", "hosts", "declined"), nullable=False),
        sa.Column(
            "reason",
            choice(
                "declinereason",
                "no_mentors",
                "repair",
                "no_work",
                "others",
                "reorganization",
                "other",
            ),
            nullable=True,
        ),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("confirmed_by", LINE, nullable=False),
        sa.Column(
            "confirmed_way",
            choice("confirmedby", "link", "account", "phone", "in_person", "letter"),
            nullable=True,
        ),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'asked') = (confirmed_on IS NULL)",
            name=op.f("ck_practice_hosting_intents_answer_is_confirmed"),
        ),
        sa.CheckConstraint(
            "(state = 'declined') = (reason IS NOT NULL)",
            name=op.f("ck_practice_hosting_intents_decline_has_reason"),
        ),
        sa.CheckConstraint(
            "year BETWEEN 2000 AND 2199", name=op.f("ck_practice_hosting_intents_year_range")
        ),
        sa.ForeignKeyConstraint(
            ["base_id"],
            ["practice_bases.id"],
            name=op.f("fk_practice_hosting_intents_base_id_practice_bases"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"],
            ["users.id"],
            name=op.f("fk_practice_hosting_intents_confirmed_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_hosting_intents")),
        sa.UniqueConstraint(
            "base_id", "year", name=op.f("uq_practice_hosting_intents_base_id_year")
        ),
    )
    op.create_index(
        "ix_practice_hosting_intents_confirmed_by_id",
        "practice_hosting_intents",
        ["confirmed_by_id"],
    )
    op.create_index(
        "ix_practice_hosting_intents_year_state",
        "practice_hosting_intents",
        ["year", "state", "base_id"],
    )

    op.create_table(
        "practice_hosting_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("intent_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("speciality_id", sa.Integer(), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("first_week", sa.Date(), nullable=False),
        sa.Column("last_week", sa.Date(), nullable=False),
        sa.Column("mentors", sa.Integer(), nullable=True),
        sa.Column("students_per_mentor", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(mentors IS NULL) = (students_per_mentor IS NULL)",
            name=op.f("ck_practice_hosting_rows_load_is_whole"),
        ),
        sa.CheckConstraint(
            "last_week >= first_week", name=op.f("ck_practice_hosting_rows_weeks_in_order")
        ),
        sa.CheckConstraint(
            "mentors IS NULL OR mentors BETWEEN 1 AND 200",
            name=op.f("ck_practice_hosting_rows_mentors_range"),
        ),
        sa.CheckConstraint(
            "position BETWEEN 0 AND 12", name=op.f("ck_practice_hosting_rows_position_range")
        ),
        sa.CheckConstraint(
            "seats BETWEEN 1 AND 200", name=op.f("ck_practice_hosting_rows_seats_range")
        ),
        sa.CheckConstraint(
            "students_per_mentor IS NULL OR students_per_mentor BETWEEN 1 AND 200",
            name=op.f("ck_practice_hosting_rows_students_per_mentor_range"),
        ),
        sa.ForeignKeyConstraint(
            ["intent_id"],
            ["practice_hosting_intents.id"],
            name=op.f("fk_practice_hosting_rows_intent_id_practice_hosting_intents"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["speciality_id"],
            ["specialities.id"],
            name=op.f("fk_practice_hosting_rows_speciality_id_specialities"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_hosting_rows")),
        sa.UniqueConstraint(
            "intent_id", "position", name=op.f("uq_practice_hosting_rows_intent_id_position")
        ),
    )
    op.create_index(
        "ix_practice_hosting_rows_speciality_id", "practice_hosting_rows", ["speciality_id"]
    )

    op.create_table(
        "practice_capacity_weeks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "seats BETWEEN 1 AND 200", name=op.f("ck_practice_capacity_weeks_seats_range")
        ),
        sa.CheckConstraint(
            "taken <= seats", name=op.f("ck_practice_capacity_weeks_taken_within_seats")
        ),
        sa.CheckConstraint(
            "taken BETWEEN 0 AND 200", name=op.f("ck_practice_capacity_weeks_taken_range")
        ),
        sa.ForeignKeyConstraint(
            ["row_id"],
            ["practice_hosting_rows.id"],
            name=op.f("fk_practice_capacity_weeks_row_id_practice_hosting_rows"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_capacity_weeks")),
        sa.UniqueConstraint("row_id", "week", name=op.f("uq_practice_capacity_weeks_row_id_week")),
    )


def downgrade() -> None:
    op.drop_table("practice_capacity_weeks")
    op.drop_table("practice_hosting_rows")
    op.drop_table("practice_hosting_intents")
