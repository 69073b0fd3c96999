"""`backup FILE` and `restore FILE`."""

from pathlib import Path

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _

from app.backup import services
from app.backup.manifest import Manifest
from app.base import clock
from app.base.commands import refusing
from app.base.typography import number, plural
from app.extensions import db

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("backup")
@click.argument("file", type=FILE)
@with_appcontext
@refusing
def backup_command(file: Path) -> None:
    """Copy the whole database into FILE, while the site runs."""
    manifest = services.create_backup(db.engine, file, now=clock.true_now())
    _tell(_("Копия готова: %(file)s", file=file), manifest)


@click.command("restore")
@click.argument("file", type=FILE)
@click.option("--yes", is_flag=True, help="Replace what the database holds.")
@with_appcontext
@refusing
def restore_command(file: Path, *, yes: bool) -> None:
    """Put the backup in FILE into the database and verify it."""
    manifest = services.restore_backup(db.engine, file, replace=yes)
    _tell(_("Восстановлено и сверено: копия от %(at)s", at=manifest.created_at), manifest)


def _tell(what: str, manifest: Manifest) -> None:
    rows = manifest.rows
    words = plural(rows, _("запись"), _("записи"), _("записей"))
    click.echo(f"{what}: {number(rows)} {words}.", err=True)
