"""Papers of practice"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT

revision = "0058"
down_revision = "0057"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "practice_orders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("amends_id", sa.Integer(), nullable=True),
        sa.Column("number", LINE, nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["amends_id"],
            ["practice_orders.id"],
            name=op.f("fk_practice_orders_amends_id_practice_orders"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["practice_periods.id"],
            name=op.f("fk_practice_orders_period_id_practice_periods"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_orders")),
    )
    op.create_index("ix_practice_orders_amends_id", "practice_orders", ["amends_id"])
    op.create_index("ix_practice_orders_period_id", "practice_orders", ["period_id"])

    op.create_table(
        "practice_programmes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("speciality_id", sa.Integer(), nullable=False),
        sa.Column("tasks", sa.Text(), nullable=False),
        sa.Column("competences", sa.Text(), nullable=False),
        sa.Column("works", sa.Text(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["practice_periods.id"],
            name=op.f("fk_practice_programmes_period_id_practice_periods"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["speciality_id"],
            ["specialities.id"],
            name=op.f("fk_practice_programmes_speciality_id_specialities"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_programmes")),
        sa.UniqueConstraint(
            "period_id",
            "speciality_id",
            name=op.f("uq_practice_programmes_period_id_speciality_id"),
        ),
    )
    op.create_index(
        "ix_practice_programmes_speciality_id", "practice_programmes", ["speciality_id"]
    )

    op.create_table(
        "practice_base_lists",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("base_id", sa.Integer(), nullable=False),
        sa.Column("first_sent_on", sa.Date(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["base_id"],
            ["practice_bases.id"],
            name=op.f("fk_practice_base_lists_base_id_practice_bases"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["practice_periods.id"],
            name=op.f("fk_practice_base_lists_period_id_practice_periods"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_base_lists")),
        sa.UniqueConstraint(
            "period_id", "base_id", name=op.f("uq_practice_base_lists_period_id_base_id")
        ),
    )
    op.create_index("ix_practice_base_lists_base_id", "practice_base_lists", ["base_id"])

    op.create_table(
        "practice_paper_sets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("title", LINE, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "count BETWEEN 1 AND 1000000", name=op.f("ck_practice_paper_sets_count_range")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["users.id"],
            name=op.f("fk_practice_paper_sets_created_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["stored_files.id"],
            name=op.f("fk_practice_paper_sets_file_id_stored_files"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["practice_periods.id"],
            name=op.f("fk_practice_paper_sets_period_id_practice_periods"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_paper_sets")),
    )
    op.create_index("ix_practice_paper_sets_created_at", "practice_paper_sets", ["created_at"])
    op.create_index(
        "ix_practice_paper_sets_created_by_id", "practice_paper_sets", ["created_by_id"]
    )
    op.create_index("ix_practice_paper_sets_file_id", "practice_paper_sets", ["file_id"])
    op.create_index("ix_practice_paper_sets_period_id", "practice_paper_sets", ["period_id"])

    op.create_table(
        "practice_paper_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("base_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["base_id"],
            ["practice_bases.id"],
            name=op.f("fk_practice_paper_lines_base_id_practice_bases"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["paper_id"],
            ["papers.id"],
            name=op.f("fk_practice_paper_lines_paper_id_papers"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_practice_paper_lines_student_id_students"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_paper_lines")),
        sa.UniqueConstraint(
            "paper_id", "student_id", name=op.f("uq_practice_paper_lines_paper_id_student_id")
        ),
    )
    op.create_index("ix_practice_paper_lines_base_id", "practice_paper_lines", ["base_id"])
    op.create_index("ix_practice_paper_lines_student_id", "practice_paper_lines", ["student_id"])


def downgrade() -> None:
    op.drop_table("practice_paper_lines")
    op.drop_table("practice_paper_sets")
    op.drop_table("practice_base_lists")
    op.drop_table("practice_programmes")
    op.drop_table("practice_orders")
