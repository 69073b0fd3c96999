"""What `import KIND FILE` does, for the commands of other packages too."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from flask_babel import gettext as _

from app.base.commands import print_json, refuse
from app.base.errors import DomainError
from app.base.transactions import transaction
from app.base.viewer import OPERATOR
from app.imports.analysis import Judged, count_fates
from app.imports.enums import RowFate
from app.imports.errors import UnreadableFile
from app.imports.kinds import Context, ImportKind, find_kind, kinds
from app.imports.previewing import ImportPreview, context_of, preview_file
from app.imports.services.applying import apply_rows
from app.imports.sheet import Reading, Wanted


def run_import(
    name: str,
    file: Path,
    *,
    dry_run: bool,
    as_json: bool = False,
    good_rows: bool = False,
    ticked: tuple[str, ...] = (),
) -> None:
    """Do what the command does; for commands that are this one under another name."""
    kind = _kind(name)
    context = context_of(OPERATOR, ticked)
    try:
        preview = preview_file(kind, file.read_bytes(), context=context, wanted=Wanted())
    except UnreadableFile as error:
        refuse([str(error)])
    refusal = None
    if not dry_run:
        refusal = _put_in(kind, preview.reading, context, good_rows=good_rows)
    if as_json:
        print_json(document_of(kind, preview))
    else:
        _print(preview)
    if refusal:
        refuse([str(refusal), *_told(preview.rows)])


def document_of(kind: ImportKind, preview: ImportPreview) -> dict[str, Any]:
    """Return the JSON that scripts read."""
    reading = preview.reading
    rows = [_row(row) for row in preview.rows]
    rows += [_left_out(number, why) for number, why in reading.left_out.items()]
    return {
        "kind": kind.name,
        "sheet": reading.table.sheet,
        "heading_row": reading.table.heading_row,
        "columns": reading.columns,
        "counts": count_fates(preview.rows, len(reading.left_out)),
        "rows": sorted(rows, key=lambda row: int(row["row"])),
        "warnings": [asdict(one) for one in reading.warnings],
    }


def _kind(name: str) -> ImportKind:
    kind = find_kind(name)
    if kind is None:
        known = ", ".join(one.name for one in kinds())
        raise click.BadParameter(f"{name!r} is none of {known}.", param_hint="KIND")
    return kind


def _put_in(
    kind: ImportKind, reading: Reading, context: Context, *, good_rows: bool
) -> DomainError | None:
    try:
        with transaction():
            apply_rows(kind, rows=reading.rows, context=context, good_rows=good_rows)
    except DomainError as error:
        return error
    return None


def _row(row: Judged) -> dict[str, Any]:
    return {
        "row": row.number,
        "fate": row.fate.value,
        "key": row.key,
        "twin_of": row.twin.as_json() if row.twin else None,
        "problems": [one.as_json() for one in row.problems],
    }


def _left_out(number: int, why: str) -> dict[str, Any]:
    fate = RowFate.LEFT_OUT.value
    return {"row": number, "fate": fate, "key": "", "twin_of": None, "problems": [], "why": why}


def _print(preview: ImportPreview) -> None:
    counts = count_fates(preview.rows, len(preview.reading.left_out))
    for fate in RowFate:
        if counts[fate.value]:
            click.echo(f"{fate.label}: {counts[fate.value]}")


def _told(rows: list[Judged]) -> list[str]:
    return [
        _("Строка %(row)d: %(why)s", row=row.number, why=one.message)
        for row in rows
        for one in row.problems
    ]
