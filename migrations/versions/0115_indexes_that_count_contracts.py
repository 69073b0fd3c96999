"""Contracts are counted by year and by customer, and sorted by the end of training, by indexes"""

from alembic import op

revision = "0115"
down_revision = "0114"
branch_labels = None
depends_on = None

TABLE = "target_contracts"
ADDED = (
    ("training_until", "id"),
    ("drafted_on", "state"),
    ("organization_id", "state"),
    ("terminated_on",),
)
REPLACED = "organization_id"


def upgrade() -> None:
    for columns in ADDED:
        op.create_index(op.f(_name(*columns)), TABLE, list(columns))
    op.drop_index(_name(REPLACED), TABLE)


def downgrade() -> None:
    op.create_index(op.f(_name(REPLACED)), TABLE, [REPLACED])
    for columns in ADDED:
        op.drop_index(_name(*columns), TABLE)


def _name(*columns: str) -> str:
    return "_".join(("ix", TABLE, *columns))
