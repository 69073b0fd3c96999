"""Students invited alone to a second round of a fair

Revision ID: 0102
Revises: 0101
"""

import sqlalchemy as sa
from alembic import op

from migrations.types import MOMENT

revision = "0102"
down_revision = "0101"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "fair_guests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fair_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("earlier_id", sa.Integer(), nullable=True),
        sa.Column("invited_at", MOMENT, nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["earlier_id"],
            ["fairs.id"],
            name=op.f("fk_fair_guests_earlier_id_fairs"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["fair_id"], ["fairs.id"], name=op.f("fk_fair_guests_fair_id_fairs"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_fair_guests_student_id_students"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_guests")),
        sa.UniqueConstraint(
            "fair_id", "student_id", name=op.f("uq_fair_guests_fair_id_student_id")
        ),
    )
    with op.batch_alter_table("fair_guests") as guests:
        guests.create_index(op.f("ix_fair_guests_earlier_id"), ["earlier_id"])
        guests.create_index(op.f("ix_fair_guests_student_id"), ["student_id"])


def downgrade() -> None:
    op.drop_table("fair_guests")
