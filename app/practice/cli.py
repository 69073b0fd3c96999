"""`practice distribute`, `practice import`."""

from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup
from flask_babel import gettext as _

from app.base import clock
from app.base.commands import print_json, refuse, refusing
from app.base.errors import NotFoundError
from app.base.transactions import transaction
from app.base.viewer import OPERATOR
from app.imports.commanding import run_import
from app.matching import Instance, Result, instance_document, result_document, solve
from app.practice.files import as_json as as_json_file
from app.practice.models import PracticePeriod
from app.practice.queries.periods import get_period
from app.practice.services import distribution as services

practice_cli = AppGroup("practice", help="Practice: distribution of students over places.")


@practice_cli.command("distribute")
@click.argument("period_id", type=click.IntRange(1, 2**31 - 1))
@click.option("--dry-run", is_flag=True, help="Compute and show, keep nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document with everything.")
@click.option(
    "--instance",
    "instance_file",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write what was asked into a file, for `matching verify`.",
)
@refusing
def distribute(period_id: int, *, dry_run: bool, as_json: bool, instance_file: Path | None) -> None:
    """Run the distribution of a practice period; the result is its preview."""
    period = _period(period_id)
    instance = services.read_instance(period)
    if instance_file:
        instance_file.write_bytes(as_json_file(instance_document(instance)))
    result = solve(instance, explain=True)
    figures = services.figures_of(period, result)
    if not dry_run:
        _store(period_id, instance, result)
    if as_json:
        print_json(_document(period_id, figures, result, dry_run=dry_run))
    else:
        _print_figures(figures, result)


@practice_cli.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would become of each row, keep nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document with everything.")
@click.option("--good-rows", is_flag=True, help="Put the good rows in, leave the others.")
@refusing
def import_bases(file: Path, dry_run: bool, as_json: bool, good_rows: bool) -> None:
    """Read a spreadsheet of practice bases: the same as `import bases FILE`."""
    run_import("bases", file, dry_run=dry_run, as_json=as_json, good_rows=good_rows)


def _period(period_id: int) -> PracticePeriod:
    try:
        return get_period(period_id, visible_to=OPERATOR)
    except NotFoundError:
        refuse([_("Периода практики с номером %(number)d нет.", number=period_id)])


def _store(period_id: int, instance: Instance, result: Result) -> None:
    with transaction():
        services.store_distribution(
            _period(period_id),
            instance=instance,
            result=result,
            actor=OPERATOR,
            now=clock.now(),
        )


def _document(
    period_id: int, figures: dict[str, Any], result: Result, *, dry_run: bool
) -> dict[str, Any]:
    about = {"period": period_id, "dry_run": dry_run, "figures": figures}
    return result_document(result) | {"about": about}  # not signed: `matching verify` takes it


def _print_figures(figures: dict[str, Any], result: Result) -> None:
    click.echo(
        _(
            "Распределено %(placed)d, без места %(unplaced)d, свободных мест %(unused)d.",
            placed=figures["placed"],
            unplaced=figures["unplaced"],
            unused=figures["unused_seats"],
        )
    )
    for rank, count in figures["rank_profile"].items():
        click.echo(_("  приоритет № %(rank)s: %(count)d", rank=rank, count=count))
    click.echo(_("Устойчиво и проверено.") if result.verdict.ok else _("Проверка не прошла!"))
    click.echo(_("Контрольная сумма: %(digest)s", digest=result.digest))
