"""Rows by the ten thousand, written past the session: demo records leave no audit entries."""

from typing import Any

from sqlalchemy import insert, literal, select

from app.extensions import db
from app.plan.models import Item, ItemLink, ServesPlan

BATCH = 5_000


def let_all_serve(model: type[ServesPlan], item: Item) -> None:
    """Let every record of a kind serve an item."""
    rows = select(literal(item.id), literal(model.__tablename__), model.id)
    columns = ["item_id", "entity", "entity_id"]
    db.session.execute(insert(ItemLink).from_select(columns, rows))


def insert_rows(model: type[Any], rows: list[dict[str, Any]]) -> None:
    """Write rows in bulk."""
    # Without the option every change between a value and none begins a statement of its own.
    statement = insert(model).execution_options(render_nulls=True)
    for start in range(0, len(rows), BATCH):
        db.session.execute(statement, rows[start : start + BATCH])
