"""Participants and talks of a fair, ranked applications and whom employers select"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0062"
down_revision = "0061"
branch_labels = None
depends_on = None

SELECTION = choice("selection", "undecided", "invited", "passed_over")


def upgrade() -> None:
    op.create_table(
        "fair_participants",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fair_id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            choice(
                "participantstate", "invited", "registered", "confirmed", "declined", "withdrawn"
            ),
            nullable=False,
        ),
        sa.Column("stand", LINE, nullable=False),
        sa.Column("tables", sa.Integer(), nullable=False),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "tables BETWEEN 1 AND 8", name=op.f("ck_fair_participants_tables_range")
        ),
        sa.ForeignKeyConstraint(
            ["fair_id"],
            ["fairs.id"],
            name=op.f("fk_fair_participants_fair_id_fairs"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_fair_participants_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_participants")),
        sa.UniqueConstraint(
            "fair_id", "organization_id", name=op.f("uq_fair_participants_fair_id_organization_id")
        ),
    )
    op.create_index(
        "ix_fair_participants_organization_id", "fair_participants", ["organization_id"]
    )
    op.create_index("ix_fair_participants_state", "fair_participants", ["state"])
    op.create_index(
        "uq_fair_participants_one_stand",
        "fair_participants",
        ["fair_id", "stand"],
        unique=True,
        sqlite_where=sa.text("stand <> ''"),
        postgresql_where=sa.text("stand <> ''"),
    )

    op.create_table(
        "fair_interviews",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fair_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=True),
        sa.Column("slot", sa.Integer(), nullable=True),
        sa.Column("table_number", sa.Integer(), nullable=True),
        sa.Column(
            "state",
            choice("interviewstate", "scheduled", "reserve", "held", "missed", "cancelled"),
            nullable=False,
        ),
        sa.Column("is_walk_in", sa.Boolean(), nullable=False),
        sa.Column("held_at", MOMENT, nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state <> 'scheduled' OR slot IS NOT NULL",
            name=op.f("ck_fair_interviews_scheduled_when"),
        ),
        sa.CheckConstraint(
            "slot IS NULL OR slot BETWEEN 0 AND 199", name=op.f("ck_fair_interviews_slot_range")
        ),
        sa.CheckConstraint(
            "table_number IS NULL OR table_number BETWEEN 1 AND 8",
            name=op.f("ck_fair_interviews_table_number_range"),
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["fair_applications.id"],
            name=op.f("fk_fair_interviews_application_id_fair_applications"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["fair_id"],
            ["fairs.id"],
            name=op.f("fk_fair_interviews_fair_id_fairs"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["fair_participants.id"],
            name=op.f("fk_fair_interviews_participant_id_fair_participants"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_fair_interviews_student_id_students"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_interviews")),
        sa.UniqueConstraint(
            "participant_id",
            "student_id",
            name=op.f("uq_fair_interviews_participant_id_student_id"),
        ),
    )
    op.create_index("ix_fair_interviews_application_id", "fair_interviews", ["application_id"])
    op.create_index("ix_fair_interviews_fair_id_slot", "fair_interviews", ["fair_id", "slot"])
    op.create_index("ix_fair_interviews_student_id", "fair_interviews", ["student_id"])

    with op.batch_alter_table("fair_applications") as applications:
        applications.add_column(sa.Column("rank", sa.Integer(), nullable=True))
        applications.create_check_constraint(
            op.f("ck_fair_applications_rank_range"), "rank IS NULL OR rank BETWEEN 1 AND 100"
        )
        applications.add_column(sa.Column("selection", SELECTION, nullable=True))
    op.execute("UPDATE fair_applications SET selection = 'undecided'")
    with op.batch_alter_table("fair_applications") as applications:
        applications.alter_column("selection", existing_type=sa.String(40), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("fair_applications") as applications:
        applications.drop_constraint(op.f("ck_fair_applications_selection"), type_="check")
        applications.drop_column("selection")
        applications.drop_constraint(op.f("ck_fair_applications_rank_range"), type_="check")
        applications.drop_column("rank")
    op.drop_table("fair_interviews")
    op.drop_table("fair_participants")
