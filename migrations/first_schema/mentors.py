"""Mentors and whom they accompany."""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, choice


def upgrade() -> None:
    """Make the tables."""
    _mentors()
    _mentorships()


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("mentorships")
    op.drop_table("mentors")


def _mentors() -> None:
    op.create_table(
        "mentors",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("last_name", LINE, nullable=False),
        sa.Column("first_name", LINE, nullable=False),
        sa.Column("middle_name", LINE, nullable=False),
        sa.Column("organization_id", sa.Integer, nullable=False),
        sa.Column("position", LINE, nullable=False),
        sa.Column("experience_since", sa.Integer, nullable=True),
        sa.Column("phone", LINE, nullable=True),
        sa.Column("email", LINE, nullable=True),
        sa.Column("user_id", sa.Integer, nullable=True),
        sa.Column("own_name_dative", LINE, nullable=False),
        sa.Column("own_position_dative", LINE, nullable=False),
        sa.Column("is_demo", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("search_stems", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentors")),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_mentors_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_mentors_user_id_users"), ondelete="SET NULL"
        ),
        sa.UniqueConstraint(
            "organization_id",
            "last_name",
            "first_name",
            "middle_name",
            "position",
            name=op.f("uq_mentors_organization_id_last_name_first_name_middle_name_position"),
        ),
        sa.UniqueConstraint("user_id", name=op.f("uq_mentors_user_id")),
        sa.CheckConstraint(
            "experience_since BETWEEN 1950 AND 2100", name=op.f("ck_mentors_experience_since_range")
        ),
    )
    op.create_index("ix_mentors_last_name", "mentors", ["last_name"])
    op.create_index("ix_mentors_organization_id", "mentors", ["organization_id"])


def _mentorships() -> None:
    op.create_table(
        "mentorships",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("mentor_id", sa.Integer, nullable=False),
        sa.Column("student_id", sa.Integer, nullable=False),
        sa.Column("plan_item_id", sa.Integer, nullable=False),
        sa.Column(
            "state", choice("mentorshipstate", "active", "finished", "broken_off"), nullable=False
        ),
        sa.Column("starts_on", sa.Date, nullable=False),
        sa.Column("ends_on", sa.Date, nullable=True),
        sa.Column("goal", sa.Text, nullable=False),
        sa.Column("result", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("is_demo", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorships")),
        sa.ForeignKeyConstraint(
            ["mentor_id"],
            ["mentors.id"],
            name=op.f("fk_mentorships_mentor_id_mentors"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_mentorships_student_id_students"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["plan_item_id"],
            ["plan_items.id"],
            name=op.f("fk_mentorships_plan_item_id_plan_items"),
            ondelete="RESTRICT",
        ),
        sa.CheckConstraint(
            "state <> 'broken_off' OR reason <> ''",
            name=op.f("ck_mentorships_broken_off_has_reason"),
        ),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_mentorships_dates_in_order")),
        sa.CheckConstraint(
            "(state = 'active') = (ends_on IS NULL)", name=op.f("ck_mentorships_ended_has_date")
        ),
        sa.CheckConstraint(
            "state <> 'finished' OR result <> ''", name=op.f("ck_mentorships_finished_has_result")
        ),
    )
    op.create_index("ix_mentorships_mentor_id", "mentorships", ["mentor_id"])
    op.create_index("ix_mentorships_plan_item_id", "mentorships", ["plan_item_id"])
    op.create_index("ix_mentorships_state", "mentorships", ["state"])
    op.create_index("ix_mentorships_student_id", "mentorships", ["student_id"])
    op.create_index(
        "uq_mentorships_active_pair",
        "mentorships",
        ["mentor_id", "student_id"],
        unique=True,
        sqlite_where=sa.text("state = 'active'"),
        postgresql_where=sa.text("state = 'active'"),
    )
