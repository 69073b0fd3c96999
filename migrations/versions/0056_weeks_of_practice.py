"""What happens while practice runs"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0056"
down_revision = "0055"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "practice_visits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("base_id", sa.Integer(), nullable=False),
        sa.Column("visited_on", sa.Date(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["base_id"],
            ["practice_bases.id"],
            name=op.f("fk_practice_visits_base_id_practice_bases"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["practice_periods.id"],
            name=op.f("fk_practice_visits_period_id_practice_periods"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_practice_visits_user_id_users"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_visits")),
    )
    op.create_index("ix_practice_visits_base_id", "practice_visits", ["base_id"])
    op.create_index("ix_practice_visits_period_id", "practice_visits", ["period_id"])
    op.create_index("ix_practice_visits_user_id", "practice_visits", ["user_id"])

    op.create_table(
        "practice_attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "mark", choice("attendancemark", "present", "excused", "unexcused"), nullable=False
        ),
        sa.Column("marked_at", MOMENT, nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["placement_id"],
            ["practice_placements.id"],
            name=op.f("fk_practice_attendance_placement_id_practice_placements"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_practice_attendance_user_id_users"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_attendance")),
        sa.UniqueConstraint(
            "placement_id", "day", name=op.f("uq_practice_attendance_placement_id_day")
        ),
    )
    op.create_index("ix_practice_attendance_day", "practice_attendance", ["day"])
    op.create_index("ix_practice_attendance_user_id", "practice_attendance", ["user_id"])

    op.create_table(
        "practice_diary_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("work", sa.Text(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "hours BETWEEN 1 AND 12", name=op.f("ck_practice_diary_entries_hours_range")
        ),
        sa.ForeignKeyConstraint(
            ["placement_id"],
            ["practice_placements.id"],
            name=op.f("fk_practice_diary_entries_placement_id_practice_placements"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_diary_entries")),
        sa.UniqueConstraint(
            "placement_id", "day", name=op.f("uq_practice_diary_entries_placement_id_day")
        ),
    )
    op.create_table(
        "practice_feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            choice("feedbackkind", "about_base", "about_student", "about_college"),
            nullable=False,
        ),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("base_id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=True),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("second", sa.Integer(), nullable=False),
        sa.Column("third", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'about_college') = (placement_id IS NULL)",
            name=op.f("ck_practice_feedback_placement_by_kind"),
        ),
        sa.CheckConstraint("first BETWEEN 1 AND 5", name=op.f("ck_practice_feedback_first_range")),
        sa.CheckConstraint(
            "second BETWEEN 1 AND 5", name=op.f("ck_practice_feedback_second_range")
        ),
        sa.CheckConstraint("third BETWEEN 1 AND 5", name=op.f("ck_practice_feedback_third_range")),
        sa.ForeignKeyConstraint(
            ["base_id"],
            ["practice_bases.id"],
            name=op.f("fk_practice_feedback_base_id_practice_bases"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["practice_periods.id"],
            name=op.f("fk_practice_feedback_period_id_practice_periods"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["placement_id"],
            ["practice_placements.id"],
            name=op.f("fk_practice_feedback_placement_id_practice_placements"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_feedback")),
        sa.UniqueConstraint(
            "placement_id", "kind", name=op.f("uq_practice_feedback_placement_id_kind")
        ),
    )
    op.create_index("ix_practice_feedback_base_id", "practice_feedback", ["base_id"])
    op.create_index("ix_practice_feedback_period_id", "practice_feedback", ["period_id"])
    op.create_index(
        "uq_practice_feedback_of_period",
        "practice_feedback",
        ["period_id", "base_id"],
        unique=True,
        sqlite_where=sa.text("placement_id IS NULL"),
        postgresql_where=sa.text("placement_id IS NULL"),
    )

    op.create_table(
        "practice_paper_receipts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column(
            "paper",
            choice("handedpaper", "direction", "diary", "sheet", "characteristic", "report"),
            nullable=False,
        ),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["placement_id"],
            ["practice_placements.id"],
            name=op.f("fk_practice_paper_receipts_placement_id_practice_placements"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_paper_receipts")),
        sa.UniqueConstraint(
            "placement_id", "paper", name=op.f("uq_practice_paper_receipts_placement_id_paper")
        ),
    )
    op.create_table(
        "practice_placement_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column(
            "event",
            choice(
                "placementevent",
                "admit",
                "begin",
                "return",
                "finish",
                "grade",
                "transfer",
                "move",
                "break_off",
                "seat",
                "unseat",
                "mark",
                "write",
                "describe",
                "speak",
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            choice(
                "placementstate",
                "assigned",
                "admitted",
                "begun",
                "finished",
                "graded",
                "moved",
                "broken_off",
            ),
            nullable=False,
        ),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("order_number", LINE, nullable=False),
        sa.Column("order_on", sa.Date(), nullable=True),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(order_number = '') = (order_on IS NULL)",
            name=op.f("ck_practice_placement_steps_order"),
        ),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["practice_places.id"],
            name=op.f("fk_practice_placement_steps_place_id_practice_places"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["placement_id"],
            ["practice_placements.id"],
            name=op.f("fk_practice_placement_steps_placement_id_practice_placements"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_practice_placement_steps_user_id_users"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_placement_steps")),
    )
    op.create_index(
        "ix_practice_placement_steps_place_id", "practice_placement_steps", ["place_id"]
    )
    op.create_index(
        "ix_practice_placement_steps_placement_id", "practice_placement_steps", ["placement_id"]
    )
    op.create_index("ix_practice_placement_steps_user_id", "practice_placement_steps", ["user_id"])

    op.create_table(
        "practice_references",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("competences", sa.Text(), nullable=False),
        sa.Column("conclusion", sa.Text(), nullable=False),
        sa.Column("signed_by", LINE, nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["placement_id"],
            ["practice_placements.id"],
            name=op.f("fk_practice_references_placement_id_practice_placements"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_references")),
        sa.UniqueConstraint("placement_id", name=op.f("uq_practice_references_placement_id")),
    )
    op.create_table(
        "practice_results",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column(
            "grade", choice("practicegrade", "5", "4", "3", "2", "passed", "failed"), nullable=True
        ),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("attestation_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "grade IS NULL OR attestation_on IS NOT NULL",
            name=op.f("ck_practice_results_grade_has_day"),
        ),
        sa.CheckConstraint(
            "hours BETWEEN 1 AND 2000", name=op.f("ck_practice_results_hours_range")
        ),
        sa.ForeignKeyConstraint(
            ["placement_id"],
            ["practice_placements.id"],
            name=op.f("fk_practice_results_placement_id_practice_placements"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_results")),
        sa.UniqueConstraint("placement_id", name=op.f("uq_practice_results_placement_id")),
    )


def downgrade() -> None:
    op.drop_table("practice_results")
    op.drop_table("practice_references")
    op.drop_table("practice_placement_steps")
    op.drop_table("practice_paper_receipts")
    op.drop_table("practice_feedback")
    op.drop_table("practice_diary_entries")
    op.drop_table("practice_attendance")
    op.drop_table("practice_visits")
