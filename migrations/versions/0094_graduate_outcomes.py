"""Employment of graduates"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, choice

revision = "0094"
down_revision = "0093"
branch_labels = None
depends_on = None

CUT_OFFS = ("intention", "october", "december", "march", "june")
PROOFS = ("none", "certificate", "fund", "self_employed", "order")
SOURCES = ("staff", "offer", "contract", "link", "sheet")


def upgrade() -> None:
    op.create_table(
        "graduate_outcomes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("cut_off", choice("cutoff", *CUT_OFFS), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("category", LINE, nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("employer", LINE, nullable=False),
        sa.Column("town", LINE, nullable=False),
        sa.Column("post", LINE, nullable=False),
        sa.Column("in_speciality", sa.Boolean(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("contract_number", LINE, nullable=False),
        sa.Column("contract_on", sa.Date(), nullable=True),
        sa.Column("proof", choice("outcomeproof", *PROOFS), nullable=False),
        sa.Column("source", choice("outcomesource", *SOURCES), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "organization_id IS NULL OR employer = ''",
            name=op.f("ck_graduate_outcomes_one_employer"),
        ),
        sa.CheckConstraint("rank BETWEEN 0 AND 100", name=op.f("ck_graduate_outcomes_rank_range")),
        sa.CheckConstraint(
            "year BETWEEN 2000 AND 2100", name=op.f("ck_graduate_outcomes_year_range")
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_graduate_outcomes_student_id_students"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_graduate_outcomes_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["entered_by_id"],
            ["users.id"],
            name=op.f("fk_graduate_outcomes_entered_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_graduate_outcomes")),
        sa.UniqueConstraint("student_id", "year", "cut_off", name="uq_graduate_outcomes_cut_off"),
    )
    op.create_index(
        op.f("ix_graduate_outcomes_organization_id"), "graduate_outcomes", ["organization_id"]
    )
    op.create_index(
        op.f("ix_graduate_outcomes_entered_by_id"), "graduate_outcomes", ["entered_by_id"]
    )
    op.create_index("ix_graduate_outcomes_rank_id", "graduate_outcomes", ["rank", "id"])
    op.create_index("ix_graduate_outcomes_year_cut_off", "graduate_outcomes", ["year", "cut_off"])


def downgrade() -> None:
    op.drop_table("graduate_outcomes")
