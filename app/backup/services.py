"""Making a backup and restoring one."""

import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from flask_babel import gettext as _
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from app.backup import postgres, sqlite
from app.backup.archive import digest, read_archive, write_archive
from app.backup.errors import BackupError, NotEmptyError
from app.backup.manifest import Manifest
from app.backup.tables import count_rows, is_empty, revision_of
from app.web.health import head_revision

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"
STORES = {store.KIND: store for store in (sqlite, postgres)}


def create_backup(engine: Engine, target: Path, *, now: datetime) -> Manifest:
    """Copy the whole database, as of one moment and while it is in use, into one file.

    Raises BackupError when the file cannot be written or a program is missing.
    """
    with _readable_failures(), TemporaryDirectory(dir=target.parent) as folder:
        data = Path(folder) / "data"
        store = _store_of(engine)
        counts = store.dump(engine, data)
        manifest = Manifest(
            kind=store.KIND,
            app_version=_app_version(),
            revision=_revision(engine),
            created_at=now.isoformat(timespec="seconds"),
            counts=counts,
            sha256=digest(data),
            size=data.stat().st_size,
        )
        write_archive(target, manifest, data)
    return manifest


def restore_backup(engine: Engine, source: Path, *, replace: bool) -> Manifest:
    """Put a backup into the database and verify that every table has its rows again.

    Raises DamagedError, NotEmptyError (unless `replace`), or BackupError for a backup of another
    kind of database or another release; the database is as it was then.
    """
    with _readable_failures(), TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        manifest = read_archive(source, lambda found: _check(engine, found, replace), data)
        _store_of(engine).load(engine, data)
    _verify(engine, manifest)
    return manifest


def _store_of(engine: Engine) -> ModuleType:
    return STORES[engine.dialect.name]


def _app_version() -> str:
    return str(tomllib.loads(PYPROJECT.read_text())["project"]["version"])


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return revision_of(connection)


def _check(engine: Engine, manifest: Manifest, replace: bool) -> None:
    if manifest.kind != engine.dialect.name:
        kinds = {"theirs": manifest.kind, "ours": engine.dialect.name}
        raise BackupError(_("Копия сделана с базы %(theirs)s, а здесь %(ours)s.", **kinds))
    _check_revision(manifest.revision, manifest.app_version)
    with engine.connect() as connection:
        if revision_of(connection) not in {None, head_revision()}:
            raise BackupError(_("База стоит на другой миграции: сначала выполните make setup."))
        if not replace and not is_empty(connection):
            raise NotEmptyError


def _check_revision(revision: str | None, app_version: str) -> None:
    if revision == head_revision():
        return
    raise BackupError(
        _(
            "Копия сделана выпуском %(version)s с миграцией %(theirs)s, этому выпуску нужна "
            "%(ours)s. Восстановите её тем выпуском, затем обновите сайт.",
            version=app_version,
            theirs=revision,
            ours=head_revision(),
        )
    )


def _verify(engine: Engine, manifest: Manifest) -> None:
    with engine.connect() as connection:
        counts = count_rows(connection)
    wrong = sorted(name for name, rows in manifest.counts.items() if counts.get(name) != rows)
    if wrong:
        tables = ", ".join(wrong)
        raise BackupError(_("После восстановления не сходятся таблицы: %(t)s", t=tables))


@contextmanager
def _readable_failures() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BackupError(_("Файл не прочитан или не записан: %(why)s", why=error)) from error
    except (sqlite3.Error, DBAPIError) as error:
        raise BackupError(_("База данных не отвечает: %(why)s", why=error)) from error
