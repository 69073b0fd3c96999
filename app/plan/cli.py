"""`plan import` and `plan deadline`: the plan's documents from the command line."""

from pathlib import Path

import click
from flask.cli import AppGroup

from app.base import clock
from app.base.commands import print_json, refuse
from app.base.transactions import transaction
from app.base.viewer import OPERATOR
from app.deadlines import read_deadlines
from app.deadlines.academic_year import AcademicYear
from app.imports.tables import UnreadableFile
from app.plan.reading import NotAPlan, PlanDocument, read_plan_file
from app.plan.services.importing import import_plan
from app.plan.wording import deadline_words

plan_cli = AppGroup("plan", help="The plan of the cluster.")


class AcademicYearType(click.ParamType[AcademicYear]):
    """`2023-2024` as an academic year; anything else is wrong usage (exit code 2)."""

    name = "year"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> AcademicYear:
        try:
            return AcademicYear.parse(value)
        except ValueError:
            self.fail(f"{value!r} is not an academic year such as 2023-2024", param, ctx)


YEAR = AcademicYearType()
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@plan_cli.command("import")
@click.argument("file", type=FILE)
@click.option("--year", type=YEAR, help="When the document does not say it, or says it wrong.")
@click.option("--dry-run", is_flag=True, help="Read and report, change nothing.")
@click.option("--json", "as_json", is_flag=True, help="What was read, as one JSON document.")
def import_command(file: Path, year: AcademicYear | None, *, dry_run: bool, as_json: bool) -> None:
    """Read a plan from .docx, .xlsx, .csv or .txt and put it into the database."""
    document = _read(file, year, as_json=as_json)
    if not dry_run:
        with transaction():
            import_plan(document, source_name=file.name, actor=OPERATOR, now=clock.now())
    if as_json:
        print_json(document.to_json())
    _report(document, dry_run=dry_run)


@plan_cli.command("deadline")
@click.argument("phrase")
@click.option("--year", type=YEAR, required=True)
@click.option("--json", "as_json", is_flag=True, help="The deadlines as one JSON list.")
def deadline_command(phrase: str, year: AcademicYear, *, as_json: bool) -> None:
    """Read one deadline phrase as it would be read in the plan of a year."""
    deadlines = read_deadlines(phrase, year)
    if as_json:
        print_json([deadline.to_json() for deadline in deadlines])
        return
    for deadline in deadlines:
        click.echo(f"{deadline.kind.value}: {deadline_words(deadline)}")


def _read(file: Path, year: AcademicYear | None, *, as_json: bool) -> PlanDocument:
    try:
        return read_plan_file(file, year)
    except (UnreadableFile, NotAPlan) as refusal:
        if as_json:
            print_json({"errors": [{"where": file.name, "message": str(refusal)}]})
        refuse([str(refusal)])


def _report(document: PlanDocument, *, dry_run: bool) -> None:
    click.echo(
        f"{document.academic_year}: разделов {len(document.sections)}, "
        f"пунктов {len(document.items)}, замечаний {len(document.warnings)}",
        err=True,
    )
    for warning in document.warnings:
        click.echo(f"  {warning.where}: {warning.message}", err=True)
    click.echo("Ничего не изменено." if dry_run else "План загружен.", err=True)
