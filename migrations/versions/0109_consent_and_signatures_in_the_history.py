"""The consent and each signature are moves of a contract"""

import sqlalchemy as sa
from alembic import op

from migrations.types import choice

revision = "0109"
down_revision = "0108"
branch_labels = None
depends_on = None

TABLE = "contract_moves"
FORMER = (
    "offer", "agree", "return", "edit", "sign", "begin_training", "end_training", "begin_work",
    "complete", "suspend", "resume", "supplement", "transfer", "terminate", "break_by_citizen",
    "break_by_customer", "expel", "cancel", "owe", "settle",
)  # fmt: skip
NEW = ("consent", "signature")
EVENTS = (*FORMER[:4], *NEW, *FORMER[4:])
SIDES = ("customer", "employer", "college", "student")


def upgrade() -> None:
    """What is known of consents and signatures is written into the history."""
    with op.batch_alter_table(TABLE) as moves:
        moves.add_column(sa.Column("party", choice("signingparty", *SIDES), nullable=True))
    _know(EVENTS)
    _remember(
        "consent", "NULL", "representative_consent_on", "NULL",
        "target_contracts WHERE representative_consent_on IS NOT NULL", "id",
    )  # fmt: skip
    _remember("signature", "party", "signed_on", "entered_at", "contract_signatures", "contract_id")


def downgrade() -> None:
    """The history knows neither again; the contract and its signatures keep both."""
    op.execute(sa.text("DELETE FROM contract_moves WHERE event IN ('consent', 'signature')"))
    _know(FORMER)
    with op.batch_alter_table(TABLE) as moves:
        moves.drop_constraint(op.f("ck_contract_moves_signingparty"), type_="check")
        moves.drop_column("party")


def _know(events: tuple[str, ...]) -> None:
    name, listed = op.f("ck_contract_moves_contractevent"), ", ".join(f"'{one}'" for one in events)
    with op.batch_alter_table(TABLE) as moves:
        moves.drop_constraint(name, type_="check")
        moves.create_check_constraint(name, f"event IN ({listed})")


def _remember(event: str, party: str, day: str, entered: str, source: str, contract: str) -> None:
    op.execute(
        sa.text(
            "INSERT INTO contract_moves (contract_id, event, before, after, happened_on, party, "  # noqa: S608
            f"reason, is_backdated, entered_at) SELECT {contract}, '{event}', 'agreed', 'agreed', "
            f"{day}, {party}, '', false, {entered} FROM {source} ORDER BY id"
        )
    )
