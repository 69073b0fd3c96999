"""Days of the diary that were begun"""

import sqlalchemy as sa
from alembic import op

from migrations.types import MOMENT

revision = "0081"
down_revision = "0080"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "practice_diary_drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("work", sa.Text(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("kept_at", MOMENT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "hours IS NULL OR hours BETWEEN 1 AND 12",
            name=op.f("ck_practice_diary_drafts_hours_range"),
        ),
        sa.CheckConstraint(
            "version BETWEEN 1 AND 1000000", name=op.f("ck_practice_diary_drafts_version_range")
        ),
        sa.ForeignKeyConstraint(
            ["placement_id"],
            ["practice_placements.id"],
            name=op.f("fk_practice_diary_drafts_placement_id_practice_placements"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_diary_drafts")),
        sa.UniqueConstraint("placement_id", name=op.f("uq_practice_diary_drafts_placement_id")),
    )


def downgrade() -> None:
    op.drop_table("practice_diary_drafts")
