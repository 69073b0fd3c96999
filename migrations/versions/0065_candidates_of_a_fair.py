"""Candidates of a fair"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0065"
down_revision = "0064"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "candidate_invitations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("invited_at", MOMENT, nullable=False),
        sa.Column("invited_by_id", sa.Integer(), nullable=True),
        sa.Column("declined_at", MOMENT, nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["invited_by_id"],
            ["users.id"],
            name=op.f("fk_candidate_invitations_invited_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_candidate_invitations_student_id_students"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"],
            ["vacancies.id"],
            name=op.f("fk_candidate_invitations_vacancy_id_vacancies"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate_invitations")),
        sa.UniqueConstraint(
            "vacancy_id", "student_id", name=op.f("uq_candidate_invitations_vacancy_id_student_id")
        ),
    )
    op.create_index(
        "ix_candidate_invitations_invited_by_id", "candidate_invitations", ["invited_by_id"]
    )
    op.create_index("ix_candidate_invitations_student_id", "candidate_invitations", ["student_id"])

    op.create_table(
        "candidate_profiles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("skills", sa.Text(), nullable=False),
        sa.Column("wanted_town", LINE, nullable=False),
        sa.Column("wanted_from", sa.Date(), nullable=True),
        sa.Column("wanted_share", choice("workshare", "any", "full", "part"), nullable=False),
        sa.Column("shows_practice", sa.Boolean(), nullable=False),
        sa.Column("shows_marks", sa.Boolean(), nullable=False),
        sa.Column("shows_feedback", sa.Boolean(), nullable=False),
        sa.Column("shows_certificates", sa.Boolean(), nullable=False),
        sa.Column(
            "visibility", choice("cvvisibility", "nobody", "applied", "fair"), nullable=False
        ),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_candidate_profiles_student_id_students"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate_profiles")),
        sa.UniqueConstraint("student_id", name=op.f("uq_candidate_profiles_student_id")),
    )
    op.create_index("ix_candidate_profiles_visibility", "candidate_profiles", ["visibility"])

    op.create_table(
        "favourite_vacancies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_favourite_vacancies_student_id_students"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"],
            ["vacancies.id"],
            name=op.f("fk_favourite_vacancies_vacancy_id_vacancies"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_favourite_vacancies")),
        sa.UniqueConstraint(
            "student_id", "vacancy_id", name=op.f("uq_favourite_vacancies_student_id_vacancy_id")
        ),
    )
    op.create_index("ix_favourite_vacancies_vacancy_id", "favourite_vacancies", ["vacancy_id"])

    op.create_table(
        "vacancy_questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column(
            "state",
            choice("questionstate", "asked", "passed", "answered", "rejected"),
            nullable=False,
        ),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state <> 'answered' OR answer <> ''",
            name=op.f("ck_vacancy_questions_answered_in_words"),
        ),
        sa.CheckConstraint(
            "state <> 'rejected' OR reason <> ''", name=op.f("ck_vacancy_questions_rejected_why")
        ),
        sa.ForeignKeyConstraint(
            ["answered_by_id"],
            ["users.id"],
            name=op.f("fk_vacancy_questions_answered_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_vacancy_questions_student_id_students"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"],
            ["vacancies.id"],
            name=op.f("fk_vacancy_questions_vacancy_id_vacancies"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacancy_questions")),
    )
    op.create_index("ix_vacancy_questions_answered_by_id", "vacancy_questions", ["answered_by_id"])
    op.create_index("ix_vacancy_questions_asked_at_id", "vacancy_questions", ["asked_at", "id"])
    op.create_index("ix_vacancy_questions_state", "vacancy_questions", ["state"])
    op.create_index("ix_vacancy_questions_student_id", "vacancy_questions", ["student_id"])
    op.create_index(
        "ix_vacancy_questions_vacancy_id_state", "vacancy_questions", ["vacancy_id", "state"]
    )

    _let_see("what IN ('card', 'edit', 'held', 'sheet', 'cv')")
    with op.batch_alter_table("fair_applications") as applications:
        applications.add_column(sa.Column("preference", sa.Integer(), nullable=True))
        applications.create_check_constraint(
            op.f("ck_fair_applications_preference_range"),
            "preference IS NULL OR preference BETWEEN 1 AND 10000",
        )


def downgrade() -> None:
    with op.batch_alter_table("fair_applications") as applications:
        applications.drop_constraint(op.f("ck_fair_applications_preference_range"), type_="check")
        applications.drop_column("preference")
    op.execute("DELETE FROM access_records WHERE what = 'cv'")
    _let_see("what IN ('card', 'edit', 'held', 'sheet')")
    op.drop_table("vacancy_questions")
    op.drop_table("favourite_vacancies")
    op.drop_table("candidate_profiles")
    op.drop_table("candidate_invitations")


def _let_see(condition: str) -> None:
    name = op.f("ck_access_records_seen")
    with op.batch_alter_table("access_records") as records:
        records.drop_constraint(name, type_="check")
        records.create_check_constraint(name, condition)
