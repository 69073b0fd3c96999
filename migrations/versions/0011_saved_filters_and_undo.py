"""Lists: saved filters, and the way back of acts on many records"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "saved_filters",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("path", LINE, nullable=False),
        sa.Column("title", LINE, nullable=False),
        sa.Column("query", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_saved_filters_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_filters")),
        sa.UniqueConstraint(
            "user_id", "path", "title", name=op.f("uq_saved_filters_user_id_path_title")
        ),
    )  # fmt: skip
    op.create_table(
        "undo_steps",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer, nullable=False),
        sa.Column("act", LINE, nullable=False),
        sa.Column("payload", sa.JSON, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_undo_steps_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_undo_steps")),
    )  # fmt: skip
    op.create_index("ix_undo_steps_user_id", "undo_steps", ["user_id"])


def downgrade() -> None:
    op.drop_table("undo_steps")
    op.drop_table("saved_filters")
