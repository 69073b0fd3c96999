"""`plan import`, `plan deadline`, `plan report`: the plan's documents from the command line."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

import click
from flask import current_app
from flask.cli import AppGroup

from app.base import clock
from app.base.commands import print_json, refuse, refusing
from app.base.transactions import transaction
from app.base.viewer import OPERATOR
from app.deadlines import read_deadlines
from app.deadlines.academic_year import AcademicYear
from app.imports.tables import UnreadableFile
from app.plan import queries
from app.plan.reading import (
    ColumnsUnknown,
    NotAPlan,
    PlanColumn,
    PlanDocument,
    propose_columns,
    read_plan_rows,
    sample_columns,
)
from app.plan.reading.apart import read_source
from app.plan.reading.source import PlanSource, with_columns
from app.plan.reporting import make_report
from app.plan.reporting.files import FORMATS, ReportFormat, render_report
from app.plan.rules.doubts import DOUBTS, Doubt
from app.plan.services.importing import import_plan
from app.plan.services.uploads import find_doubts
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


class ColumnType(click.ParamType[tuple[PlanColumn, int]]):
    """`deadline=3`: what a column is and which one, counted from 1."""

    name = "column"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[PlanColumn, int]:
        name, _, number = str(value).partition("=")
        known = name.upper() in PlanColumn.__members__
        if not (known and number.isdecimal() and int(number) > 0):
            names = ", ".join(column.name.lower() for column in PlanColumn)
            self.fail(f"{value!r} is not NAME=NUMBER with one of {names}", param, ctx)
        return PlanColumn[name.upper()], int(number) - 1


YEAR = AcademicYearType()
COLUMN = ColumnType()
_SURE = "Если так и нужно, повторите с --replace."
DAY = click.DateTime(["%Y-%m-%d"])
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@plan_cli.command("import")
@click.argument("file", type=FILE)
@click.option("--year", type=YEAR, help="When the document does not say it, or says it wrong.")
@click.option("--dry-run", is_flag=True, help="Read and report, change nothing.")
@click.option("--json", "as_json", is_flag=True, help="What was read, as one JSON document.")
@click.option("--replace", is_flag=True, help="Load it even if it looks like another's plan.")
@click.option(
    "--column",
    "columns",
    type=COLUMN,
    multiple=True,
    help="Which column is which when its heading is unknown: title=2, deadline=3 …",
)
@click.option("--heading", type=click.IntRange(min=1), help="The row of the headings, from 1.")
def import_command(
    file: Path,
    year: AcademicYear | None,
    columns: tuple[tuple[PlanColumn, int], ...],
    heading: int | None,
    **asked: bool,
) -> None:
    """Read a plan from .docx, .xlsx, .csv or .txt and put it into the database."""
    source = _source(file, year, as_json=asked["as_json"])
    if columns or heading:
        source = with_columns(source, dict(columns), heading)
    document = _read(file, source, as_json=asked["as_json"])
    doubts = find_doubts(document)
    if doubts and not asked["dry_run"] and not asked["replace"]:
        _refuse(file, [DOUBTS[one] for one in doubts] + [_SURE], as_json=asked["as_json"])
    if not asked["dry_run"]:
        with transaction():
            import_plan(document, source_name=file.name, actor=OPERATOR, now=clock.now())
    if asked["as_json"]:
        print_json(_told(document, doubts))
    _report(document, doubts, dry_run=asked["dry_run"])


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


@plan_cli.command("report")
@click.option("--year", type=YEAR, required=True)
@click.option("--format", "file_format", type=click.Choice(FORMATS), required=True)
@click.option("--as-of", type=DAY, help="The day at whose end it tells how the plan stood; today.")
@click.option("-o", "output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@refusing
def report_command(
    year: AcademicYear, file_format: ReportFormat, as_of: datetime | None, output: Path
) -> None:
    """Write the execution report of a year's plan into a file."""
    content = _report_file(year, file_format, as_of.date() if as_of else clock.today())
    try:
        output.write_bytes(content)
    except OSError as error:
        refuse([f"{output}: {error.strerror}"])
    click.echo(f"Отчёт записан: {output}", err=True)


def _report_file(year: AcademicYear, file_format: ReportFormat, day: date) -> bytes:
    plan = queries.find_plan(year.first_year)
    if plan is None:
        refuse([f"Плана на {year} учебный год нет. Сначала загрузите его: plan import FILE"])
    # Records tell their addresses by `url_for`, which wants a request.
    with current_app.test_request_context(base_url=current_app.config["BASE_URL"]):
        return render_report(make_report(plan, as_of=day), file_format)


def _source(file: Path, year: AcademicYear | None, *, as_json: bool) -> PlanSource:
    try:
        return PlanSource(read_plan_rows(file), year)
    except UnreadableFile as refusal:
        _refuse(file, [str(refusal)], as_json=as_json)


def _read(file: Path, source: PlanSource, *, as_json: bool) -> PlanDocument:
    try:
        return read_source(source)
    except ColumnsUnknown as refusal:
        _refuse(file, [str(refusal), *_columns_of(source)], as_json=as_json)
    except (NotAPlan, UnreadableFile) as refusal:
        _refuse(file, [str(refusal)], as_json=as_json)


def _columns_of(source: PlanSource) -> list[str]:
    """Say which columns there are and how to name them."""
    proposed = propose_columns(source.rows)
    known = {place: column.name.lower() for column, place in proposed.places.items()}
    told = [
        f"столбец {one.place + 1}: «{one.heading}»"
        + (f", похож на {known[one.place]}" if one.place in known else "")
        for one in sample_columns(source.rows, proposed.heading)
    ]
    how = " ".join(f"--column {name}={place + 1}" for place, name in sorted(known.items()))
    hint = f"Укажите столбцы: --heading {proposed.heading + 1} {how or '--column title=1'}"
    return ["; ".join(told), hint]


def _refuse(file: Path, messages: list[str], *, as_json: bool) -> NoReturn:
    if as_json:
        print_json({"errors": [{"where": file.name, "message": one} for one in messages]})
    refuse(messages)


def _told(document: PlanDocument, doubts: Sequence[Doubt]) -> dict[str, Any]:
    told = document.to_json()
    told["warnings"] += [
        {"code": one.value, "where": "документ", "message": DOUBTS[one]} for one in doubts
    ]
    return told


def _report(document: PlanDocument, doubts: Sequence[Doubt], *, dry_run: bool) -> None:
    click.echo(
        f"{document.academic_year}: разделов {len(document.sections)}, "
        f"пунктов {len(document.items)}, замечаний {len(document.warnings)}",
        err=True,
    )
    for doubt in doubts:
        click.echo(f"  ВНИМАНИЕ: {DOUBTS[doubt]}", err=True)
    for warning in document.warnings:
        click.echo(f"  {warning.where}: {warning.message}", err=True)
    click.echo("Ничего не изменено." if dry_run else "План загружен.", err=True)
