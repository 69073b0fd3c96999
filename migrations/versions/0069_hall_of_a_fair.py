"""The hall, the programme and the guests of a fair, and who comes for a participant"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0069"
down_revision = "0068"
branch_labels = None
depends_on = None

NEEDS = ("needs_power", "needs_screen")


def upgrade() -> None:
    op.create_table(
        "fair_stands",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fair_id", sa.Integer(), nullable=False),
        sa.Column("number", LINE, nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("has_power", sa.Boolean(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("number <> ''", name=op.f("ck_fair_stands_numbered")),
        sa.CheckConstraint("line BETWEEN 1 AND 30", name=op.f("ck_fair_stands_line_range")),
        sa.CheckConstraint("place BETWEEN 1 AND 30", name=op.f("ck_fair_stands_place_range")),
        sa.ForeignKeyConstraint(
            ["fair_id"], ["fairs.id"], name=op.f("fk_fair_stands_fair_id_fairs"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_stands")),
        sa.UniqueConstraint(
            "fair_id", "line", "place", name=op.f("uq_fair_stands_fair_id_line_place")
        ),
        sa.UniqueConstraint("fair_id", "number", name=op.f("uq_fair_stands_fair_id_number")),
    )
    op.create_table(
        "fair_guest_groups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fair_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("invited_at", MOMENT, nullable=False),
        sa.Column("letters", sa.Integer(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["fair_id"],
            ["fairs.id"],
            name=op.f("fk_fair_guest_groups_fair_id_fairs"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["study_groups.id"],
            name=op.f("fk_fair_guest_groups_group_id_study_groups"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_guest_groups")),
        sa.UniqueConstraint(
            "fair_id", "group_id", name=op.f("uq_fair_guest_groups_fair_id_group_id")
        ),
    )
    op.create_index("ix_fair_guest_groups_group_id", "fair_guest_groups", ["group_id"])

    op.create_table(
        "fair_representatives",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("name", LINE, nullable=False),
        sa.Column("post", LINE, nullable=False),
        sa.Column("code", LINE, nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["fair_participants.id"],
            name=op.f("fk_fair_representatives_participant_id_fair_participants"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_representatives")),
        sa.UniqueConstraint("code", name=op.f("uq_fair_representatives_code")),
    )
    op.create_index(
        "ix_fair_representatives_participant_id", "fair_representatives", ["participant_id"]
    )

    op.create_table(
        "fair_sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fair_id", sa.Integer(), nullable=False),
        sa.Column("kind", choice("sessionkind", "talk", "master_class", "other"), nullable=False),
        sa.Column("title", LINE, nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("speaker", LINE, nullable=False),
        sa.Column("place", LINE, nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=False),
        sa.Column("ends_at", sa.Time(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("seats BETWEEN 1 AND 1000", name=op.f("ck_fair_sessions_seats_range")),
        sa.CheckConstraint(
            "seats IS NULL OR taken <= seats", name=op.f("ck_fair_sessions_taken_within_seats")
        ),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_fair_sessions_times_in_order")),
        sa.CheckConstraint("taken BETWEEN 0 AND 1000", name=op.f("ck_fair_sessions_taken_range")),
        sa.ForeignKeyConstraint(
            ["fair_id"],
            ["fairs.id"],
            name=op.f("fk_fair_sessions_fair_id_fairs"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["fair_participants.id"],
            name=op.f("fk_fair_sessions_participant_id_fair_participants"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_sessions")),
    )
    op.create_index("ix_fair_sessions_fair_id_starts_at", "fair_sessions", ["fair_id", "starts_at"])
    op.create_index("ix_fair_sessions_participant_id", "fair_sessions", ["participant_id"])

    op.create_table(
        "fair_session_seats",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("taken_at", MOMENT, nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["fair_sessions.id"],
            name=op.f("fk_fair_session_seats_session_id_fair_sessions"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_fair_session_seats_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_session_seats")),
        sa.UniqueConstraint(
            "session_id", "user_id", name=op.f("uq_fair_session_seats_session_id_user_id")
        ),
    )
    op.create_index("ix_fair_session_seats_user_id", "fair_session_seats", ["user_id"])
    with op.batch_alter_table("fair_participants") as participants:
        for name in NEEDS:
            participants.add_column(
                sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())
            )
        participants.add_column(sa.Column("reason", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("fair_participants") as participants:
        for name in (*NEEDS, "reason"):
            participants.alter_column(name, server_default=None)


def downgrade() -> None:
    op.drop_table("fair_session_seats")
    op.drop_table("fair_sessions")
    op.drop_table("fair_representatives")
    op.drop_table("fair_guest_groups")
    op.drop_table("fair_stands")
    with op.batch_alter_table("fair_participants") as participants:
        for name in (*NEEDS, "reason"):
            participants.drop_column(name)
