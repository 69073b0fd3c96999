"""Why a student refused an offer

Revision ID: 0106
Revises: 0105
"""

import sqlalchemy as sa
from alembic import op

from migrations.types import choice

revision = "0111"
down_revision = "0110"
branch_labels = None
depends_on = None

REASONS = ("other_work", "far", "salary", "hours", "study", "personal")


def upgrade() -> None:
    with op.batch_alter_table("fair_offers") as offers:
        offers.add_column(sa.Column("refusal", choice("offerrefusal", *REASONS), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("fair_offers") as offers:
        offers.drop_constraint(op.f("ck_fair_offers_offerrefusal"), type_="check")
        offers.drop_column("refusal")
