"""Sealed requisites of a contract's citizen, and who opened them"""

import sqlalchemy as sa
from alembic import op

revision = "0110"
down_revision = "0109"
branch_labels = None
depends_on = None

SEALED = ("passport", "passport_issued", "snils", "address", "account")


def upgrade() -> None:
    op.create_table(
        "contract_requisites",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in SEALED),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contract_id"],
            ["target_contracts.id"],
            name=op.f("fk_contract_requisites_contract_id_target_contracts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_requisites")),
        sa.UniqueConstraint("contract_id", name=op.f("uq_contract_requisites_contract_id")),
    )
    _let_see("'card', 'edit', 'held', 'sheet', 'cv', 'requisites'")


def downgrade() -> None:
    op.execute("DELETE FROM access_records WHERE what = 'requisites'")
    _let_see("'card', 'edit', 'held', 'sheet', 'cv'")
    op.drop_table("contract_requisites")


def _let_see(kinds: str) -> None:
    name = op.f("ck_access_records_seen")
    with op.batch_alter_table("access_records") as records:
        records.drop_constraint(name, type_="check")
        records.create_check_constraint(name, f"what IN ({kinds})")
