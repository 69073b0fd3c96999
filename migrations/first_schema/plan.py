"""Plans, their sections and items, documents waiting to be confirmed."""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice


def upgrade() -> None:
    """Make the tables."""
    _plans()
    _plan_sections()
    _plan_items()
    _plan_uploads()


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("plan_uploads")
    op.drop_table("plan_items")
    op.drop_table("plan_sections")
    op.drop_table("plans")


def _plans() -> None:
    op.create_table(
        "plans",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("first_year", sa.Integer, nullable=False),
        sa.Column("title", LINE, nullable=False),
        sa.Column("organization", LINE, nullable=False),
        sa.Column("director", LINE, nullable=False),
        sa.Column("approved_by", LINE, nullable=False),
        sa.Column("protocol_number", LINE, nullable=False),
        sa.Column("protocol_date", sa.Date, nullable=True),
        sa.Column("source_name", LINE, nullable=False),
        sa.Column("imported_at", MOMENT, nullable=False),
        sa.Column("warnings", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plans")),
        sa.UniqueConstraint("first_year", name=op.f("uq_plans_first_year")),
        sa.CheckConstraint(
            "first_year BETWEEN 2000 AND 2100", name=op.f("ck_plans_first_year_range")
        ),
    )


def _plan_sections() -> None:
    op.create_table(
        "plan_sections",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("plan_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("number", LINE, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_sections")),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plans.id"],
            name=op.f("fk_plan_sections_plan_id_plans"),
            ondelete="CASCADE",
        ),
        sa.CheckConstraint(
            "position BETWEEN 0 AND 1000000", name=op.f("ck_plan_sections_position_range")
        ),
    )
    op.create_index("ix_plan_sections_plan_id", "plan_sections", ["plan_id"])


def _plan_items() -> None:
    op.create_table(
        "plan_items",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("plan_id", sa.Integer, nullable=False),
        sa.Column("section_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("number", LINE, nullable=False),
        sa.Column("occurrence", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("executors", sa.JSON, nullable=False),
        sa.Column("deadline_text", sa.Text, nullable=False),
        sa.Column("deadlines", sa.JSON, nullable=False),
        sa.Column("deadlines_by_hand", sa.Boolean, nullable=False),
        sa.Column("expected_result", sa.Text, nullable=False),
        sa.Column(
            "topic",
            choice(
                "topic",
                "practice_bases",
                "mentoring",
                "mentor_awards",
                "target_contracts",
                "job_fair",
                "meeting",
                "media",
                "monitoring",
                "career_guidance",
                "exam",
                "championship",
                "training",
                "regulation",
                "other",
            ),
            nullable=False,
        ),
        sa.Column("topic_confirmed", sa.Boolean, nullable=False),
        sa.Column(
            "status_override",
            choice("itemstatus", "planned", "in_progress", "at_risk", "done", "overdue"),
            nullable=True,
        ),
        sa.Column("override_reason", sa.Text, nullable=False),
        sa.Column("withdrawn", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_items")),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plans.id"], name=op.f("fk_plan_items_plan_id_plans"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["section_id"],
            ["plan_sections.id"],
            name=op.f("fk_plan_items_section_id_plan_sections"),
            ondelete="CASCADE",
        ),
        sa.CheckConstraint(
            "occurrence BETWEEN 1 AND 1000000", name=op.f("ck_plan_items_occurrence_range")
        ),
        sa.CheckConstraint(
            "status_override IS NULL OR override_reason <> ''",
            name=op.f("ck_plan_items_override_has_reason"),
        ),
        sa.CheckConstraint(
            "position BETWEEN 0 AND 1000000", name=op.f("ck_plan_items_position_range")
        ),
    )
    op.create_index("ix_plan_items_plan_id", "plan_items", ["plan_id"])
    op.create_index("ix_plan_items_section_id", "plan_items", ["section_id"])
    op.create_index("ix_plan_items_topic", "plan_items", ["topic"])
    op.create_index(
        "uq_plan_items_number",
        "plan_items",
        ["plan_id", "number", "occurrence"],
        unique=True,
        sqlite_where=sa.text("NOT withdrawn"),
        postgresql_where=sa.text("NOT withdrawn"),
    )


def _plan_uploads() -> None:
    op.create_table(
        "plan_uploads",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("source_name", LINE, nullable=False),
        sa.Column("digest", LINE, nullable=False),
        sa.Column("document", sa.JSON, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_uploads")),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_plan_uploads_user_id_users"),
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_plan_uploads_created_at", "plan_uploads", ["created_at"])
    op.create_index("ix_plan_uploads_user_id", "plan_uploads", ["user_id"])
