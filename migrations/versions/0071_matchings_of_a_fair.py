"""matchings of a fair"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0071"
down_revision = "0070"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "fair_matchings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fair_id", sa.Integer(), nullable=False),
        sa.Column("title", LINE, nullable=False),
        sa.Column(
            "way",
            choice("matchingway", "student_proposing", "place_proposing", "larger_stable"),
            nullable=False,
        ),
        sa.Column("with_untalked", sa.Boolean(), nullable=False),
        sa.Column("state", choice("matchingstate", "draft", "published"), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("digest", LINE, nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("instance", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("result", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("computed_at", MOMENT, nullable=True),
        sa.Column("published_at", MOMENT, nullable=True),
        sa.Column("answer_until", sa.Date(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state <> 'published' OR (published_at IS NOT NULL AND answer_until IS NOT NULL)",
            name=op.f("ck_fair_matchings_published_when"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["users.id"],
            name=op.f("fk_fair_matchings_created_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["fair_id"],
            ["fairs.id"],
            name=op.f("fk_fair_matchings_fair_id_fairs"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_matchings")),
        sa.UniqueConstraint("fair_id", "title", name=op.f("uq_fair_matchings_fair_id_title")),
    )
    op.create_index("ix_fair_matchings_created_by_id", "fair_matchings", ["created_by_id"])

    op.create_table(
        "fair_matching_seats",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("matching_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("refusals", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "rank BETWEEN 1 AND 100", name=op.f("ck_fair_matching_seats_rank_range")
        ),
        sa.ForeignKeyConstraint(
            ["matching_id"],
            ["fair_matchings.id"],
            name=op.f("fk_fair_matching_seats_matching_id_fair_matchings"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_fair_matching_seats_student_id_students"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"],
            ["vacancies.id"],
            name=op.f("fk_fair_matching_seats_vacancy_id_vacancies"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_matching_seats")),
        sa.UniqueConstraint(
            "matching_id", "student_id", name=op.f("uq_fair_matching_seats_matching_id_student_id")
        ),
    )
    op.create_index("ix_fair_matching_seats_student_id", "fair_matching_seats", ["student_id"])
    op.create_index("ix_fair_matching_seats_vacancy_id", "fair_matching_seats", ["vacancy_id"])


def downgrade() -> None:
    op.drop_table("fair_matching_seats")
    op.drop_table("fair_matchings")
