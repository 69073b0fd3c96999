"""Contracts are found by another employer through an index of those alone that have one

Revision ID: 0112
Revises: 0111
"""

import sqlalchemy as sa
from alembic import op

revision = "0113"
down_revision = "0112"
branch_labels = None
depends_on = None

NAME = "ix_target_contracts_employer_id"
HAS_ONE = sa.text("employer_id IS NOT NULL")


def upgrade() -> None:
    op.drop_index(NAME, table_name="target_contracts")
    op.create_index(
        NAME,
        "target_contracts",
        ["employer_id"],
        sqlite_where=HAS_ONE,
        postgresql_where=HAS_ONE,
    )


def downgrade() -> None:
    op.drop_index(NAME, table_name="target_contracts")
    op.create_index(NAME, "target_contracts", ["employer_id"])
