"""Orders that appoint mentors"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, choice

revision = "0078"
down_revision = "0077"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mentor_appointments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", LINE, nullable=False),
        sa.Column(
            "number_key",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column(
            "basis", choice("mentoringbasis", "agreement", "worker", "charter"), nullable=False
        ),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ends_on >= starts_on", name=op.f("ck_mentor_appointments_days_in_order")
        ),
        sa.CheckConstraint(
            "year BETWEEN 2000 AND 2100", name=op.f("ck_mentor_appointments_year_range")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentor_appointments")),
        sa.UniqueConstraint("number", "year", name="uq_mentor_appointments_number_year"),
    )
    op.create_index(
        "ix_mentor_appointments_number_key_id", "mentor_appointments", ["number_key", "id"]
    )
    op.create_index(
        "ix_mentor_appointments_signed_on_id", "mentor_appointments", ["signed_on", "id"]
    )

    op.create_table(
        "mentor_appointment_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["mentor_appointments.id"],
            name=op.f("fk_mentor_appointment_lines_appointment_id_mentor_appointments"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["mentor_id"],
            ["mentors.id"],
            name=op.f("fk_mentor_appointment_lines_mentor_id_mentors"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentor_appointment_lines")),
        sa.UniqueConstraint(
            "appointment_id", "mentor_id", name="uq_mentor_appointment_lines_appointment_id"
        ),
    )
    op.create_index(
        "ix_mentor_appointment_lines_mentor_id", "mentor_appointment_lines", ["mentor_id"]
    )


def downgrade() -> None:
    op.drop_table("mentor_appointment_lines")
    op.drop_table("mentor_appointments")
