"""The distribution: run, preview, discard, publish."""

from functools import partial
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.jobs.services import enqueue
from app.practice import files
from app.practice.agreements.queries.reach import uncovered_in
from app.practice.enums import PeriodEvent
from app.practice.forms import PlacementFilterForm, PublicationForm
from app.practice.jobs import DISTRIBUTE
from app.practice.listing import OUTCOMES
from app.practice.models import PracticePeriod
from app.practice.overview import Overview, reached_rows, summarize
from app.practice.permissions import Permission
from app.practice.queries import periods as period_queries
from app.practice.queries import placements as queries
from app.practice.queries import places as place_queries
from app.practice.queries import pools, rolls
from app.practice.rules import PERIOD, STAFF
from app.practice.services import distribution as services
from app.practice.views.blueprint import bp
from app.web.access import requires
from app.web.attachment import as_attachment
from app.web.transactions import transactional


@bp.get("/periods/<int:period_id>/distribution")
@requires(Permission.DISTRIBUTION_RUN)
def distribution_detail(period_id: int) -> str | Response:
    """Show what the distribution gave: figures, picture, everybody's outcome."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    counts = period_queries.count_period(period)
    return _outcomes(
        period,
        period=period,
        distribution=queries.find_distribution(period),
        events=PERIOD.possible(period.state, STAFF),
        misplaced=queries.list_misplaced(period),
        uncovered=uncovered_in(period.id),
        left=counts.left,
        overview=_overview(period, counts),
    )


@bp.post("/periods/<int:period_id>/distribution")
@requires(Permission.DISTRIBUTION_RUN)
@transactional
def distribution_create(period_id: int) -> Response:
    """Have the worker compute the distribution and follow it there."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    PERIOD.after(PeriodEvent.DISTRIBUTE, period.state, STAFF)
    payload = {"period_id": period.id, "actor_id": current_user.id}
    job = enqueue(DISTRIBUTE, payload, actor=current_user, now=clock.now())
    return redirect(url_for("jobs.job_detail", job_id=job.id))


@bp.get("/periods/<int:period_id>/distribution/instance.json")
@requires(Permission.DISTRIBUTION_RUN)
def instance_export(period_id: int) -> Response:
    """Send what the matching was asked, for `matching verify`: numbers, no names."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    instance = queries.get_distribution(period).instance
    return as_attachment(files.as_json(instance), "instance.json")


@bp.get("/periods/<int:period_id>/distribution/result.json")
@requires(Permission.DISTRIBUTION_RUN)
def result_export(period_id: int) -> Response:
    """Send what the matching answered, for `matching verify`."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    result = queries.get_distribution(period).result
    return as_attachment(files.as_json(result), "result.json")


@bp.post("/periods/<int:period_id>/distribution/discard")
@requires(Permission.DISTRIBUTION_RUN)
@transactional
def distribution_discard(period_id: int) -> Response:
    """Throw the preview away."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    services.discard_distribution(period, actor=current_user, now=clock.now())
    flash(_("Распределение удалено, заявки сохранены."), "success")
    return redirect(url_for(".distribution_detail", period_id=period_id))


@bp.route("/periods/<int:period_id>/distribution/publication", methods=["GET", "POST"])
@requires(Permission.DISTRIBUTION_RUN)
@transactional
def publication_create(period_id: int) -> str | Response:
    """Ask once more with the counts, then show everybody the outcome."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    if PeriodEvent.PUBLISH not in PERIOD.possible(period.state, STAFF):
        # Published meanwhile, or not computed yet.
        return redirect(url_for(".distribution_detail", period_id=period_id))
    form = PublicationForm(obj=period)
    if form.validate_on_submit():
        form.check_version(period)
        count = services.publish_distribution(period, actor=current_user, now=clock.now())
        flash(_("Опубликовано. Писем в очереди: %(count)d.", count=count), "success")
        return redirect(url_for(".distribution_detail", period_id=period_id))
    return render_template("practice/publication_create.html", **_reach(period), form=form)


def _outcomes(list_of: PracticePeriod, **context: Any) -> str | Response:
    """Answer with everybody's outcome in a period."""
    filters = PlacementFilterForm()
    filters.group.search_among(period_queries.group_choices_of(list_of))
    filters.town.offer(place_queries.towns_of(list_of))
    filters.offer_outcomes(list_of.max_wishes)
    return OUTCOMES.answer(
        "practice/distribution_detail.html",
        partial(queries.list_outcomes, list_of),
        filters=filters,
        title=_("Распределение: %(period)s", period=list_of.title),
        together=lambda rows: [queries.OutcomeRow(*row) for row in rows],
        **context,
    )


def _overview(period: PracticePeriod, counts: period_queries.PeriodCounts) -> Overview:
    return summarize(
        queries.count_outcomes(period),
        students=counts.students,
        submitted=counts.submitted,
        unused=sum(pools.count_free(period).values()),
    )


def _reach(period: PracticePeriod) -> dict[str, Any]:
    """Return what publishing will reach: outcomes, letters to students and to bases."""
    return {
        "period": period,
        "overview": _overview(period, period_queries.count_period(period)),
        "misplaced": queries.list_misplaced(period),
        "uncovered": uncovered_in(period.id),
        "lost": rolls.seatless_by_group(period, applied=True),
        "unsent": rolls.seatless_by_group(period, applied=False),
        "unreached": rolls.students_without_address(period),
        "silent_bases": rolls.bases_without_address(period),
        "reached": reached_rows(rolls.count_reached(period)),
        "left": period_queries.count_period(period).left,
        "student_letters": len(set(queries.list_addresses(period))),
        "base_letters": len(queries.list_base_addresses(period)),
        "empty_base_letters": len(queries.list_empty_base_addresses(period)),
    }
