"""Withdrawn consents by their day: few of hundreds of thousands, counted for the terms of keeping

Revision ID: 0103
Revises: 0102
"""

import sqlalchemy as sa
from alembic import op

revision = "0107"
down_revision = "0106"
branch_labels = None
depends_on = None

_WITHDRAWN = sa.text("withdrawn_at IS NOT NULL")


def upgrade() -> None:
    op.create_index(
        "ix_consents_withdrawn_at",
        "consents",
        ["withdrawn_at"],
        sqlite_where=_WITHDRAWN,
        postgresql_where=_WITHDRAWN,
    )


def downgrade() -> None:
    op.drop_index("ix_consents_withdrawn_at", table_name="consents")
