"""Students of other organizations"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE

revision = "0112"
down_revision = "0111"
branch_labels = None
depends_on = None

FORMER = ("studying", "on_leave", "transferred", "expelled", "graduated")
STATES = (*FORMER, "outside")
MARKS = (("target_offers", "takes_outside"), ("users", "studies_elsewhere"))


def upgrade() -> None:
    _know(STATES)
    with op.batch_alter_table("study_groups") as groups:
        groups.add_column(
            sa.Column("training_organization", LINE, nullable=False, server_default="")
        )
        groups.alter_column("course", existing_type=sa.Integer(), nullable=True)
    with op.batch_alter_table("study_groups") as groups:
        groups.alter_column("training_organization", server_default=None)
        groups.create_check_constraint(
            op.f("ck_study_groups_own_has_course"),
            "(training_organization = '') = (course IS NOT NULL)",
        )
    for table, mark in MARKS:
        no = sa.false()
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column(mark, sa.Boolean(), nullable=False, server_default=no))
        with op.batch_alter_table(table) as batch:
            batch.alter_column(mark, server_default=None)


def downgrade() -> None:
    """Who studies elsewhere was transferred there; what stands for the training is closed."""
    for table, mark in MARKS:
        with op.batch_alter_table(table) as batch:
            batch.drop_column(mark)
    op.execute(sa.text("UPDATE students SET state = 'transferred' WHERE state = 'outside'"))
    with op.batch_alter_table("study_groups") as groups:
        groups.drop_constraint(op.f("ck_study_groups_own_has_course"), type_="check")
    op.execute(
        sa.text(
            "UPDATE study_groups SET course = 5, archived_on = CURRENT_DATE WHERE course IS NULL"
        )
    )
    with op.batch_alter_table("study_groups") as groups:
        groups.alter_column("course", existing_type=sa.Integer(), nullable=False)
        groups.drop_column("training_organization")
    _know(FORMER)


def _know(states: tuple[str, ...]) -> None:
    listed = ", ".join(f"'{one}'" for one in states)
    _check("students", "ck_students_studentstate", f"state IN ({listed})")
    for column in ("before", "after"):
        _check("student_changes", f"ck_student_changes_{column}", f'"{column}" IN ({listed})')


def _check(table: str, name: str, says: str) -> None:
    with op.batch_alter_table(table) as batch:
        batch.drop_constraint(op.f(name), type_="check")
        batch.create_check_constraint(op.f(name), says)
