"""Practice: how far a student has come at the base"""

import sqlalchemy as sa
from alembic import op

from migrations.types import choice

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None

TABLE = "practice_placements"
STATES = ("assigned", "admitted", "begun", "finished", "graded", "moved", "broken_off")
CHECKS = {
    "state_needs_seat": "place_id IS NOT NULL OR state IN ('assigned', 'moved', 'broken_off')",
    "state_frees_seat": "place_id IS NULL OR state NOT IN ('moved', 'broken_off')",
}


def upgrade() -> None:
    with op.batch_alter_table(TABLE) as placements:
        placements.add_column(sa.Column("state", choice("placementstate", *STATES), nullable=True))
    # Nobody noted until now who arrived and who was graded.
    op.execute("UPDATE practice_placements SET state = 'assigned'")
    with op.batch_alter_table(TABLE) as placements:
        placements.alter_column("state", existing_type=sa.String(40), nullable=False)
        placements.create_index("ix_practice_placements_state", ["state"])
        for name, text in CHECKS.items():
            placements.create_check_constraint(op.f(f"ck_{TABLE}_{name}"), text)


def downgrade() -> None:
    with op.batch_alter_table(TABLE) as placements:
        for name in (*CHECKS, "placementstate"):
            placements.drop_constraint(op.f(f"ck_{TABLE}_{name}"), type_="check")
        placements.drop_index("ix_practice_placements_state")
        placements.drop_column("state")
