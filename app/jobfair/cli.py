"""`jobfair timetable`."""

import click
from flask.cli import AppGroup
from flask_babel import gettext as _

from app.base import clock
from app.base.commands import print_json, refuse, refusing
from app.base.errors import NotFoundError
from app.base.transactions import transaction
from app.base.viewer import OPERATOR
from app.jobfair.interviews.planning import document_of
from app.jobfair.interviews.services import arranging
from app.jobfair.models import Fair
from app.jobfair.queries.fairs import get_fair

jobfair_cli = AppGroup("jobfair", help="The job fair: timetable of interviews.")


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


def _fair(fair_id: int) -> Fair:
    try:
        return get_fair(fair_id)
    except NotFoundError:
        refuse([_("Ярмарки с номером %(number)d нет.", number=fair_id)])
