"""What students showed to be admitted to practice"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "practice_clearances",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            choice(
                "clearancekind",
                "medical_examination",
                "medical_book",
                "no_criminal_record",
                "safety_briefing",
                "representative_consent",
            ),
            nullable=False,
        ),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("number", LINE, nullable=False),
        sa.Column("checked_by_id", sa.Integer(), nullable=True),
        sa.Column("checked_at", MOMENT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "given_on IS NOT NULL OR valid_until IS NULL",
            name=op.f("ck_practice_clearances_exempt_for_ever"),
        ),
        sa.CheckConstraint(
            "valid_until >= given_on", name=op.f("ck_practice_clearances_dates_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["checked_by_id"],
            ["users.id"],
            name=op.f("fk_practice_clearances_checked_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_practice_clearances_student_id_students"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_clearances")),
        sa.UniqueConstraint(
            "student_id", "kind", name=op.f("uq_practice_clearances_student_id_kind")
        ),
    )
    op.create_index(
        "ix_practice_clearances_checked_by_id", "practice_clearances", ["checked_by_id"]
    )
    op.create_index(
        "ix_practice_clearances_kind_valid_until", "practice_clearances", ["kind", "valid_until"]
    )


def downgrade() -> None:
    op.drop_table("practice_clearances")
