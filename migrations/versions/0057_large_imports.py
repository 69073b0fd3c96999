"""Imports: a large sheet is read by the worker"""

from alembic import op

revision = "0057"
down_revision = "0056"
branch_labels = None
depends_on = None

NAME = "ck_import_runs_runstate"
BEFORE = "state IN ('previewed', 'applying', 'applied', 'undone')"
AFTER = "state IN ('reading', 'previewed', 'applying', 'applied', 'undone')"


def upgrade() -> None:
    _exchange(AFTER)


def downgrade() -> None:
    # Nobody knows what would become of its rows: the file is sent again.
    op.execute(
        "DELETE FROM import_rows WHERE run_id IN"
        " (SELECT id FROM import_runs WHERE state = 'reading')"
    )
    op.execute("DELETE FROM import_runs WHERE state = 'reading'")
    _exchange(BEFORE)


def _exchange(states: str) -> None:
    with op.batch_alter_table("import_runs") as runs:
        runs.drop_constraint(op.f(NAME), type_="check")
        runs.create_check_constraint(op.f(NAME), states)
