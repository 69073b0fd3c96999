"""An arrival that was marked by mistake is taken back; its scans stay with who did it"""

import sqlalchemy as sa
from alembic import op

from migrations.types import MOMENT

revision = "0086"
down_revision = "0085"
branch_labels = None
depends_on = None

UNDONE_BY = "fk_fair_scans_undone_by_id_users"


def upgrade() -> None:
    with op.batch_alter_table("fair_scans") as scans:
        scans.add_column(sa.Column("undone_at", MOMENT, nullable=True))
        scans.add_column(sa.Column("undone_by_id", sa.Integer(), nullable=True))
        scans.create_index(op.f("ix_fair_scans_undone_by_id"), ["undone_by_id"])
        scans.create_foreign_key(
            op.f(UNDONE_BY), "users", ["undone_by_id"], ["id"], ondelete="SET NULL"
        )


def downgrade() -> None:
    with op.batch_alter_table("fair_scans") as scans:
        scans.drop_constraint(op.f(UNDONE_BY), type_="foreignkey")
        scans.drop_index(op.f("ix_fair_scans_undone_by_id"))
        scans.drop_column("undone_by_id")
        scans.drop_column("undone_at")
