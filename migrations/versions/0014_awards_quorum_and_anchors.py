"""Awards: a round keeps its quorum, a criterion says what a score means"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

ANCHORS = ("anchor_0", "anchor_3", "anchor_7", "anchor_10")


def upgrade() -> None:
    """Add the columns; rounds that are closed were closed without a quorum."""
    op.add_column("award_rounds", sa.Column("quorum", sa.Integer, nullable=True))
    op.execute(
        "UPDATE award_rounds SET quorum = CASE WHEN state = 'closed' THEN 1 ELSE"
        " (SELECT count(*) / 2 + 1 FROM users WHERE role = 'council' AND active) END"
    )
    with op.batch_alter_table("award_rounds") as rounds:
        rounds.alter_column("quorum", existing_type=sa.Integer, nullable=False)
        rounds.create_check_constraint(
            op.f("ck_award_rounds_quorum_range"), "quorum BETWEEN 1 AND 100"
        )
    for name in ANCHORS:
        op.add_column("award_criteria", sa.Column(name, LINE, nullable=True))
    op.add_column("award_criteria", sa.Column("version", sa.Integer, nullable=True))
    empty = ", ".join(f"{name} = ''" for name in ANCHORS)
    op.execute(f"UPDATE award_criteria SET version = 1, {empty}")  # noqa: S608 - names of ours
    with op.batch_alter_table("award_criteria") as criteria:
        for name in ANCHORS:
            criteria.alter_column(name, existing_type=LINE, nullable=False)
        criteria.alter_column("version", existing_type=sa.Integer, nullable=False)


def downgrade() -> None:
    """Drop the columns."""
    with op.batch_alter_table("award_criteria") as criteria:
        for name in (*ANCHORS, "version"):
            criteria.drop_column(name)
    with op.batch_alter_table("award_rounds") as rounds:
        rounds.drop_constraint(op.f("ck_award_rounds_quorum_range"), type_="check")
        rounds.drop_column("quorum")
