"""Analysis of graduates"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0099"
down_revision = "0098"
branch_labels = None
depends_on = None

EMPLOYMENT = {
    "employed": sa.Boolean(),
    "employer": LINE,
    "in_speciality": sa.Boolean(),
    "at_base": sa.Boolean(),
    "at_mentor": sa.Boolean(),
}


def upgrade() -> None:
    op.create_table(
        "analysis_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", LINE, nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("state", choice("analysisnotestate", "published", "adopted"), nullable=False),
        sa.Column("selection", LINE, nullable=False),
        sa.Column("graduates", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("computed_at", MOMENT, nullable=False),
        sa.Column("conclusions", sa.Text(), nullable=False),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.Column("adopted_by", LINE, nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'adopted') = (adopted_on IS NOT NULL)",
            name=op.f("ck_analysis_notes_adopted_has_day"),
        ),
        sa.CheckConstraint(
            "graduates BETWEEN 0 AND 1000000", name=op.f("ck_analysis_notes_graduates_range")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_analysis_notes")),
    )
    op.create_index("ix_analysis_notes_made_on_id", "analysis_notes", ["made_on", "id"])
    op.create_table(
        "analysis_views",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", LINE, nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("speciality", LINE, nullable=False),
        sa.Column("town", LINE, nullable=False),
        sa.Column("graduates", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("computed_at", MOMENT, nullable=False),
        sa.CheckConstraint(
            "graduates BETWEEN 0 AND 1000000", name=op.f("ck_analysis_views_graduates_range")
        ),
        sa.CheckConstraint(
            "year IS NULL OR year BETWEEN 2000 AND 2100", name=op.f("ck_analysis_views_year_range")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_analysis_views")),
        sa.UniqueConstraint("key", name=op.f("uq_analysis_views_key")),
    )
    op.create_table(
        "graduate_facts",
        sa.Column("student_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("speciality", LINE, nullable=False),
        sa.Column("town", LINE, nullable=False),
        sa.Column("bases", sa.JSON(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("mark", sa.Double(), nullable=True),
        sa.Column("wish_rank", sa.Double(), nullable=True),
        sa.Column("mentored", sa.Boolean(), nullable=False),
        sa.Column("mentor_hours", sa.Double(), nullable=True),
        sa.Column("mentor_score", sa.Double(), nullable=True),
        sa.Column("talks", sa.Integer(), nullable=False),
        sa.Column("offers", sa.Integer(), nullable=False),
        sa.Column("contract", sa.Boolean(), nullable=False),
        *(
            sa.Column(f"{name}_{month}", kind, nullable=True)
            for month in (3, 6, 12)
            for name, kind in EMPLOYMENT.items()
        ),
        sa.CheckConstraint(
            "hours BETWEEN 0 AND 1000000", name=op.f("ck_graduate_facts_hours_range")
        ),
        sa.CheckConstraint(
            "offers BETWEEN 0 AND 1000000", name=op.f("ck_graduate_facts_offers_range")
        ),
        sa.CheckConstraint(
            "talks BETWEEN 0 AND 1000000", name=op.f("ck_graduate_facts_talks_range")
        ),
        sa.CheckConstraint("year BETWEEN 2000 AND 2100", name=op.f("ck_graduate_facts_year_range")),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_graduate_facts_student_id_students"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("student_id", name=op.f("pk_graduate_facts")),
    )
    op.create_index("ix_graduate_facts_town", "graduate_facts", ["town"])
    op.create_index("ix_graduate_facts_year_speciality", "graduate_facts", ["year", "speciality"])


def downgrade() -> None:
    op.drop_table("graduate_facts")
    op.drop_table("analysis_views")
    op.drop_table("analysis_notes")
