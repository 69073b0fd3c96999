"""What bases are asked of a period by links"""

import sqlalchemy as sa
from alembic import op

revision = "0064"
down_revision = "0063"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "practice_period_bases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("base_id", sa.Integer(), nullable=False),
        sa.Column("places_asked_on", sa.Date(), nullable=True),
        sa.Column("arrival_asked_on", sa.Date(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["base_id"],
            ["practice_bases.id"],
            name=op.f("fk_practice_period_bases_base_id_practice_bases"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["practice_periods.id"],
            name=op.f("fk_practice_period_bases_period_id_practice_periods"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_period_bases")),
        sa.UniqueConstraint(
            "period_id", "base_id", name=op.f("uq_practice_period_bases_period_id_base_id")
        ),
    )
    op.create_index("ix_practice_period_bases_base_id", "practice_period_bases", ["base_id"])


def downgrade() -> None:
    op.drop_table("practice_period_bases")
