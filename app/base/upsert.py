"""INSERT … ON CONFLICT, which both databases know and SQLAlchemy spells for each."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite

from app.base.session import current_session


def inserting(table: Any) -> Any:
    """Return the present database's INSERT into a table, with its `on_conflict_…` methods."""
    dialect = current_session().get_bind().dialect.name
    return {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[dialect](table)
