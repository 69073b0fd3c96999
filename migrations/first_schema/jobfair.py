"""Fairs, vacancies, applications, offers."""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice


def upgrade() -> None:
    """Make the tables."""
    _fairs()
    _vacancies()
    _fair_applications()
    _fair_offers()


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("fair_offers")
    op.drop_table("fair_applications")
    op.drop_table("vacancies")
    op.drop_table("fairs")


def _fairs() -> None:
    op.create_table(
        "fairs",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("title", LINE, nullable=False),
        sa.Column("held_on", sa.Date, nullable=False),
        sa.Column("starts_at", sa.Time, nullable=False),
        sa.Column("ends_at", sa.Time, nullable=False),
        sa.Column("venue", LINE, nullable=False),
        sa.Column("registration_until", sa.Date, nullable=False),
        sa.Column(
            "state", choice("fairstate", "planned", "open", "held", "closed"), nullable=False
        ),
        sa.Column("plan_item_id", sa.Integer, nullable=False),
        sa.Column("is_demo", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fairs")),
        sa.ForeignKeyConstraint(
            ["plan_item_id"],
            ["plan_items.id"],
            name=op.f("fk_fairs_plan_item_id_plan_items"),
            ondelete="RESTRICT",
        ),
        sa.CheckConstraint(
            "registration_until <= held_on", name=op.f("ck_fairs_registration_before_fair")
        ),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_fairs_times_in_order")),
    )
    op.create_index("ix_fairs_held_on", "fairs", ["held_on"])
    op.create_index("ix_fairs_plan_item_id", "fairs", ["plan_item_id"])
    op.create_index("ix_fairs_state", "fairs", ["state"])


def _vacancies() -> None:
    op.create_table(
        "vacancies",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("fair_id", sa.Integer, nullable=False),
        sa.Column("organization_id", sa.Integer, nullable=False),
        sa.Column("title", LINE, nullable=False),
        sa.Column("duties", sa.Text, nullable=False),
        sa.Column("requirements", sa.Text, nullable=False),
        sa.Column("conditions", sa.Text, nullable=False),
        sa.Column(
            "employment",
            choice("employment", "full_time", "part_time", "temporary", "beside_study"),
            nullable=False,
        ),
        sa.Column("seats", sa.Integer, nullable=False),
        sa.Column("taken", sa.Integer, nullable=False),
        sa.Column("speciality_id", sa.Integer, nullable=True),
        sa.Column("salary_from", sa.Integer, nullable=True),
        sa.Column("salary_to", sa.Integer, nullable=True),
        sa.Column("has_housing", sa.Boolean, nullable=False),
        sa.Column("has_young_specialist_support", sa.Boolean, nullable=False),
        sa.Column(
            "state",
            choice(
                "vacancystate", "draft", "submitted", "approved", "rejected", "withdrawn", "filled"
            ),
            nullable=False,
        ),
        sa.Column("rejection_reason", sa.Text, nullable=False),
        sa.Column("posted_by_id", sa.Integer, nullable=True),
        sa.Column("submitted_at", MOMENT, nullable=True),
        sa.Column("confirmed_at", MOMENT, nullable=True),
        sa.Column("confirmed_by_id", sa.Integer, nullable=True),
        sa.Column("is_demo", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("search_stems", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacancies")),
        sa.ForeignKeyConstraint(
            ["fair_id"], ["fairs.id"], name=op.f("fk_vacancies_fair_id_fairs"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_vacancies_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["speciality_id"],
            ["specialities.id"],
            name=op.f("fk_vacancies_speciality_id_specialities"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["posted_by_id"],
            ["users.id"],
            name=op.f("fk_vacancies_posted_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"],
            ["users.id"],
            name=op.f("fk_vacancies_confirmed_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.UniqueConstraint("id", "fair_id", name=op.f("uq_vacancies_id_fair_id")),
        sa.CheckConstraint(
            "state <> 'filled' OR taken = seats", name=op.f("ck_vacancies_filled_to_the_last_seat")
        ),
        sa.CheckConstraint(
            "state <> 'rejected' OR rejection_reason <> ''", name=op.f("ck_vacancies_rejected_why")
        ),
        sa.CheckConstraint(
            "salary_from IS NULL OR salary_from BETWEEN 0 AND 1000000000",
            name=op.f("ck_vacancies_salary_from_range"),
        ),
        sa.CheckConstraint(
            "salary_from IS NULL OR salary_to IS NULL OR salary_from <= salary_to",
            name=op.f("ck_vacancies_salary_in_order"),
        ),
        sa.CheckConstraint(
            "salary_to IS NULL OR salary_to BETWEEN 0 AND 1000000000",
            name=op.f("ck_vacancies_salary_to_range"),
        ),
        sa.CheckConstraint("seats BETWEEN 1 AND 100", name=op.f("ck_vacancies_seats_range")),
        sa.CheckConstraint("taken BETWEEN 0 AND 100", name=op.f("ck_vacancies_taken_range")),
        sa.CheckConstraint("taken <= seats", name=op.f("ck_vacancies_taken_within_seats")),
    )
    op.create_index("ix_vacancies_confirmed_by_id", "vacancies", ["confirmed_by_id"])
    op.create_index("ix_vacancies_fair_id_state", "vacancies", ["fair_id", "state"])
    op.create_index("ix_vacancies_organization_id", "vacancies", ["organization_id"])
    op.create_index("ix_vacancies_posted_by_id", "vacancies", ["posted_by_id"])
    op.create_index("ix_vacancies_speciality_id", "vacancies", ["speciality_id"])


def _fair_applications() -> None:
    op.create_table(
        "fair_applications",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("vacancy_id", sa.Integer, nullable=False),
        sa.Column("fair_id", sa.Integer, nullable=False),
        sa.Column("student_id", sa.Integer, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column(
            "state",
            choice(
                "applicationstate",
                "submitted",
                "withdrawn",
                "declined",
                "offered",
                "accepted",
                "refused",
            ),
            nullable=False,
        ),
        sa.Column("submitted_at", MOMENT, nullable=False),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("is_demo", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_applications")),
        sa.ForeignKeyConstraint(
            ["vacancy_id", "fair_id"],
            ["vacancies.id", "vacancies.fair_id"],
            name=op.f("fk_fair_applications_vacancy_id_fair_id_vacancies"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_fair_applications_student_id_students"),
            ondelete="RESTRICT",
        ),
        sa.UniqueConstraint(
            "vacancy_id", "student_id", name=op.f("uq_fair_applications_vacancy_id_student_id")
        ),
    )
    op.create_index("ix_fair_applications_fair_id_state", "fair_applications", ["fair_id", "state"])
    op.create_index("ix_fair_applications_student_id", "fair_applications", ["student_id"])
    op.create_index(
        "uq_fair_applications_one_acceptance",
        "fair_applications",
        ["fair_id", "student_id"],
        unique=True,
        sqlite_where=sa.text("state = 'accepted'"),
        postgresql_where=sa.text("state = 'accepted'"),
    )


def _fair_offers() -> None:
    op.create_table(
        "fair_offers",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("application_id", sa.Integer, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("answer_until", sa.Date, nullable=False),
        sa.Column(
            "state",
            choice("offerstate", "made", "accepted", "refused", "withdrawn", "expired"),
            nullable=False,
        ),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("is_demo", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_offers")),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["fair_applications.id"],
            name=op.f("fk_fair_offers_application_id_fair_applications"),
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint("application_id", name=op.f("uq_fair_offers_application_id")),
    )
    op.create_index("ix_fair_offers_state", "fair_offers", ["state"])
