"""What proves an item of the plan, own dates, and statuses by hand that say who, until when, why"""

from datetime import date

import sqlalchemy as sa
from alembic import op

from migrations.types import MOMENT

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None

TABLE = "plan_items"
BEFORE = ("planned", "in_progress", "at_risk", "done", "overdue")
PEOPLE = ("needs_confirmed_by_id", "override_by_id", "overdue_confirmed_by_id")


def upgrade() -> None:
    """Add the columns; a status set by hand before holds to the end of its academic year."""
    with op.batch_alter_table(TABLE) as items:
        items.add_column(sa.Column("needs", sa.JSON(), nullable=True))
        for name in ("own_dates", "schedule_link", "override_link"):
            items.add_column(sa.Column(name, sa.Text(), nullable=True))
        for name in ("needs_confirmed_at", "override_at", "overdue_confirmed_at"):
            items.add_column(sa.Column(name, MOMENT, nullable=True))
        for name in PEOPLE:
            items.add_column(sa.Column(name, sa.Integer(), nullable=True))
        items.add_column(sa.Column("override_until", sa.Date(), nullable=True))
    _fill()
    with op.batch_alter_table(TABLE) as items:
        items.alter_column("needs", existing_type=sa.JSON(), nullable=False)
        for name in ("own_dates", "schedule_link", "override_link"):
            items.alter_column(name, existing_type=sa.Text(), nullable=False)
        for name in PEOPLE:
            items.create_foreign_key(
                op.f(f"fk_plan_items_{name}_users"), "users", [name], ["id"], ondelete="SET NULL"
            )
            items.create_index(op.f(f"ix_plan_items_{name}"), [name])
        items.create_check_constraint(
            op.f("ck_plan_items_override_is_known"),
            "status_override IS NULL OR status_override <> 'no_data'",
        )
    _take_statuses(*BEFORE, "no_data")


def downgrade() -> None:
    """Drop the columns."""
    _take_statuses(*BEFORE)
    with op.batch_alter_table(TABLE) as items:
        items.drop_constraint(op.f("ck_plan_items_override_is_known"), type_="check")
        for name in PEOPLE:
            items.drop_index(op.f(f"ix_plan_items_{name}"))
            items.drop_constraint(op.f(f"fk_plan_items_{name}_users"), type_="foreignkey")
            items.drop_column(name)
        for name in (
            "needs", "own_dates", "schedule_link", "override_link", "needs_confirmed_at",
            "override_at", "overdue_confirmed_at", "override_until",
        ):  # fmt: skip
            items.drop_column(name)


def _fill() -> None:
    items = sa.table(
        TABLE,
        sa.column("plan_id"),
        sa.column("needs", sa.JSON()),
        sa.column("own_dates"),
        sa.column("schedule_link"),
        sa.column("override_link"),
        sa.column("status_override"),
        sa.column("override_until", sa.Date()),
    )
    op.execute(items.update().values(needs=[], own_dates="", schedule_link="", override_link=""))
    plans = sa.table("plans", sa.column("id"), sa.column("first_year"))
    for plan_id, year in op.get_bind().execute(sa.select(plans.c.id, plans.c.first_year)).all():
        until = date(year + 1, 8, 31)
        ours = items.update().where(items.c.plan_id == plan_id)
        op.execute(ours.where(items.c.status_override.isnot(None)).values(override_until=until))


def _take_statuses(*names: str) -> None:
    with op.batch_alter_table(TABLE) as items:
        items.drop_constraint(op.f("ck_plan_items_itemstatus"), type_="check")
        items.create_check_constraint(
            op.f("ck_plan_items_itemstatus"),
            sa.column("status_override").in_([sa.literal(name) for name in names]),
        )
