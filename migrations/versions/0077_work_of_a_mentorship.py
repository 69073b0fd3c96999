"""What happens in a mentorship, programmes, and whom the college has no record of"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0077"
down_revision = "0076"
branch_labels = None
depends_on = None

POINTERS = {
    "mentee_id": "mentees",
    "programme_id": "mentoring_programmes",
    "follows_id": "mentorships",
}
CHECKS = {
    "mentorshipkind": "kind IN ('employer_student', 'teacher_teacher', 'student_pupil')",
    "endground": (
        "ended_by IN ('mentor_refused', 'organization_cancelled', 'agreement', 'mentee_left', "
        "'replaced', 'other')"
    ),
    "of_one_person": "(student_id IS NULL) <> (mentee_id IS NULL)",
    "kind_of_person": "(kind = 'employer_student') = (student_id IS NOT NULL)",
    "ground_is_whole": "(ground = '') = (ground_id IS NULL)",
    "follows_another": "follows_id <> id",
}


def upgrade() -> None:
    op.create_table(
        "mentoring_programmes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", LINE, nullable=False),
        sa.Column(
            "kind",
            choice("mentorshipkind", "employer_student", "teacher_teacher", "student_pupil"),
            nullable=False,
        ),
        sa.Column("aim", sa.Text(), nullable=False),
        sa.Column("indicators", sa.Text(), nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentoring_programmes")),
        sa.UniqueConstraint("title", name=op.f("uq_mentoring_programmes_title")),
    )
    op.create_index("ix_mentoring_programmes_kind", "mentoring_programmes", ["kind"])

    op.create_table(
        "mentees",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            choice("mentorshipkind", "employer_student", "teacher_teacher", "student_pupil"),
            nullable=False,
        ),
        sa.Column("name", LINE, nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("detail", LINE, nullable=False),
        sa.Column("consent_on", sa.Date(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "kind <> 'employer_student'", name=op.f("ck_mentees_students_have_records")
        ),
        sa.CheckConstraint(
            "kind <> 'student_pupil' OR consent_on IS NOT NULL",
            name=op.f("ck_mentees_pupil_has_consent"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_mentees_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentees")),
    )
    op.create_index("ix_mentees_organization_id", "mentees", ["organization_id"])

    op.create_table(
        "mentoring_stages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("title", LINE, nullable=False),
        sa.Column("indicator", LINE, nullable=False),
        sa.CheckConstraint(
            "ordinal BETWEEN 1 AND 20", name=op.f("ck_mentoring_stages_ordinal_range")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["mentoring_programmes.id"],
            name=op.f("fk_mentoring_stages_programme_id_mentoring_programmes"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentoring_stages")),
        sa.UniqueConstraint(
            "programme_id",
            "ordinal",
            name=op.f("uq_mentoring_stages_programme_id_ordinal"),
        ),
    )
    op.create_table(
        "mentorship_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mentorship_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            choice("workkind", "lesson", "analysis", "planning", "advice", "parents", "papers"),
            nullable=True,
        ),
        sa.Column("note", LINE, nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IS NOT NULL OR note <> ''", name=op.f("ck_mentorship_entries_says_what")
        ),
        sa.CheckConstraint(
            "minutes BETWEEN 15 AND 480", name=op.f("ck_mentorship_entries_minutes_range")
        ),
        sa.ForeignKeyConstraint(
            ["mentorship_id"],
            ["mentorships.id"],
            name=op.f("fk_mentorship_entries_mentorship_id_mentorships"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_mentorship_entries_user_id_users"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorship_entries")),
    )
    op.create_index(
        "ix_mentorship_entries_mentorship_id_day", "mentorship_entries", ["mentorship_id", "day"]
    )
    op.create_index("ix_mentorship_entries_user_id", "mentorship_entries", ["user_id"])

    op.create_table(
        "mentorship_feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mentorship_id", sa.Integer(), nullable=False),
        sa.Column("side", choice("feedbackside", "mentor", "mentee"), nullable=False),
        sa.Column("clarity", sa.Integer(), nullable=False),
        sa.Column("support", sa.Integer(), nullable=False),
        sa.Column("benefit", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "benefit BETWEEN 1 AND 5", name=op.f("ck_mentorship_feedback_benefit_range")
        ),
        sa.CheckConstraint(
            "clarity BETWEEN 1 AND 5", name=op.f("ck_mentorship_feedback_clarity_range")
        ),
        sa.CheckConstraint(
            "support BETWEEN 1 AND 5", name=op.f("ck_mentorship_feedback_support_range")
        ),
        sa.ForeignKeyConstraint(
            ["mentorship_id"],
            ["mentorships.id"],
            name=op.f("fk_mentorship_feedback_mentorship_id_mentorships"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorship_feedback")),
        sa.UniqueConstraint(
            "mentorship_id", "side", name=op.f("uq_mentorship_feedback_mentorship_id_side")
        ),
    )
    op.create_table(
        "mentorship_meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mentorship_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=True),
        sa.Column("topic", LINE, nullable=False),
        sa.Column("place", LINE, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mentorship_id"],
            ["mentorships.id"],
            name=op.f("fk_mentorship_meetings_mentorship_id_mentorships"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorship_meetings")),
        sa.UniqueConstraint(
            "mentorship_id", "held_on", name=op.f("uq_mentorship_meetings_mentorship_id_held_on")
        ),
    )
    op.create_index(
        "ix_mentorship_meetings_held_on", "mentorship_meetings", ["held_on", "mentorship_id"]
    )

    op.create_table(
        "mentorship_stages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mentorship_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("title", LINE, nullable=False),
        sa.Column("indicator", LINE, nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "ordinal BETWEEN 1 AND 20", name=op.f("ck_mentorship_stages_ordinal_range")
        ),
        sa.ForeignKeyConstraint(
            ["mentorship_id"],
            ["mentorships.id"],
            name=op.f("fk_mentorship_stages_mentorship_id_mentorships"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorship_stages")),
        sa.UniqueConstraint(
            "mentorship_id", "ordinal", name=op.f("uq_mentorship_stages_mentorship_id_ordinal")
        ),
    )

    with op.batch_alter_table("mentorships") as mentorships:
        mentorships.add_column(
            sa.Column("kind", sa.String(40), nullable=False, server_default="employer_student")
        )
        mentorships.add_column(sa.Column("ground", LINE, nullable=False, server_default=""))
        for name in (*POINTERS, "ground_id"):
            mentorships.add_column(sa.Column(name, sa.Integer(), nullable=True))
        mentorships.add_column(sa.Column("notice_on", sa.Date(), nullable=True))
        mentorships.add_column(sa.Column("ended_by", sa.String(40), nullable=True))
        mentorships.alter_column("student_id", existing_type=sa.Integer(), nullable=True)
    with op.batch_alter_table("mentorships") as mentorships:
        mentorships.alter_column("kind", server_default=None)
        mentorships.alter_column("ground", server_default=None)
        for name, table in POINTERS.items():
            mentorships.create_foreign_key(
                op.f(f"fk_mentorships_{name}_{table}"),
                table,
                [name],
                ["id"],
                ondelete="SET NULL" if name == "follows_id" else "RESTRICT",
            )
        mentorships.create_unique_constraint(op.f("uq_mentorships_follows_id"), ["follows_id"])
        for name, text in CHECKS.items():
            mentorships.create_check_constraint(op.f(f"ck_mentorships_{name}"), text)
    op.create_index("ix_mentorships_mentee_id", "mentorships", ["mentee_id"])
    op.create_index("ix_mentorships_programme_id", "mentorships", ["programme_id"])
    op.create_index(
        "uq_mentorships_active_mentee",
        "mentorships",
        ["mentor_id", "mentee_id"],
        unique=True,
        sqlite_where=sa.text("state = 'active'"),
        postgresql_where=sa.text("state = 'active'"),
    )


def downgrade() -> None:
    # Nobody but students was led before: the others' mentorships cannot go back.
    op.execute("UPDATE mentorships SET follows_id = NULL")
    op.execute(
        "DELETE FROM plan_links WHERE entity = 'mentorships' AND entity_id IN "
        "(SELECT id FROM mentorships WHERE student_id IS NULL)"
    )
    for name in ("entries", "feedback", "meetings", "stages"):
        op.drop_table(f"mentorship_{name}")
    op.execute("DELETE FROM mentorships WHERE student_id IS NULL")
    for name in ("uq_mentorships_active_mentee", "ix_mentorships_mentee_id"):
        op.drop_index(name, "mentorships")
    op.drop_index("ix_mentorships_programme_id", "mentorships")
    with op.batch_alter_table("mentorships") as mentorships:
        for name in CHECKS:
            mentorships.drop_constraint(op.f(f"ck_mentorships_{name}"), type_="check")
        mentorships.drop_constraint(op.f("uq_mentorships_follows_id"), type_="unique")
        for name, table in POINTERS.items():
            mentorships.drop_constraint(op.f(f"fk_mentorships_{name}_{table}"), type_="foreignkey")
        mentorships.alter_column("student_id", existing_type=sa.Integer(), nullable=False)
        for name in (*POINTERS, "kind", "ground", "ground_id", "notice_on", "ended_by"):
            mentorships.drop_column(name)
    for name in ("mentoring_stages", "mentees", "mentoring_programmes"):
        op.drop_table(name)
