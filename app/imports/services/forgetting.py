"""Imports long past: the sheet, its rows and what was read of them go together."""

from typing import Any

from app.extensions import db
from app.files.services.stored import forget_file


def forget_run(run: Any) -> None:
    """Remove an import with its rows and the file it came from."""
    file = run.file
    db.session.delete(run)
    db.session.flush()
    forget_file(file)
