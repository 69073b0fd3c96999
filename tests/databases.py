"""Databases of tests: migrated once per run, then copied."""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from flask_migrate import upgrade
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from app.extensions import db
from app.factory import create_app
from config import load_config

SERVER = "CLUSTER_TEST_POSTGRES"  # address of the run's PostgreSQL cluster, without a database
TEMPLATES = "CLUSTER_TEST_TEMPLATES"  # folder of the run's templates
TEMPLATE = "template_cluster"


def database_url(database: str, folder: Path, name: str, *, schema: bool = True) -> str:
    """Make a database of this name, empty or with the schema, and return its URL."""
    if database == "sqlite":
        file = folder / "cluster.sqlite3"
        if schema:
            shutil.copyfile(_template("sqlite"), file)
        return f"sqlite:///{file}"
    template = _template("postgresql") if schema else "template1"
    name = f"test_{name}_{os.getpid()}"
    _administer(
        f'DROP DATABASE IF EXISTS "{name}"', f'CREATE DATABASE "{name}" TEMPLATE {template}'
    )
    return f"{os.environ[SERVER]}/{name}"


def _template(database: str) -> str:
    """Return the migrated database to copy, a path or a name; the first who asks makes it."""
    folder = Path(os.environ[TEMPLATES])
    made = folder / database
    name = str(folder / "cluster.sqlite3") if database == "sqlite" else TEMPLATE
    with _lock(folder / f"{database}.lock"):
        if not made.exists():
            if database == "sqlite":
                _migrate(f"sqlite:///{name}")
                with closing(sqlite3.connect(name)) as file:
                    file.execute("VACUUM")  # migrations leave free pages: a full disk has none
            else:
                _administer(f"CREATE DATABASE {TEMPLATE}")
                _migrate(f"{os.environ[SERVER]}/{TEMPLATE}")
            made.touch()
    return name


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _migrate(url: str) -> None:
    app = create_app(load_config({"CLUSTER_ENV": "testing", "CLUSTER_DATABASE_URL": url}))
    with app.app_context():
        upgrade()
        db.session.remove()
        db.engine.dispose()  # the write-ahead log is closed, the template is nobody's


def _administer(*statements: str) -> None:
    engine = create_engine(
        f"{os.environ[SERVER]}/postgres", isolation_level="AUTOCOMMIT", poolclass=NullPool
    )
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
