"""Journal of payments"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, choice

revision = "0085"
down_revision = "0084"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "contract_payments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column(
            "state", choice("paymentstate", "due", "paid", "returned", "unpaid"), nullable=False
        ),
        sa.Column("document", LINE, nullable=False),
        sa.Column("document_on", sa.Date(), nullable=True),
        sa.Column("reason", LINE, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state <> 'unpaid' OR reason <> ''", name=op.f("ck_contract_payments_unpaid_has_reason")
        ),
        sa.CheckConstraint(
            "state NOT IN ('paid', 'returned') OR (document_on IS NOT NULL AND document <> '')",
            name=op.f("ck_contract_payments_paid_by_document"),
        ),
        sa.CheckConstraint(
            "amount BETWEEN 1 AND 1000000000", name=op.f("ck_contract_payments_amount_range")
        ),
        sa.ForeignKeyConstraint(
            ["measure_id"],
            ["contract_support.id"],
            name=op.f("fk_contract_payments_measure_id_contract_support"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_payments")),
        sa.UniqueConstraint("measure_id", "month", name="uq_contract_payments_measure_month"),
    )
    op.create_index("ix_contract_payments_month_id", "contract_payments", ["month", "id"])
    op.create_index("ix_contract_payments_state_due_on", "contract_payments", ["state", "due_on"])


def downgrade() -> None:
    op.drop_table("contract_payments")
