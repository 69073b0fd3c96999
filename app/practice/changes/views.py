"""Pages of changes after a distribution: what was done, what is proposed, who waits."""

from dataclasses import replace
from functools import partial
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.typography import counted
from app.jobs.services import enqueue
from app.practice.changes import jobs
from app.practice.changes.enums import Trouble
from app.practice.changes.forms import (
    ChangeFilterForm,
    ChangeUndoForm,
    QueueFilterForm,
    RepairForm,
    SeatChangeFilterForm,
)
from app.practice.changes.listing import CHANGES, QUEUE, SEAT_CHANGES, cause_words
from app.practice.changes.queries import changes as queries
from app.practice.changes.queries import repairing, waiting
from app.practice.changes.rules import RepairTerms
from app.practice.changes.services import proposals, repairs
from app.practice.enums import ChangeEvent, PeriodEvent, SeatsChangeKind
from app.practice.models import PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries import periods as period_queries
from app.practice.queries import pools
from app.practice.rounds.queries import count_round, find_round
from app.practice.rounds.rules import ROUND_STUDENT, SECOND_ROUND
from app.practice.rounds.services.rounds import check_round_over
from app.practice.rules import CHANGE, PERIOD, STAFF
from app.practice.services.moving import undo_change
from app.practice.views.blueprint import bp
from app.web.access import requires
from app.web.fields import record_id
from app.web.transactions import transactional


@bp.get("/periods/<int:period_id>/changes")
@requires(Permission.PLACEMENT_MANAGE)
def change_list(period_id: int) -> str | Response:
    """List what was changed by hand and afterwards, and what is proposed."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    return CHANGES.answer(
        "practice/changes/change_list.html",
        partial(queries.list_changes, period),
        filters=ChangeFilterForm(),
        title=_("Изменения мест: %(period)s", period=period.title),
        together=lambda rows: [queries.ChangeRow(*row) for row in rows],
        period=period,
        counts=period_queries.count_period(period),
        events=PERIOD.possible(period.state, STAFF),
    )


@bp.get("/changes/<int:change_id>")
@requires(Permission.PLACEMENT_MANAGE)
def change_detail(change_id: int) -> str | Response:
    """Show a change: who goes where and why, whom it passes over, the button that decides."""
    change = queries.get_change(change_id, visible_to=current_user)
    events = CHANGE.possible(change.state, STAFF)
    filters = SeatChangeFilterForm()
    filters.group.search_among(period_queries.group_choices_of(change.period))
    in_parts = ChangeEvent.APPLY in events and change.kind is SeatsChangeKind.REST
    listing = SEAT_CHANGES if in_parts else replace(SEAT_CHANGES, acts=())
    total, claims = queries.list_claims(change)
    return listing.answer(
        "practice/changes/change_detail.html",
        partial(queries.list_rows, change),
        filters=filters,
        title=_("%(kind)s: %(period)s", kind=change.kind.label, period=change.period.title),
        change=change,
        period=change.period,
        events=events,
        told=queries.count_told(change),
        groups=queries.groups_of(change) if in_parts else [],
        claims=claims,
        claims_total=total,
        cause_words=cause_words,
    )


@bp.post("/changes/<int:change_id>/application")
@requires(Permission.PLACEMENT_MANAGE)
@transactional
def change_apply(change_id: int) -> Response:
    """Take a proposal over whole."""
    change = queries.get_change(change_id, visible_to=current_user)
    count = proposals.apply_change(change, actor=current_user, now=clock.now())
    flash(_("Сделано: %(students)s.", students=_students(count)), "success")
    return redirect(url_for(".change_detail", change_id=change_id))


@bp.post("/changes/<int:change_id>/refusal")
@requires(Permission.PLACEMENT_MANAGE)
@transactional
def change_drop(change_id: int) -> Response:
    """Put a proposal aside."""
    change = queries.get_change(change_id, visible_to=current_user)
    proposals.drop_change(change, actor=current_user)
    flash(_("Предложение отклонено, места прежние."), "success")
    return redirect(url_for(".change_list", period_id=change.period_id))


@bp.route("/changes/<int:change_id>/undo", methods=["GET", "POST"])
@requires(Permission.PLACEMENT_MANAGE)
@transactional
def change_undo(change_id: int) -> str | Response:
    """Ask once more with the letters counted, then give back what a change took."""
    change = queries.get_change(change_id, visible_to=current_user)
    form = ChangeUndoForm(obj=change)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(change)
            count = undo_change(change, actor=current_user, now=clock.now())
            flash(_("Отменено: %(students)s.", students=_students(count)), "success")
            return redirect(url_for(".change_detail", change_id=change_id))
    return render_template(
        "practice/changes/change_undo.html",
        change=change,
        period=change.period,
        told=queries.count_told(change),
        form=form,
    )


@bp.route("/periods/<int:period_id>/repair", methods=["GET", "POST"])
@requires(Permission.PLACEMENT_MANAGE)
@transactional
def repair_create(period_id: int) -> str | Response:
    """Say what happened; the worker computes who has to move."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    form = _repair_form(period)
    if form.validate_on_submit():
        with form.domain_errors():
            terms = form.into(RepairTerms)
            repairs.check_repair(period, terms, actor=current_user)
            payload = {"period_id": period.id, "terms": terms.as_json()}
            return _follow(jobs.REPAIR, payload)
    return render_template("practice/changes/repair_create.html", period=period, form=form)


@bp.get("/periods/<int:period_id>/rest")
@requires(Permission.PLACEMENT_MANAGE)
def rest_detail(period_id: int) -> str:
    """Show who waits for a seat beside the seats left, with one button."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    groups = waiting.count_waiting_by_group(period)
    free = pools.count_free(period)
    return render_template(
        "practice/changes/rest_detail.html",
        period=period,
        groups=groups,
        free=free,
        towns=waiting.list_towns(period),
        waiting=sum(group.waiting for group in groups),
        seats=sum(free.values()),
        silent=len(waiting.list_silent_ids(period)),
        proposal=queries.find_proposal(period, SeatsChangeKind.REST),
        events=PERIOD.possible(period.state, STAFF),
        **_second_round(period),
    )


def _second_round(period: PracticePeriod) -> dict[str, Any]:
    """Return how the second round stands, and whether there is time for one."""
    second = find_round(period)
    return {
        "second": second,
        "may_open_round": period.is_published and clock.today() < period.starts_on,
        "round_counts": count_round(period) if second else None,
        "round_events": SECOND_ROUND.possible(second.state, ROUND_STUDENT) if second else (),
    }


@bp.post("/periods/<int:period_id>/rest")
@requires(Permission.PLACEMENT_MANAGE)
@transactional
def rest_propose(period_id: int) -> Response:
    """Have the worker propose seats to everybody without one."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    PERIOD.after(PeriodEvent.SEAT, period.state, STAFF)
    check_round_over(period, now=clock.now())
    return _follow(jobs.REST, {"period_id": period.id})


@bp.get("/periods/<int:period_id>/queue")
@requires(Permission.PLACEMENT_MANAGE)
def queue_list(period_id: int) -> str | Response:
    """List who applied and got none, by the number of the lottery."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    filters = QueueFilterForm()
    filters.group.search_among(period_queries.group_choices_of(period))
    return QUEUE.answer(
        "practice/changes/queue_list.html",
        partial(waiting.list_queue, period),
        filters=filters,
        title=_("Лист ожидания: %(period)s", period=period.title),
        together=lambda rows: waiting.numbered(period, rows),
        period=period,
        events=PERIOD.possible(period.state, STAFF),
    )


def _repair_form(period: PracticePeriod) -> RepairForm:
    form = RepairForm()
    form.place_id.search_among(repairing.place_choices(period))
    form.student_id.search_among(repairing.seated_choices(period))
    if request.method == "GET":  # a link of a place or of a student says what happened to whom
        form.place_id.data = record_id(request.args.get("place"))
        form.student_id.data = record_id(request.args.get("student"))
        if form.student_id.data:
            form.trouble.data = Trouble.STUDENT_OUT
    return form


def _follow(kind: str, payload: dict[str, Any]) -> Response:
    payload = {**payload, "actor_id": current_user.id}
    job = enqueue(kind, payload, actor=current_user, now=clock.now())
    return redirect(url_for("jobs.job_detail", job_id=job.id))


def _students(count: int) -> str:
    return counted(count, _("студент"), _("студента"), _("студентов"))
