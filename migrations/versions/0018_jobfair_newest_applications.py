"""Job fair: the newest applications first, by an index"""

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

INDEX = "ix_fair_applications_submitted_at_id"


def upgrade() -> None:
    """Add the index the list of applicants begins with."""
    op.create_index(INDEX, "fair_applications", ["submitted_at", "id"])


def downgrade() -> None:
    """Drop the index."""
    op.drop_index(INDEX, "fair_applications")
