"""What the database knows of its own tables: by it indexes are chosen.

PostgreSQL gathers it by itself in a minute or so, SQLite never does.
"""

from datetime import datetime

from sqlalchemy import text

from app.base.transactions import transaction
from app.extensions import db

_SAMPLE = 1_000  # rows of an index that SQLite looks at: enough to tell indexes apart


def count_tables() -> None:
    """Let the database look through its tables: after many rows were written at once."""
    with transaction():
        if db.engine.dialect.name == "sqlite":
            db.session.execute(text(f"PRAGMA analysis_limit={_SAMPLE}"))
        db.session.execute(text("ANALYZE"))


def count_tables_nightly(_now: datetime) -> None:
    """Let SQLite look through its tables."""
    if db.engine.dialect.name == "sqlite":
        count_tables()
