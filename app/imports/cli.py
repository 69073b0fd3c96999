"""`import KIND FILE`."""

from pathlib import Path

import click

from app.base.commands import refusing
from app.imports.commanding import run_import


@click.command("import")
@click.argument("kind")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would become of each row, keep nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document with everything.")
@click.option("--good-rows", is_flag=True, help="Put the good rows in, leave the others.")
@click.option("--tick", "ticked", multiple=True, help="What the page lets tick: new_groups …")
@refusing
def import_command(kind: str, file: Path, ticked: tuple[str, ...], **ways: bool) -> None:
    """Read a spreadsheet of a KIND and put its rows in."""
    run_import(kind, file, ticked=ticked, **ways)
