"""Readiness: is the database there, and is its schema the one this code was written for."""

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError

from app.extensions import db


def readiness() -> dict[str, str]:
    """Return `status` ok or unavailable, with the state of the database and migrations."""
    try:
        db.session.execute(select(text("1")))
        current = MigrationContext.configure(db.session.connection()).get_current_revision()
    except SQLAlchemyError:
        db.session.rollback()
        return {"status": "unavailable", "database": "unreachable", "migrations": "unknown"}
    migrations = "current" if current == head_revision() else "outdated"
    status = "ok" if migrations == "current" else "unavailable"
    return {"status": status, "database": "ok", "migrations": migrations}


def head_revision() -> str | None:
    """Return the newest migration this code knows."""
    directory = current_app.extensions["migrate"].directory
    return ScriptDirectory(str(directory)).get_current_head()
