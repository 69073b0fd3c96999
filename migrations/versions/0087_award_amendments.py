"""Why what was settled was changed, and the regulation of a round"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0087"
down_revision = "0086"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "award_amendments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            choice("amendmentkind", "wording", "handover", "verdict", "session"),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_award_amendments_has_reason")),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["users.id"],
            name=op.f("fk_award_amendments_made_by_id_users"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["mentor_id"],
            ["mentors.id"],
            name=op.f("fk_award_amendments_mentor_id_mentors"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["award_rounds.id"],
            name=op.f("fk_award_amendments_round_id_award_rounds"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_amendments")),
    )
    for column in ("made_by_id", "mentor_id", "round_id"):
        op.create_index(op.f(f"ix_award_amendments_{column}"), "award_amendments", [column])
    with op.batch_alter_table("award_rounds") as batch:
        batch.add_column(sa.Column("regulation_number", LINE, nullable=False, server_default=""))
        batch.add_column(sa.Column("regulation_on", sa.Date(), nullable=True))
    with op.batch_alter_table("award_rounds") as batch:
        batch.alter_column("regulation_number", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("award_rounds") as batch:
        batch.drop_column("regulation_on")
        batch.drop_column("regulation_number")
    op.drop_table("award_amendments")
