"""What stands in a database: its tables, how many rows they have, their revision."""

from typing import Any

from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, func, inspect, select, table

VERSION_TABLE = "alembic_version"
QUEUE_TABLES = "huey_"  # messages name rows of `jobs`, which the pick-up finds without them


def count_rows(connection: Connection) -> dict[str, int]:
    """Return the number of rows of every table of ours, by name."""
    names = sorted(inspect(connection).get_table_names())
    return {
        name: _count(connection, table(name)) for name in names if not name.startswith(QUEUE_TABLES)
    }


def is_empty(connection: Connection) -> bool:
    """Tell whether no table holds anything; the mark of the migrations does not count."""
    counts = count_rows(connection)
    counts.pop(VERSION_TABLE, None)
    return not any(counts.values())


def revision_of(connection: Connection) -> str | None:
    """Return the migration a database stands at, None when it has none."""
    return MigrationContext.configure(connection).get_current_revision()


def _count(connection: Connection, name: Any) -> int:
    return connection.scalar(select(func.count()).select_from(name)) or 0
