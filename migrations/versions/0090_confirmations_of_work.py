"""Confirmations of work"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0090"
down_revision = "0089"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "contract_confirmations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("still_works", choice("stillworks", "yes", "no"), nullable=False),
        sa.Column("position", LINE, nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("left_why", LINE, nullable=False),
        sa.Column("confirmed_at", MOMENT, nullable=False),
        sa.CheckConstraint(
            "still_works <> 'no' OR (left_on IS NOT NULL AND left_why <> '')",
            name=op.f("ck_contract_confirmations_leaving_told"),
        ),
        sa.CheckConstraint(
            "left_on >= since", name=op.f("ck_contract_confirmations_days_in_order")
        ),
        sa.CheckConstraint(
            "year BETWEEN 2000 AND 2100", name=op.f("ck_contract_confirmations_year_range")
        ),
        sa.ForeignKeyConstraint(
            ["contract_id"],
            ["target_contracts.id"],
            name=op.f("fk_contract_confirmations_contract_id_target_contracts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_confirmations")),
        sa.UniqueConstraint("contract_id", "year", name="uq_contract_confirmations_contract_year"),
    )


def downgrade() -> None:
    op.drop_table("contract_confirmations")
