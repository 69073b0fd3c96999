"""Practice: the day a result is promised for, what a place asks and gives"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

WORK = ("tasks", "requirements")


def upgrade() -> None:
    op.add_column("practice_periods", sa.Column("results_on", sa.Date, nullable=True))
    for name in WORK:
        op.add_column("practice_places", sa.Column(name, LINE, nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("practice_places") as places:
        for name in WORK:
            places.drop_column(name)
    with op.batch_alter_table("practice_periods") as periods:
        periods.drop_column("results_on")
