"""SQLite learns every night what stands in its tables: by it an index is chosen."""

from flask import Flask
from sqlalchemy import inspect, text

from app.base import clock
from app.extensions import db
from app.jobs.planner import count_tables, count_tables_nightly
from tests.factories import OrganizationFactory


def test_the_night_counts_the_tables_of_sqlite(app: Flask) -> None:
    OrganizationFactory()
    db.session.commit()
    count_tables_nightly(clock.now())
    is_sqlite = db.engine.dialect.name == "sqlite"
    assert inspect(db.engine).has_table("sqlite_stat1") == is_sqlite
    if is_sqlite:
        known = set(db.session.scalars(text("SELECT tbl FROM sqlite_stat1")))
        assert "organizations" in known


def test_after_a_large_load_any_database_counts(app: Flask) -> None:
    count_tables()
    assert db.session.scalar(text("SELECT 1")) == 1
