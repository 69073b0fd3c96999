"""Second round of a practice"""

import sqlalchemy as sa
from alembic import op

from migrations.types import MOMENT, choice

revision = "0072"
down_revision = "0071"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "practice_second_rounds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("state", choice("secondroundstate", "open", "closed", "settled"), nullable=False),
        sa.Column("open_until", sa.Date(), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("settled_at", MOMENT, nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["practice_periods.id"],
            name=op.f("fk_practice_second_rounds_period_id_practice_periods"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_second_rounds")),
        sa.UniqueConstraint("period_id", name=op.f("uq_practice_second_rounds_period_id")),
    )
    op.create_table(
        "practice_second_choices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("submitted_at", MOMENT, nullable=True),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("explanation", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["practice_second_rounds.id"],
            name=op.f("fk_practice_second_choices_round_id_practice_second_rounds"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_practice_second_choices_student_id_students"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_second_choices")),
        sa.UniqueConstraint(
            "round_id",
            "student_id",
            name=op.f("uq_practice_second_choices_round_id_student_id"),
        ),
    )
    op.create_index(
        "ix_practice_second_choices_student_id", "practice_second_choices", ["student_id"]
    )

    op.create_table(
        "practice_second_wishes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("choice_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "rank BETWEEN 1 AND 10", name=op.f("ck_practice_second_wishes_rank_range")
        ),
        sa.ForeignKeyConstraint(
            ["choice_id"],
            ["practice_second_choices.id"],
            name=op.f("fk_practice_second_wishes_choice_id_practice_second_choices"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["practice_places.id"],
            name=op.f("fk_practice_second_wishes_place_id_practice_places"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_second_wishes")),
        sa.UniqueConstraint(
            "choice_id",
            "place_id",
            name=op.f("uq_practice_second_wishes_choice_id_place_id"),
        ),
        sa.UniqueConstraint(
            "choice_id", "rank", name=op.f("uq_practice_second_wishes_choice_id_rank")
        ),
    )
    op.create_index("ix_practice_second_wishes_place_id", "practice_second_wishes", ["place_id"])


def downgrade() -> None:
    op.drop_table("practice_second_wishes")
    op.drop_table("practice_second_choices")
    op.drop_table("practice_second_rounds")
