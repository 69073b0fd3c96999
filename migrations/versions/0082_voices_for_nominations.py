"""A nomination has a sentence for the letter, and further voices join it"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT

revision = "0082"
down_revision = "0081"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "award_supports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("supported_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["nomination_id"],
            ["award_nominations.id"],
            name=op.f("fk_award_supports_nomination_id_award_nominations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_award_supports_user_id_users"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_supports")),
        sa.UniqueConstraint(
            "nomination_id", "user_id", name=op.f("uq_award_supports_nomination_id_user_id")
        ),
    )
    op.create_index(op.f("ix_award_supports_user_id"), "award_supports", ["user_id"])
    with op.batch_alter_table("award_nominations") as batch:
        batch.add_column(sa.Column("merit", LINE, nullable=False, server_default=""))
    with op.batch_alter_table("award_nominations") as batch:
        batch.alter_column("merit", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("award_nominations") as batch:
        batch.drop_column("merit")
    op.drop_index(op.f("ix_award_supports_user_id"), "award_supports")
    op.drop_table("award_supports")
