"""Who was called to a second round of a fair or to practice, when and by whom

Revision ID: 0104
Revises: 0103
"""

import sqlalchemy as sa
from alembic import op

from migrations.types import MOMENT

revision = "0105"
down_revision = "0104"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "practice_calls",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("called_at", MOMENT, nullable=False),
        sa.Column("called_by_id", sa.Integer(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["called_by_id"],
            ["users.id"],
            name=op.f("fk_practice_calls_called_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["practice_periods.id"],
            name=op.f("fk_practice_calls_period_id_practice_periods"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_practice_calls_student_id_students"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_calls")),
        sa.UniqueConstraint(
            "period_id", "student_id", name=op.f("uq_practice_calls_period_id_student_id")
        ),
    )
    with op.batch_alter_table("practice_calls") as calls:
        calls.create_index(op.f("ix_practice_calls_called_by_id"), ["called_by_id"])
        calls.create_index(op.f("ix_practice_calls_student_id"), ["student_id"])
    with op.batch_alter_table("fair_guests") as guests:
        guests.add_column(sa.Column("invited_by_id", sa.Integer(), nullable=True))
        guests.create_index(op.f("ix_fair_guests_invited_by_id"), ["invited_by_id"])
        guests.create_foreign_key(
            op.f("fk_fair_guests_invited_by_id_users"),
            "users",
            ["invited_by_id"],
            ["id"],
            ondelete="SET NULL",
        )


def downgrade() -> None:
    with op.batch_alter_table("fair_guests") as guests:
        guests.drop_constraint(op.f("fk_fair_guests_invited_by_id_users"), type_="foreignkey")
        guests.drop_index(op.f("ix_fair_guests_invited_by_id"))
        guests.drop_column("invited_by_id")
    op.drop_table("practice_calls")
