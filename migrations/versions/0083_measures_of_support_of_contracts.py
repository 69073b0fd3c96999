"""Measures of support of contracts"""

import sqlalchemy as sa
from alembic import op

from migrations.types import choice

revision = "0083"
down_revision = "0082"
branch_labels = None
depends_on = None

RANGE = "ck_target_contracts_monthly_support_range"
CONTRACTS = sa.table(
    "target_contracts",
    sa.column("id", sa.Integer),
    sa.column("monthly_support", sa.Integer),
    sa.column("support_text", sa.Text),
)
SUPPORT = sa.table(
    "contract_support",
    sa.column("id", sa.Integer),
    sa.column("contract_id", sa.Integer),
    sa.column("kind", sa.String),
    sa.column("text", sa.Text),
    sa.column("amount", sa.Integer),
)
WORDS = {
    "housing": "Оплата жилья или общежития",
    "travel": "Оплата проезда",
    "materials": "Учебные материалы",
    "paid_services": "Оплата платных образовательных услуг",
}


def upgrade() -> None:
    op.create_table(
        "contract_support",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            choice(
                "supportkind",
                "monthly_payment",
                "housing",
                "travel",
                "materials",
                "paid_services",
                "other",
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("period", choice("supportperiod", "monthly", "semester", "once"), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("condition", sa.Text(), nullable=False),
        sa.Column("pay_day", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind <> 'monthly_payment' OR amount IS NOT NULL",
            name=op.f("ck_contract_support_payment_has_sum"),
        ),
        sa.CheckConstraint(
            "kind <> 'other' OR text <> ''", name=op.f("ck_contract_support_other_is_told")
        ),
        sa.CheckConstraint(
            "amount BETWEEN 1 AND 1000000000", name=op.f("ck_contract_support_amount_range")
        ),
        sa.CheckConstraint(
            "amount IS NULL OR period IS NOT NULL", name=op.f("ck_contract_support_sum_has_period")
        ),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_contract_support_days_in_order")),
        sa.CheckConstraint(
            "pay_day BETWEEN 1 AND 31", name=op.f("ck_contract_support_pay_day_range")
        ),
        sa.ForeignKeyConstraint(
            ["contract_id"],
            ["target_contracts.id"],
            name=op.f("fk_contract_support_contract_id_target_contracts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_support")),
    )
    op.create_index("ix_contract_support_contract_id", "contract_support", ["contract_id"])
    _columns_into_rows()
    with op.batch_alter_table("target_contracts") as contracts:
        contracts.drop_constraint(op.f(RANGE), type_="check")
        contracts.drop_column("support_text")
        contracts.drop_column("monthly_support")


def downgrade() -> None:
    with op.batch_alter_table("target_contracts") as contracts:
        contracts.add_column(sa.Column("monthly_support", sa.Integer(), nullable=True))
        contracts.add_column(
            sa.Column("support_text", sa.Text(), nullable=False, server_default="")
        )
    with op.batch_alter_table("target_contracts") as contracts:
        contracts.alter_column("support_text", server_default=None)
        contracts.create_check_constraint(
            op.f(RANGE), "monthly_support IS NULL OR monthly_support BETWEEN 0 AND 1000000000"
        )
    _rows_into_columns()
    op.drop_index("ix_contract_support_contract_id", "contract_support")
    op.drop_table("contract_support")


def _columns_into_rows() -> None:
    """Every sum a month is a monthly payment, every text a measure told in words."""
    op.execute(
        "INSERT INTO contract_support (contract_id, kind, text, amount, period, condition, version)"
        " SELECT id, 'monthly_payment', '', monthly_support, 'monthly', '', 1"
        " FROM target_contracts WHERE monthly_support > 0 ORDER BY id"
    )
    op.execute(
        "INSERT INTO contract_support (contract_id, kind, text, condition, version)"
        " SELECT id, 'other', support_text, '', 1"
        " FROM target_contracts WHERE trim(support_text) <> '' ORDER BY id"
    )


def _rows_into_columns() -> None:
    """Monthly payments are summed up; of the other measures words are kept, their sums are not."""
    rows = op.get_bind().execute(sa.select(SUPPORT).order_by(SUPPORT.c.id)).all()
    sums: dict[int, int] = {}
    texts: dict[int, list[str]] = {}
    for row in rows:
        if row.kind == "monthly_payment":
            total = sums.get(row.contract_id, 0) + row.amount
            sums[row.contract_id] = min(total, 1_000_000_000)
        else:
            told = ": ".join(filter(None, (WORDS.get(row.kind), row.text)))
            texts.setdefault(row.contract_id, []).append(told)
    for contract_id in {*sums, *texts}:
        values = {
            "monthly_support": sums.get(contract_id),
            "support_text": "; ".join(texts.get(contract_id, [])),
        }
        statement = CONTRACTS.update().where(CONTRACTS.c.id == contract_id)
        op.get_bind().execute(statement.values(values))
