"""Timetables of a fair and results of talks"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0067"
down_revision = "0066"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "fair_timetables",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fair_id", sa.Integer(), nullable=False),
        sa.Column(
            "state", choice("timetablestate", "announced", "draft", "published"), nullable=False
        ),
        sa.Column("seed_text", LINE, nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("announced_at", MOMENT, nullable=False),
        sa.Column("day", sa.JSON(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("digest", LINE, nullable=False),
        sa.Column("computed_at", MOMENT, nullable=True),
        sa.Column("published_at", MOMENT, nullable=True),
        sa.Column("changed_at", MOMENT, nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state <> 'published' OR published_at IS NOT NULL",
            name=op.f("ck_fair_timetables_published_when"),
        ),
        sa.CheckConstraint(
            "state = 'announced' OR computed_at IS NOT NULL",
            name=op.f("ck_fair_timetables_computed_when"),
        ),
        sa.CheckConstraint(
            "seed BETWEEN 0 AND 281474976710655", name=op.f("ck_fair_timetables_seed_range")
        ),
        sa.ForeignKeyConstraint(
            ["fair_id"],
            ["fairs.id"],
            name=op.f("fk_fair_timetables_fair_id_fairs"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_timetables")),
        sa.UniqueConstraint("fair_id", name=op.f("uq_fair_timetables_fair_id")),
    )
    op.create_table(
        "fair_timetable_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("timetable_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            choice("timetablechangekind", "student_away", "stand_away", "recheck"),
            nullable=False,
        ),
        sa.Column("student_id", sa.Integer(), nullable=True),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("first_slot", sa.Integer(), nullable=False),
        sa.Column("last_slot", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column(
            "state",
            choice("timetablechangestate", "proposed", "applied", "dropped"),
            nullable=False,
        ),
        sa.Column("moves", sa.JSON(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("basis", sa.Integer(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'student_away' AND student_id IS NOT NULL AND participant_id IS NULL)"
            " OR (kind = 'stand_away' AND student_id IS NULL AND participant_id IS NOT NULL)"
            " OR (kind = 'recheck' AND student_id IS NULL AND participant_id IS NULL)",
            name=op.f("ck_fair_timetable_changes_who_is_away"),
        ),
        sa.CheckConstraint(
            "first_slot BETWEEN 0 AND 200 AND last_slot BETWEEN 0 AND 200",
            name=op.f("ck_fair_timetable_changes_slot_range"),
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["users.id"],
            name=op.f("fk_fair_timetable_changes_made_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["fair_participants.id"],
            name=op.f("fk_fair_timetable_changes_participant_id_fair_participants"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_fair_timetable_changes_student_id_students"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["timetable_id"],
            ["fair_timetables.id"],
            name=op.f("fk_fair_timetable_changes_timetable_id_fair_timetables"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_timetable_changes")),
    )
    op.create_index(
        "ix_fair_timetable_changes_made_by_id", "fair_timetable_changes", ["made_by_id"]
    )
    op.create_index(
        "ix_fair_timetable_changes_participant_id", "fair_timetable_changes", ["participant_id"]
    )
    op.create_index(
        "ix_fair_timetable_changes_student_id", "fair_timetable_changes", ["student_id"]
    )
    op.create_index(
        "ix_fair_timetable_changes_timetable_id_state",
        "fair_timetable_changes",
        ["timetable_id", "state"],
    )

    op.create_table(
        "fair_talk_results",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interview_id", sa.Integer(), nullable=False),
        sa.Column("side", choice("talkside", "employer", "student"), nullable=False),
        sa.Column("verdict", choice("talkverdict", "yes", "maybe", "no"), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("said_at", MOMENT, nullable=False),
        sa.Column("said_by_id", sa.Integer(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "place IS NULL OR place BETWEEN 1 AND 1000",
            name=op.f("ck_fair_talk_results_place_range"),
        ),
        sa.ForeignKeyConstraint(
            ["interview_id"],
            ["fair_interviews.id"],
            name=op.f("fk_fair_talk_results_interview_id_fair_interviews"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["said_by_id"],
            ["users.id"],
            name=op.f("fk_fair_talk_results_said_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_talk_results")),
        sa.UniqueConstraint(
            "interview_id", "side", name=op.f("uq_fair_talk_results_interview_id_side")
        ),
    )
    op.create_index("ix_fair_talk_results_said_by_id", "fair_talk_results", ["said_by_id"])

    op.create_index(
        "uq_fair_interviews_student",
        "fair_interviews",
        ["fair_id", "student_id", "slot"],
        unique=True,
        sqlite_where=sa.text("state = 'scheduled'"),
        postgresql_where=sa.text("state = 'scheduled'"),
    )
    op.create_index(
        "uq_fair_interviews_table",
        "fair_interviews",
        ["participant_id", "slot", "table_number"],
        unique=True,
        sqlite_where=sa.text("state = 'scheduled'"),
        postgresql_where=sa.text("state = 'scheduled'"),
    )


def downgrade() -> None:
    op.drop_index("uq_fair_interviews_table", table_name="fair_interviews")
    op.drop_index("uq_fair_interviews_student", table_name="fair_interviews")
    op.drop_table("fair_talk_results")
    op.drop_table("fair_timetable_changes")
    op.drop_table("fair_timetables")
