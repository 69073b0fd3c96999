"""Copying a PostgreSQL database with its own programs, and putting a copy back."""

import os
import shutil
import subprocess
from pathlib import Path

from flask_babel import gettext as _
from sqlalchemy import URL, Engine, text

from app.backup.errors import BackupError
from app.backup.tables import QUEUE_TABLES, count_rows

KIND = "postgresql"


def dump(engine: Engine, target: Path) -> dict[str, int]:
    """Copy the database to a file; return the rows of its tables in the very same snapshot."""
    program = _program("pg_dump")
    with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        snapshot = connection.scalar(text("SELECT pg_export_snapshot()"))
        arguments = [f"--snapshot={snapshot}", f"--exclude-table={QUEUE_TABLES}*"]
        _run(engine, program, "--format=custom", f"--file={target}", *arguments)
        return count_rows(connection)


def load(engine: Engine, source: Path) -> None:
    """Replace the database's contents with the file's in one transaction.

    Raises BackupError when PostgreSQL refuses; nothing is changed then.
    """
    options = ("--clean", "--if-exists", "--single-transaction", "--no-owner", "--no-privileges")
    _run(engine, _program("pg_restore"), *options, str(source))


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        message = _(
            "Не найдена программа %(name)s: установите пакет postgresql-client той же версии, "
            "что и сервер.",
            name=name,
        )
        raise BackupError(message)
    return found


def _run(engine: Engine, program: str, *arguments: str) -> None:
    """Run a program on the engine's database; the password goes through the environment."""
    url = engine.url
    bare = URL.create("postgresql", url.username, None, url.host, url.port, url.database, url.query)
    target = f"--dbname={bare.render_as_string()}"
    environment = {**os.environ, "PGPASSWORD": str(url.password or "")}
    ran = subprocess.run(  # noqa: S603 - our own arguments, no shell
        [program, target, *arguments], env=environment, capture_output=True, check=False
    )
    if ran.returncode:
        reason = ran.stderr.decode(errors="replace").strip()
        raise BackupError(_("PostgreSQL отказался: %(reason)s", reason=reason))
