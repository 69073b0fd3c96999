"""Target training contracts and their obligations."""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, choice


def upgrade() -> None:
    """Make the tables."""
    _target_contracts()
    _contract_obligations()


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("contract_obligations")
    op.drop_table("target_contracts")


def _target_contracts() -> None:
    op.create_table(
        "target_contracts",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("number", LINE, nullable=False),
        sa.Column("organization_id", sa.Integer, nullable=False),
        sa.Column("student_id", sa.Integer, nullable=False),
        sa.Column("plan_item_id", sa.Integer, nullable=False),
        sa.Column(
            "state",
            choice(
                "contractstate",
                "draft",
                "offered",
                "agreed",
                "signed",
                "working",
                "completed",
                "terminated",
            ),
            nullable=False,
        ),
        sa.Column("drafted_on", sa.Date, nullable=False),
        sa.Column("signed_on", sa.Date, nullable=True),
        sa.Column("training_until", sa.Date, nullable=False),
        sa.Column("work_years", sa.Integer, nullable=False),
        sa.Column("work_begins_on", sa.Date, nullable=False),
        sa.Column("work_ends_on", sa.Date, nullable=False),
        sa.Column("position", LINE, nullable=False),
        sa.Column("monthly_support", sa.Integer, nullable=True),
        sa.Column("support_text", sa.Text, nullable=False),
        sa.Column("parent_name", LINE, nullable=False),
        sa.Column("parent_consent_on", sa.Date, nullable=True),
        sa.Column("termination_reason", sa.Text, nullable=False),
        sa.Column("is_demo", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target_contracts")),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_target_contracts_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"],
            ["students.id"],
            name=op.f("fk_target_contracts_student_id_students"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["plan_item_id"],
            ["plan_items.id"],
            name=op.f("fk_target_contracts_plan_item_id_plan_items"),
            ondelete="RESTRICT",
        ),
        sa.UniqueConstraint("number", name=op.f("uq_target_contracts_number")),
        sa.CheckConstraint(
            "monthly_support IS NULL OR monthly_support BETWEEN 0 AND 1000000000",
            name=op.f("ck_target_contracts_monthly_support_range"),
        ),
        sa.CheckConstraint(
            "signed_on IS NULL OR signed_on >= drafted_on",
            name=op.f("ck_target_contracts_signed_after_draft"),
        ),
        sa.CheckConstraint(
            "NOT (state IN ('signed', 'working')) OR signed_on IS NOT NULL",
            name=op.f("ck_target_contracts_signed_has_date"),
        ),
        sa.CheckConstraint(
            "work_begins_on > training_until", name=op.f("ck_target_contracts_work_after_training")
        ),
        sa.CheckConstraint(
            "work_ends_on > work_begins_on", name=op.f("ck_target_contracts_work_order")
        ),
        sa.CheckConstraint(
            "work_years BETWEEN 1 AND 5", name=op.f("ck_target_contracts_work_years_range")
        ),
    )
    op.create_index("ix_target_contracts_organization_id", "target_contracts", ["organization_id"])
    op.create_index("ix_target_contracts_plan_item_id", "target_contracts", ["plan_item_id"])
    op.create_index("ix_target_contracts_state", "target_contracts", ["state"])
    op.create_index("ix_target_contracts_student_id", "target_contracts", ["student_id"])
    op.create_index(
        "uq_target_contracts_student_in_force",
        "target_contracts",
        ["student_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('signed', 'working')"),
        postgresql_where=sa.text("state IN ('signed', 'working')"),
    )


def _contract_obligations() -> None:
    op.create_table(
        "contract_obligations",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("contract_id", sa.Integer, nullable=False),
        sa.Column("party", choice("party", "organization", "student", "college"), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("state", choice("obligationstate", "open", "done", "broken"), nullable=False),
        sa.Column("settled_on", sa.Date, nullable=True),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_obligations")),
        sa.ForeignKeyConstraint(
            ["contract_id"],
            ["target_contracts.id"],
            name=op.f("fk_contract_obligations_contract_id_target_contracts"),
            ondelete="CASCADE",
        ),
        sa.CheckConstraint(
            "state <> 'done' OR settled_on IS NOT NULL",
            name=op.f("ck_contract_obligations_done_has_date"),
        ),
    )
    op.create_index("ix_contract_obligations_contract_id", "contract_obligations", ["contract_id"])
    op.create_index("ix_contract_obligations_due_on", "contract_obligations", ["due_on"])
