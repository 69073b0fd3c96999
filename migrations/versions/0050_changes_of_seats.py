"""Changes of seats"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "practice_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("distribution_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            choice("seatschangekind", "seat", "unseat", "repair", "rest", "swap"),
            nullable=False,
        ),
        sa.Column(
            "state",
            choice("changestate", "proposed", "applied", "undone", "dropped"),
            nullable=False,
        ),
        sa.Column("reason", LINE, nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("seats_before", sa.Integer(), nullable=True),
        sa.Column("seats_after", sa.Integer(), nullable=True),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("undone_at", MOMENT, nullable=True),
        sa.Column("undone_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "seats_after BETWEEN 0 AND 200", name=op.f("ck_practice_changes_seats_after_range")
        ),
        sa.CheckConstraint(
            "seats_before BETWEEN 0 AND 200", name=op.f("ck_practice_changes_seats_before_range")
        ),
        sa.ForeignKeyConstraint(
            ["distribution_id"],
            ["practice_distributions.id"],
            name=op.f("fk_practice_changes_distribution_id_practice_distributions"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["users.id"],
            name=op.f("fk_practice_changes_made_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["practice_periods.id"],
            name=op.f("fk_practice_changes_period_id_practice_periods"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["practice_places.id"],
            name=op.f("fk_practice_changes_place_id_practice_places"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["undone_by_id"],
            ["users.id"],
            name=op.f("fk_practice_changes_undone_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_changes")),
    )
    op.create_index("ix_practice_changes_distribution_id", "practice_changes", ["distribution_id"])
    op.create_index("ix_practice_changes_made_by_id", "practice_changes", ["made_by_id"])
    op.create_index("ix_practice_changes_period_id", "practice_changes", ["period_id"])
    op.create_index("ix_practice_changes_place_id", "practice_changes", ["place_id"])
    op.create_index("ix_practice_changes_undone_by_id", "practice_changes", ["undone_by_id"])

    op.create_table(
        "practice_seat_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("before_place_id", sa.Integer(), nullable=True),
        sa.Column(
            "before_basis",
            choice("before_basis", "wish", "by_hand", "unplaced", "unsent"),
            nullable=True,
        ),
        sa.Column("before_rank", sa.Integer(), nullable=True),
        sa.Column("before_note", LINE, nullable=False),
        sa.Column("after_place_id", sa.Integer(), nullable=True),
        sa.Column(
            "after_basis",
            choice("after_basis", "wish", "by_hand", "unplaced", "unsent"),
            nullable=True,
        ),
        sa.Column("after_rank", sa.Integer(), nullable=True),
        sa.Column("after_note", LINE, nullable=False),
        sa.Column("cause", LINE, nullable=False),
        sa.Column("is_forced", sa.Boolean(), nullable=False),
        sa.Column("explanation", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["after_place_id"],
            ["practice_places.id"],
            name=op.f("fk_practice_seat_changes_after_place_id_practice_places"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["before_place_id"],
            ["practice_places.id"],
            name=op.f("fk_practice_seat_changes_before_place_id_practice_places"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["change_id"],
            ["practice_changes.id"],
            name=op.f("fk_practice_seat_changes_change_id_practice_changes"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_practice_seat_changes_student_id_students"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_seat_changes")),
        sa.UniqueConstraint(
            "change_id", "student_id", name=op.f("uq_practice_seat_changes_change_id_student_id")
        ),
    )
    op.create_index(
        "ix_practice_seat_changes_after_place_id", "practice_seat_changes", ["after_place_id"]
    )
    op.create_index(
        "ix_practice_seat_changes_before_place_id", "practice_seat_changes", ["before_place_id"]
    )
    op.create_index("ix_practice_seat_changes_student_id", "practice_seat_changes", ["student_id"])

    _let_places_have(0)


def downgrade() -> None:
    op.execute("UPDATE practice_places SET seats = 1 WHERE seats = 0")
    _let_places_have(1)
    op.drop_table("practice_seat_changes")
    op.drop_table("practice_changes")


def _let_places_have(fewest: int) -> None:
    with op.batch_alter_table("practice_places") as places:
        places.drop_constraint(op.f("ck_practice_places_seats_range"), type_="check")
        places.create_check_constraint(
            op.f("ck_practice_places_seats_range"), f"seats BETWEEN {fewest} AND 200"
        )
