"""Signed contracts keep their text, ended ones their day, numbers are told apart as people do"""

import sqlalchemy as sa
from alembic import op

from migrations.types import LINE, choice

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLE = "target_contracts"
PARTIES = ("organization", "student", "college")
LOOK_ALIKES = str.maketrans("abcehkmoptxyё", "авсенкмортхуе")


def folded(number: str) -> str:
    """The key as it was on the day of this migration."""
    signs = (sign if sign.isalnum() else " " for sign in number.lower())
    return " ".join("".join(signs).translate(LOOK_ALIKES).split())


def upgrade() -> None:
    """Add the columns; contracts signed or ended before have neither text nor day."""
    op.add_column(TABLE, sa.Column("paper", sa.JSON(none_as_null=True), nullable=True))
    op.add_column(TABLE, sa.Column("terminated_on", sa.Date, nullable=True))
    op.add_column(TABLE, sa.Column("number_key", LINE, nullable=True))
    _fill_keys()
    with op.batch_alter_table(TABLE) as contracts:
        contracts.alter_column("number_key", existing_type=LINE, nullable=False)
        contracts.create_unique_constraint(op.f("uq_target_contracts_number_key"), ["number_key"])
        contracts.create_check_constraint(
            op.f("ck_target_contracts_terminated_after_draft"),
            "terminated_on IS NULL OR (state = 'terminated' AND terminated_on >= drafted_on)",
        )
    _name_parties("party", "contractparty")


def downgrade() -> None:
    """Drop the columns."""
    _name_parties("contractparty", "party")
    with op.batch_alter_table(TABLE) as contracts:
        contracts.drop_constraint(op.f("ck_target_contracts_terminated_after_draft"), type_="check")
        contracts.drop_constraint(op.f("uq_target_contracts_number_key"), type_="unique")
        for column in ("number_key", "terminated_on", "paper"):
            contracts.drop_column(column)


def _fill_keys() -> None:
    """Compute each key; of two numbers that are one now, the later keeps its id behind it."""
    table = sa.table(TABLE, sa.column("id"), sa.column("number"), sa.column("number_key"))
    rows = op.get_bind().execute(sa.select(table.c.id, table.c.number).order_by(table.c.id))
    keys: dict[str, int] = {}
    for id_, number in rows:
        key = folded(number)
        keys[f"{key}#{id_}" if key in keys else key] = id_
    for key, id_ in keys.items():
        op.execute(table.update().where(table.c.id == id_).values(number_key=key))


def _name_parties(old: str, new: str) -> None:
    """Rename the CHECK of who owes; it goes and comes with the type."""
    with op.batch_alter_table("contract_obligations") as obligations:
        obligations.alter_column(
            "party", existing_type=choice(old, *PARTIES), type_=choice(new, *PARTIES)
        )
