"""Specialities, study groups, students."""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE


def upgrade() -> None:
    """Make the tables."""
    _specialities()
    _study_groups()
    _students()


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("students")
    op.drop_table("study_groups")
    op.drop_table("specialities")


def _specialities() -> None:
    op.create_table(
        "specialities",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("code", LINE, nullable=False),
        sa.Column("name", LINE, nullable=False),
        sa.Column("qualification", LINE, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_specialities")),
        sa.UniqueConstraint("code", name=op.f("uq_specialities_code")),
    )


def _study_groups() -> None:
    op.create_table(
        "study_groups",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", LINE, nullable=False),
        sa.Column("speciality_id", sa.Integer, nullable=False),
        sa.Column("course", sa.Integer, nullable=False),
        sa.Column("graduation_year", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_groups")),
        sa.ForeignKeyConstraint(
            ["speciality_id"],
            ["specialities.id"],
            name=op.f("fk_study_groups_speciality_id_specialities"),
            ondelete="RESTRICT",
        ),
        sa.UniqueConstraint("name", name=op.f("uq_study_groups_name")),
        sa.CheckConstraint("course BETWEEN 1 AND 5", name=op.f("ck_study_groups_course_range")),
        sa.CheckConstraint(
            "graduation_year BETWEEN 2000 AND 2100",
            name=op.f("ck_study_groups_graduation_year_range"),
        ),
    )
    op.create_index("ix_study_groups_speciality_id", "study_groups", ["speciality_id"])


def _students() -> None:
    op.create_table(
        "students",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("last_name", LINE, nullable=False),
        sa.Column("first_name", LINE, nullable=False),
        sa.Column("middle_name", LINE, nullable=False),
        sa.Column("birth_date", sa.Date, nullable=False),
        sa.Column("group_id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=True),
        sa.Column("town", LINE, nullable=False),
        sa.Column("phone", LINE, nullable=True),
        sa.Column("email", LINE, nullable=True),
        sa.Column("is_demo", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("search_stems", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_students")),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["study_groups.id"],
            name=op.f("fk_students_group_id_study_groups"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_students_user_id_users"), ondelete="SET NULL"
        ),
        sa.UniqueConstraint(
            "group_id",
            "last_name",
            "first_name",
            "middle_name",
            "birth_date",
            name=op.f("uq_students_group_id_last_name_first_name_middle_name_birth_date"),
        ),
        sa.UniqueConstraint("user_id", name=op.f("uq_students_user_id")),
    )
    op.create_index("ix_students_group_id", "students", ["group_id"])
    op.create_index("ix_students_last_name", "students", ["last_name"])
