"""Swaps of places"""

import sqlalchemy as sa
from alembic import op

from migrations.types import MOMENT, choice

revision = "0060"
down_revision = "0059"
branch_labels = None
depends_on = None

RULE = choice("swaprule", "by_staff", "automatic", "none")


def upgrade() -> None:
    op.create_table(
        "practice_swaps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("author_place_id", sa.Integer(), nullable=False),
        sa.Column("other_place_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            choice(
                "swapstate",
                "proposed",
                "accepted",
                "done",
                "declined",
                "withdrawn",
                "refused",
                "outdated",
            ),
            nullable=False,
        ),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("change_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("author_id <> other_id", name=op.f("ck_practice_swaps_two_students")),
        sa.CheckConstraint(
            "author_place_id <> other_place_id", name=op.f("ck_practice_swaps_two_places")
        ),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["students.id"],
            name=op.f("fk_practice_swaps_author_id_students"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["author_place_id"],
            ["practice_places.id"],
            name=op.f("fk_practice_swaps_author_place_id_practice_places"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["change_id"],
            ["practice_changes.id"],
            name=op.f("fk_practice_swaps_change_id_practice_changes"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["other_id"],
            ["students.id"],
            name=op.f("fk_practice_swaps_other_id_students"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["other_place_id"],
            ["practice_places.id"],
            name=op.f("fk_practice_swaps_other_place_id_practice_places"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["practice_periods.id"],
            name=op.f("fk_practice_swaps_period_id_practice_periods"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_swaps")),
    )
    op.create_index("ix_practice_swaps_author_id", "practice_swaps", ["author_id"])
    op.create_index("ix_practice_swaps_author_place_id", "practice_swaps", ["author_place_id"])
    op.create_index("ix_practice_swaps_change_id", "practice_swaps", ["change_id"])
    op.create_index("ix_practice_swaps_other_id", "practice_swaps", ["other_id"])
    op.create_index("ix_practice_swaps_other_place_id", "practice_swaps", ["other_place_id"])
    op.create_index("ix_practice_swaps_period_id", "practice_swaps", ["period_id"])

    with op.batch_alter_table("practice_periods") as periods:
        periods.add_column(sa.Column("swap_rule", RULE, nullable=True))
    op.execute("UPDATE practice_periods SET swap_rule = 'by_staff'")
    with op.batch_alter_table("practice_periods") as periods:
        periods.alter_column("swap_rule", existing_type=sa.String(40), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("practice_periods") as periods:
        periods.drop_constraint(op.f("ck_practice_periods_swaprule"), type_="check")
        periods.drop_column("swap_rule")
    op.drop_table("practice_swaps")
