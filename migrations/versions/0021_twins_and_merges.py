"""Twins: pairs of records that look like one, and what merging them changed"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "twin_pairs",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("entity", LINE, nullable=False),
        sa.Column("left_id", sa.Integer, nullable=False),
        sa.Column("right_id", sa.Integer, nullable=False),
        sa.Column("left_title", LINE, nullable=False),
        sa.Column("right_title", LINE, nullable=False),
        sa.Column("likeness", sa.Integer, nullable=False),
        sa.Column("why", LINE, nullable=False),
        sa.Column("state", choice("pairstate", "open", "merged", "different"), nullable=False),
        sa.Column("found_at", MOMENT, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint("left_id < right_id", name=op.f("ck_twin_pairs_in_order")),
        sa.CheckConstraint("likeness BETWEEN 0 AND 100", name=op.f("ck_twin_pairs_likeness_range")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_twin_pairs")),
        sa.UniqueConstraint("entity", "left_id", "right_id", name="uq_twin_pairs_records"),
    )
    op.create_index("ix_twin_pairs_state_likeness", "twin_pairs", ["state", "likeness", "id"])
    op.create_table(
        "merges",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("pair_id", sa.Integer, nullable=False),
        sa.Column("entity", LINE, nullable=False),
        sa.Column("kept_id", sa.Integer, nullable=False),
        sa.Column("gone_id", sa.Integer, nullable=False),
        sa.Column("merged_at", MOMENT, nullable=False),
        sa.Column("undone_at", MOMENT, nullable=True),
        sa.Column("steps", sa.JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["pair_id"],
            ["twin_pairs.id"],
            name=op.f("fk_merges_pair_id_twin_pairs"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merges")),
    )
    for column in ("merged_at", "pair_id"):
        op.create_index(op.f(f"ix_merges_{column}"), "merges", [column])


def downgrade() -> None:
    op.drop_table("merges")
    op.drop_table("twin_pairs")
