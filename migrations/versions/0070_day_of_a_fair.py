"""Passes of a fair, their scans and who came; visitors are counted by address"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0070"
down_revision = "0069"
branch_labels = None
depends_on = None


COUNTED = (
    "sign_in_place", "sign_in_account", "sign_in_address", "letter_email", "letter_address",
    "join_address", "link_address",
)  # fmt: skip
ADDED = "visit_address"
KIND = "ck_attempt_counts_attemptkind"


def upgrade() -> None:
    _count_kinds(*COUNTED, ADDED)
    op.create_table(
        "fair_passes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fair_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind", choice("holderkind", "student", "representative", "visitor"), nullable=False
        ),
        sa.Column("code", LINE, nullable=False),
        sa.Column("token", LINE, nullable=True),
        sa.Column("student_id", sa.Integer(), nullable=True),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("name", LINE, nullable=False),
        sa.Column("about", LINE, nullable=False),
        sa.Column("email", LINE, nullable=True),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'representative') = (participant_id IS NOT NULL)",
            name=op.f("ck_fair_passes_employers_own"),
        ),
        sa.CheckConstraint(
            "(kind = 'student') = (student_id IS NOT NULL)",
            name=op.f("ck_fair_passes_students_own"),
        ),
        sa.CheckConstraint("kind = 'student' OR name <> ''", name=op.f("ck_fair_passes_named")),
        sa.ForeignKeyConstraint(
            ["fair_id"],
            ["fairs.id"],
            name=op.f("fk_fair_passes_fair_id_fairs"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["fair_participants.id"],
            name=op.f("fk_fair_passes_participant_id_fair_participants"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_fair_passes_student_id_students"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_passes")),
        sa.UniqueConstraint("code", name=op.f("uq_fair_passes_code")),
        sa.UniqueConstraint(
            "fair_id", "student_id", name=op.f("uq_fair_passes_fair_id_student_id")
        ),
        sa.UniqueConstraint("token", name=op.f("uq_fair_passes_token")),
    )
    op.create_index("ix_fair_passes_fair_id", "fair_passes", ["fair_id"])
    op.create_index("ix_fair_passes_made_at", "fair_passes", ["made_at"])
    op.create_index("ix_fair_passes_participant_id", "fair_passes", ["participant_id"])
    op.create_index("ix_fair_passes_student_id", "fair_passes", ["student_id"])

    op.create_table(
        "fair_scans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", LINE, nullable=False),
        sa.Column("pass_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("spot", LINE, nullable=False),
        sa.Column("device_at", MOMENT, nullable=False),
        sa.Column("happened_at", MOMENT, nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("scanned_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["fair_participants.id"],
            name=op.f("fk_fair_scans_participant_id_fair_participants"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["pass_id"],
            ["fair_passes.id"],
            name=op.f("fk_fair_scans_pass_id_fair_passes"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["scanned_by_id"],
            ["users.id"],
            name=op.f("fk_fair_scans_scanned_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_scans")),
        sa.UniqueConstraint("key", name=op.f("uq_fair_scans_key")),
    )
    op.create_index("ix_fair_scans_participant_id", "fair_scans", ["participant_id"])
    op.create_index("ix_fair_scans_pass_id", "fair_scans", ["pass_id"])
    op.create_index("ix_fair_scans_scanned_by_id", "fair_scans", ["scanned_by_id"])

    op.create_table(
        "fair_arrivals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fair_id", sa.Integer(), nullable=False),
        sa.Column("pass_id", sa.Integer(), nullable=False),
        sa.Column("scan_id", sa.Integer(), nullable=True),
        sa.Column("arrived_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["fair_id"],
            ["fairs.id"],
            name=op.f("fk_fair_arrivals_fair_id_fairs"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["pass_id"],
            ["fair_passes.id"],
            name=op.f("fk_fair_arrivals_pass_id_fair_passes"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["scan_id"],
            ["fair_scans.id"],
            name=op.f("fk_fair_arrivals_scan_id_fair_scans"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_arrivals")),
        sa.UniqueConstraint("pass_id", name=op.f("uq_fair_arrivals_pass_id")),
        sa.UniqueConstraint("scan_id", name=op.f("uq_fair_arrivals_scan_id")),
    )
    op.create_index(
        "ix_fair_arrivals_fair_id_arrived_at", "fair_arrivals", ["fair_id", "arrived_at"]
    )


def downgrade() -> None:
    op.drop_table("fair_arrivals")
    op.drop_table("fair_scans")
    op.drop_table("fair_passes")
    op.execute(f"DELETE FROM attempt_counts WHERE kind = '{ADDED}'")  # noqa: S608 - a constant
    _count_kinds(*COUNTED)


def _count_kinds(*kinds: str) -> None:
    words = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("attempt_counts") as counts:
        counts.drop_constraint(op.f(KIND), type_="check")
        counts.create_check_constraint(op.f(KIND), f"kind IN ({words})")
