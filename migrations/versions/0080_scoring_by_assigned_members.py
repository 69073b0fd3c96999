"""Members are assigned by a seed, conflicts exclude, scores have comments"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0080"
down_revision = "0079"
branch_labels = None
depends_on = None

KINDS = ("self", "colleague", "mentee", "nominator", "relation")


def upgrade() -> None:
    op.create_table(
        "award_duties",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("is_extra", sa.Boolean(), nullable=False),
        sa.Column("assigned_at", MOMENT, nullable=False),
        sa.Column("reminded_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["users.id"],
            name=op.f("fk_award_duties_member_id_users"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["nomination_id"],
            ["award_nominations.id"],
            name=op.f("fk_award_duties_nomination_id_award_nominations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_duties")),
        sa.UniqueConstraint(
            "nomination_id", "member_id", name=op.f("uq_award_duties_nomination_id_member_id")
        ),
    )
    op.create_index(op.f("ix_award_duties_member_id"), "award_duties", ["member_id"])
    with op.batch_alter_table("award_rounds") as batch:
        batch.add_column(sa.Column("discrepancy", sa.Integer(), nullable=False, server_default="3"))
        batch.add_column(sa.Column("assignment_seed", LINE, nullable=False, server_default=""))
        batch.add_column(sa.Column("assignment_digest", LINE, nullable=False, server_default=""))
        batch.create_check_constraint(
            op.f("ck_award_rounds_discrepancy_range"), "discrepancy BETWEEN 1 AND 10"
        )
    with op.batch_alter_table("award_score_sheets") as batch:
        batch.add_column(
            sa.Column("is_relation", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch.add_column(sa.Column("set_aside", choice("conflictkind", *KINDS), nullable=True))
    with op.batch_alter_table("award_scores") as batch:
        batch.add_column(sa.Column("comment", LINE, nullable=False, server_default=""))
    _without_defaults("award_rounds", "discrepancy", "assignment_seed", "assignment_digest")
    _without_defaults("award_score_sheets", "is_relation")
    _without_defaults("award_scores", "comment")


def downgrade() -> None:
    with op.batch_alter_table("award_scores") as batch:
        batch.drop_column("comment")
    with op.batch_alter_table("award_score_sheets") as batch:
        batch.drop_constraint(op.f("ck_award_score_sheets_conflictkind"), type_="check")
        batch.drop_column("set_aside")
        batch.drop_column("is_relation")
    with op.batch_alter_table("award_rounds") as batch:
        batch.drop_constraint(op.f("ck_award_rounds_discrepancy_range"), type_="check")
        batch.drop_column("assignment_digest")
        batch.drop_column("assignment_seed")
        batch.drop_column("discrepancy")
    op.drop_index(op.f("ix_award_duties_member_id"), "award_duties")
    op.drop_table("award_duties")


def _without_defaults(table: str, *columns: str) -> None:
    """The defaults were for the rows of old alone."""
    with op.batch_alter_table(table) as batch:
        for column in columns:
            batch.alter_column(column, server_default=None)
