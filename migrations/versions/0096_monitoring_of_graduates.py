"""Monitoring of graduates

The first table of it had no page and no service in use: it is made anew, there is nothing to move.
"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, MOMENT, choice

revision = "0096"
down_revision = "0095"
branch_labels = None
depends_on = None

CUT_OFFS = ("intention", "october", "december", "march", "june")
PROOFS = ("none", "certificate", "fund", "self_employed", "order")
SOURCES = ("staff", "offer", "contract", "link", "sheet")


def upgrade() -> None:
    op.drop_table("graduate_outcomes")
    op.create_table(
        "monitoring_cutoffs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            choice("cutoffkind", "before", "october", "december", "march", "june"),
            nullable=False,
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("first_year", sa.Integer(), nullable=False),
        sa.Column("last_year", sa.Integer(), nullable=False),
        sa.Column("certificates_until", sa.Date(), nullable=True),
        sa.Column("state", choice("cutoffstate", "open", "closed"), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'closed') = (closed_on IS NOT NULL)",
            name=op.f("ck_monitoring_cutoffs_closed_has_day"),
        ),
        sa.CheckConstraint(
            "first_year BETWEEN 2000 AND 2100", name=op.f("ck_monitoring_cutoffs_first_year_range")
        ),
        sa.CheckConstraint(
            "last_year BETWEEN first_year AND 2100",
            name=op.f("ck_monitoring_cutoffs_years_in_order"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_monitoring_cutoffs")),
        sa.UniqueConstraint("day", "kind", name=op.f("uq_monitoring_cutoffs_day_kind")),
    )
    op.create_table(
        "graduate_outcomes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cutoff_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("graduation_year", sa.Integer(), nullable=False),
        sa.Column("speciality_id", sa.Integer(), nullable=False),
        sa.Column("is_main", sa.Boolean(), nullable=False),
        sa.Column("category", LINE, nullable=True),
        sa.Column("urgency", sa.Integer(), nullable=False),
        sa.Column("is_employed", sa.Boolean(), nullable=False),
        sa.Column(
            "proof",
            choice("outcomeproof", "certificate", "fund", "tax", "order", "contract_copy", "words"),
            nullable=True,
        ),
        sa.Column("certificate_until", sa.Date(), nullable=True),
        sa.Column("certificate_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column(
            "source",
            choice("outcomesource", "offer", "contract", "graduate", "employer", "sheet", "staff"),
            nullable=True,
        ),
        sa.Column("taken_reason", LINE, nullable=False),
        sa.Column("entered_at", MOMENT, nullable=True),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("employer_name", LINE, nullable=False),
        sa.Column("employer_town", LINE, nullable=False),
        sa.Column("employer_region", LINE, nullable=False),
        sa.Column("post", LINE, nullable=False),
        sa.Column("by_speciality", sa.Boolean(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("contract_number", LINE, nullable=False),
        sa.Column("contract_on", sa.Date(), nullable=True),
        sa.Column("four_months", sa.Boolean(), nullable=True),
        sa.CheckConstraint(
            "organization_id IS NULL OR employer_name = ''",
            name=op.f("ck_graduate_outcomes_one_employer"),
        ),
        sa.CheckConstraint(
            "(category IS NULL) = (source IS NULL)",
            name=op.f("ck_graduate_outcomes_known_from_somewhere"),
        ),
        sa.CheckConstraint(
            "graduation_year BETWEEN 2000 AND 2100",
            name=op.f("ck_graduate_outcomes_graduation_year_range"),
        ),
        sa.CheckConstraint(
            "is_main OR category IS NOT NULL", name=op.f("ck_graduate_outcomes_second_is_known")
        ),
        sa.CheckConstraint(
            "urgency BETWEEN 0 AND 3", name=op.f("ck_graduate_outcomes_urgency_range")
        ),
        sa.ForeignKeyConstraint(
            ["cutoff_id"],
            ["monitoring_cutoffs.id"],
            name=op.f("fk_graduate_outcomes_cutoff_id_monitoring_cutoffs"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["entered_by_id"],
            ["users.id"],
            name=op.f("fk_graduate_outcomes_entered_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_graduate_outcomes_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["speciality_id"],
            ["specialities.id"],
            name=op.f("fk_graduate_outcomes_speciality_id_specialities"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_graduate_outcomes_student_id_students"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_graduate_outcomes")),
    )
    op.create_index(
        "ix_graduate_outcomes_certificate_until", "graduate_outcomes", ["certificate_until"]
    )
    op.create_index(
        "ix_graduate_outcomes_cutoff_id_speciality_id_category",
        "graduate_outcomes",
        ["cutoff_id", "speciality_id", "category"],
        unique=False,
    )
    op.create_index(
        "ix_graduate_outcomes_cutoff_id_urgency_id",
        "graduate_outcomes",
        ["cutoff_id", "urgency", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_graduate_outcomes_entered_by_id"), "graduate_outcomes", ["entered_by_id"]
    )
    op.create_index(
        op.f("ix_graduate_outcomes_organization_id"), "graduate_outcomes", ["organization_id"]
    )
    op.create_index(
        op.f("ix_graduate_outcomes_speciality_id"), "graduate_outcomes", ["speciality_id"]
    )
    op.create_index(op.f("ix_graduate_outcomes_student_id"), "graduate_outcomes", ["student_id"])
    op.create_index(
        "uq_graduate_outcomes_main",
        "graduate_outcomes",
        ["cutoff_id", "student_id"],
        unique=True,
        sqlite_where=sa.text("is_main"),
        postgresql_where=sa.text("is_main"),
    )

    op.create_table(
        "outcome_statements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("outcome_id", sa.Integer(), nullable=False),
        sa.Column(
            "source",
            choice("outcomesource", "offer", "contract", "graduate", "employer", "sheet", "staff"),
            nullable=False,
        ),
        sa.Column("said_at", MOMENT, nullable=False),
        sa.Column("category", LINE, nullable=False),
        sa.Column("state", choice("statementstate", "waiting", "taken", "left"), nullable=False),
        sa.Column("reason", LINE, nullable=False),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("employer_name", LINE, nullable=False),
        sa.Column("employer_town", LINE, nullable=False),
        sa.Column("employer_region", LINE, nullable=False),
        sa.Column("post", LINE, nullable=False),
        sa.Column("by_speciality", sa.Boolean(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("contract_number", LINE, nullable=False),
        sa.Column("contract_on", sa.Date(), nullable=True),
        sa.Column("four_months", sa.Boolean(), nullable=True),
        sa.CheckConstraint(
            "(state = 'waiting') = (decided_at IS NULL)",
            name=op.f("ck_outcome_statements_decided_when"),
        ),
        sa.CheckConstraint(
            "organization_id IS NULL OR employer_name = ''",
            name=op.f("ck_outcome_statements_one_employer"),
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"],
            ["users.id"],
            name=op.f("fk_outcome_statements_decided_by_id_users"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_outcome_statements_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["outcome_id"],
            ["graduate_outcomes.id"],
            name=op.f("fk_outcome_statements_outcome_id_graduate_outcomes"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcome_statements")),
    )
    op.create_index(
        op.f("ix_outcome_statements_decided_by_id"), "outcome_statements", ["decided_by_id"]
    )
    op.create_index(
        op.f("ix_outcome_statements_organization_id"), "outcome_statements", ["organization_id"]
    )
    op.create_index(op.f("ix_outcome_statements_outcome_id"), "outcome_statements", ["outcome_id"])
    op.create_index(
        "ix_outcome_statements_state_outcome_id", "outcome_statements", ["state", "outcome_id"]
    )


def downgrade() -> None:
    op.drop_table("outcome_statements")
    op.drop_table("graduate_outcomes")
    op.drop_table("monitoring_cutoffs")
    _create_first_table()


def _create_first_table() -> None:
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
