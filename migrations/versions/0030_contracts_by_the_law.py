"""Contracts by the law: three to five years of work, a representative who need not be a parent"""

from datetime import date, timedelta

import sqlalchemy as sa
from alembic import op

from migrations.types import choice

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

TABLE = "target_contracts"
KINDS = choice("consentgiver", "parent", "adopter", "guardian", "authority")
RANGE = "ck_target_contracts_work_years_range"
SHORTEST = 3


def upgrade() -> None:
    """Raise drafts for less than three years to three; what was signed stays as it was signed."""
    with op.batch_alter_table(TABLE) as contracts:
        contracts.alter_column("parent_name", new_column_name="representative_name")
        contracts.alter_column("parent_consent_on", new_column_name="representative_consent_on")
        contracts.add_column(sa.Column("representative_kind", KINDS, nullable=True))
    op.execute(
        sa.text(
            f"UPDATE {TABLE} SET representative_kind = 'parent' WHERE representative_name <> ''"  # noqa: S608
        )
    )
    _lengthen_drafts()
    with op.batch_alter_table(TABLE) as contracts:
        contracts.drop_constraint(op.f(RANGE), type_="check")
        contracts.create_check_constraint(
            op.f(RANGE), "work_years BETWEEN 1 AND 5 AND (work_years >= 3 OR signed_on IS NOT NULL)"
        )


def downgrade() -> None:
    """Years stay as they are: three fit the former range too."""
    with op.batch_alter_table(TABLE) as contracts:
        contracts.drop_constraint(op.f(RANGE), type_="check")
        contracts.create_check_constraint(op.f(RANGE), "work_years BETWEEN 1 AND 5")
        contracts.drop_constraint(op.f("ck_target_contracts_consentgiver"), type_="check")
        contracts.drop_column("representative_kind")
        contracts.alter_column("representative_name", new_column_name="parent_name")
        contracts.alter_column("representative_consent_on", new_column_name="parent_consent_on")


def _lengthen_drafts() -> None:
    contracts = sa.table(
        TABLE,
        sa.column("id"),
        sa.column("work_years"),
        sa.column("signed_on", sa.Date),
        sa.column("training_until", sa.Date),
        sa.column("work_ends_on", sa.Date),
    )
    short = sa.select(contracts.c.id, contracts.c.training_until).where(
        contracts.c.work_years < SHORTEST, contracts.c.signed_on.is_(None)
    )
    connection = op.get_bind()
    for id_, until in connection.execute(short).all():
        changed = contracts.update().where(contracts.c.id == id_)
        connection.execute(changed.values(work_years=SHORTEST, work_ends_on=_end(until)))


def _end(until: date) -> date:
    """The last day of three years that begin the day after the training."""
    begins = until + timedelta(days=1)
    if begins.day == 1:  # February ends on one day or another
        return date(begins.year + SHORTEST, begins.month, 1) - timedelta(days=1)
    return until.replace(year=until.year + SHORTEST)
