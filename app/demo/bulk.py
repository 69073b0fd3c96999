"""Rows by the ten thousand, written past the session: demo records leave no audit entries."""

from typing import Any

from sqlalchemy import insert

from app.extensions import db

BATCH = 5_000


def insert_rows(model: type[Any], rows: list[dict[str, Any]]) -> None:
    """Write rows in bulk."""
    # Without the option every change between a value and none begins a statement of its own.
    statement = insert(model).execution_options(render_nulls=True)
    for start in range(0, len(rows), BATCH):
        db.session.execute(statement, rows[start : start + BATCH])
