"""`jobfair timetable`, `jobfair match`."""

import json
from pathlib import Path

import click
from flask.cli import AppGroup
from flask_babel import gettext as _

from app.base import clock, typography
from app.base.commands import print_json, refuse, refusing
from app.base.errors import NotFoundError
from app.base.transactions import transaction
from app.base.viewer import OPERATOR
from app.jobfair.interviews.planning import document_of
from app.jobfair.interviews.services import arranging
from app.jobfair.models import Fair
from app.jobfair.placement import services as matchings
from app.jobfair.placement.rules import MatchingTerms, matching_figures
from app.jobfair.queries.fairs import get_fair
from app.matching import Instance, Result, instance_document, result_document, solve

jobfair_cli = AppGroup("jobfair", help="The job fair: timetable, then matching.")


@jobfair_cli.command("timetable")
@click.argument("fair_id", type=click.IntRange(1, 2**31 - 1))
@click.option("--dry-run", is_flag=True, help="Compute and show, keep nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document with everything.")
@refusing
def timetable(fair_id: int, *, dry_run: bool, as_json: bool) -> None:
    """Arrange the interviews of a fair; the result is a draft for staff to publish."""
    question = arranging.read_question(_fair(fair_id))
    plan = arranging.solve(question)
    if not dry_run:
        with transaction():
            arranging.store_plan(
                _fair(fair_id), question=question, plan=plan, actor=OPERATOR, now=clock.now()
            )
    if as_json:
        document = document_of(plan, tables=question.tables, seed=question.seed)
        print_json(document | {"about": {"fair": fair_id, "dry_run": dry_run}})
        return
    click.echo(
        _(
            "Собеседований: %(talks)d, в резерве: %(reserve)d.",
            talks=len(plan.seats),
            reserve=len(plan.reserve),
        )
    )
    click.echo(
        _(
            "Интервалов занято: %(used)d, меньше %(bound)d не бывает.",
            used=plan.slots_used,
            bound=plan.slots_bound,
        )
    )
    click.echo(_("Проверено: накладок нет.") if not plan.faults else _("Проверка не прошла!"))


@jobfair_cli.command("match")
@click.argument("fair_id", type=click.IntRange(1, 2**31 - 1))
@click.option("--dry-run", is_flag=True, help="Compute and show, keep nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document with everything.")
@click.option(
    "--instance",
    "instance_file",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write what was asked into a file, for `matching verify`.",
)
@refusing
def match(fair_id: int, *, dry_run: bool, as_json: bool, instance_file: Path | None) -> None:
    """Match both sides of a fair; the result is a variant for staff to publish."""
    terms = MatchingTerms(_("Расчёт от %(moment)s", moment=typography.moment(clock.now())))
    instance = matchings.read_question(_fair(fair_id), terms=terms, today=clock.today())
    if instance_file:
        text = json.dumps(instance_document(instance), ensure_ascii=False, indent=1)
        instance_file.write_text(text, encoding="utf-8")
    result = solve(instance, explain=True)
    if not dry_run:
        _keep(fair_id, terms, instance, result)
    figures = matching_figures(instance, result)
    if as_json:
        about = {"fair": fair_id, "dry_run": dry_run, "figures": figures}
        print_json(
            result_document(result) | {"about": about}
        )  # unsigned: `matching verify` reads it
        return
    click.echo(_("С работой: %(placed)d, без вакансии: %(unplaced)d.", **figures))
    click.echo(_("Устойчиво и проверено.") if figures["verified"] else _("Проверка не прошла!"))
    click.echo(_("Контрольная сумма: %(digest)s", digest=result.digest))


def _keep(fair_id: int, terms: MatchingTerms, instance: Instance, result: Result) -> None:
    with transaction():
        matching = matchings.name_matching(
            _fair(fair_id), terms=terms, actor=OPERATOR, now=clock.now()
        )
        matchings.keep_matching(
            matching, instance=instance, result=result, actor=OPERATOR, now=clock.now()
        )


def _fair(fair_id: int) -> Fair:
    try:
        return get_fair(fair_id)
    except NotFoundError:
        refuse([_("Ярмарки с номером %(number)d нет.", number=fair_id)])
