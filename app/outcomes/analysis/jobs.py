"""Work for the worker: the summary of graduates is made anew, by the button and each night."""

from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.transactions import transaction
from app.jobs.addresses import local_address
from app.jobs.registry import EVERY_NIGHT, JobKind, PeriodicTask, Progress
from app.outcomes.analysis import services
from app.outcomes.analysis.queries.collecting import collect
from app.outcomes.analysis.queries.demand import years_of_demand
from app.outcomes.analysis.queries.summary import base_names, facts_rows, stored_keys
from app.outcomes.analysis.selection import WHOLE, GraduateSelection

if TYPE_CHECKING:
    from app.outcomes.analysis.computing import Workshop

PORTION = 2_000


def refresh(payload: dict[str, Any], progress: Progress) -> str:
    """Make the table, then the answers of each selection and of the one that was asked for."""
    asked = GraduateSelection(payload["year"], payload["speciality"], payload["town"])
    refresh_summary(progress, asked=asked)
    known = {"year": asked.year, "speciality": asked.speciality, "town": asked.town}
    return local_address("analysis.answer_list", **{k: v for k, v in known.items() if v})


def refresh_summary(progress: Progress, *, asked: GraduateSelection = WHOLE) -> None:
    """Make everything anew, portion by portion; run twice it gives the same."""
    from app.outcomes.analysis.computing import Workshop  # pandas is slow to import

    progress(0, 0, _("Собираем сведения"))
    _collect_facts()
    workshop = Workshop(facts_rows(), names=base_names())
    _answer(workshop, progress, asked=asked)


def _collect_facts() -> None:
    ahead, after = iter(list(collect())), 0  # read before the first portion is written
    while True:
        portion = list(islice(ahead, PORTION))
        until = portion[-1]["student_id"] if len(portion) == PORTION else None
        with transaction():
            services.replace_facts(portion, after=after, until=until)
        if until is None:
            return
        after = until


def _answer(workshop: "Workshop", progress: Progress, *, asked: GraduateSelection) -> None:
    stale, now = stored_keys(), clock.now()
    selections = list(dict.fromkeys([*workshop.selections(), asked]))
    for done, selection in enumerate(selections):
        progress(done, len(selections), _("Считаем показатели"))
        years = years_of_demand(speciality=selection.speciality)
        graduates, answers = workshop.answers(selection, years=years)
        with transaction():
            services.store_view(selection, graduates=graduates, answers=answers, now=now)
        stale.pop(selection.key, None)
    with transaction():
        services.forget_views(stale.values())


def refresh_by_night(_now: datetime) -> None:
    """Keep the summary no older than a day."""
    refresh_summary(Progress())


JOBS = (
    JobKind(services.REFRESH, refresh, _l("Анализ трудоустройства выпускников")),
    PeriodicTask("refresh_analysis", refresh_by_night, schedule=EVERY_NIGHT),
)
