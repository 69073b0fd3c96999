"""Changes of a published timetable on the day: what happened, who moves and why, the decision."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.jobfair.enums import FairParty
from app.jobfair.interviews import jobs, letters
from app.jobfair.interviews.forms import TimetableChangeForm
from app.jobfair.interviews.queries import timetables as queries
from app.jobfair.interviews.rules import CHANGE_MOVES, AwayTerms
from app.jobfair.interviews.services import changing as services
from app.jobfair.interviews.slots import first_open_slot
from app.jobfair.interviews.wording import change_words, slot_words, span_words
from app.jobfair.permissions import Permission
from app.jobfair.queries.fairs import get_fair
from app.jobfair.views.blueprint import bp
from app.jobs.services import enqueue
from app.web.access import requires
from app.web.transactions import transactional


@bp.route("/fairs/<int:fair_id>/timetable/changes/new", methods=["GET", "POST"])
@requires(Permission.TIMETABLE_MANAGE)
@transactional
def timetable_change_create(fair_id: int) -> str | Response:
    """Say what happened; the worker computes who has to move."""
    fair = get_fair(fair_id)
    timetable = queries.get_timetable(fair)
    form = TimetableChangeForm()
    form.student_id.search_among(queries.student_choices_of(fair))
    form.participant_id.search_among(queries.participant_choices_of(fair))
    if form.validate_on_submit():
        with form.domain_errors():
            change = services.propose_change(
                timetable, form.into(AwayTerms), actor=current_user, now=clock.now()
            )
            payload = {
                "change_id": change.id,
                "actor_id": current_user.id,
                "now_slot": first_open_slot(timetable, clock.now()),
            }
            job = enqueue(jobs.CHANGE, payload, actor=current_user, now=clock.now())
            return redirect(url_for("jobs.job_detail", job_id=job.id))
    return render_template("jobfair/interviews/timetable_change_create.html", fair=fair, form=form)


@bp.get("/timetable-changes/<int:change_id>")
@requires(Permission.TIMETABLE_MANAGE)
def timetable_change_detail(change_id: int) -> str:
    """Show whom a change moves and why, how many letters it sends, and the button."""
    change = queries.get_change(change_id)
    day = change.timetable.fair_day
    moved = {one.id: one for one in services.moved_interviews(change)}
    rows = [
        (moved[id_], slot_words(day, before), slot_words(day, after))
        for id_, before, _table, after, _new_table in change.moves
        if id_ in moved
    ]
    return render_template(
        "jobfair/interviews/timetable_change_detail.html",
        change=change,
        fair=change.timetable.fair,
        rows=rows,
        letters=letters.count_changed(moved.values()),
        what=change_words(change),
        span=span_words(day, change.slots),
        events=CHANGE_MOVES.possible(change.state, FairParty.STAFF),
        is_outdated=change.basis != change.timetable.version,
    )


@bp.post("/timetable-changes/<int:change_id>/application")
@requires(Permission.TIMETABLE_MANAGE)
@transactional
def timetable_change_apply(change_id: int) -> Response:
    """Give the talks their new times and write to those alone."""
    change = queries.get_change(change_id)
    count = services.apply_change(change, actor=current_user, now=clock.now())
    flash(_("Расписание изменено. Писем в очереди: %(count)d.", count=count), "success")
    return redirect(url_for(".timetable_detail", fair_id=change.timetable.fair_id))


@bp.post("/timetable-changes/<int:change_id>/refusal")
@requires(Permission.TIMETABLE_MANAGE)
@transactional
def timetable_change_drop(change_id: int) -> Response:
    """Put a change aside."""
    change = queries.get_change(change_id)
    services.drop_change(change, actor=current_user, now=clock.now())
    flash(_("Изменение отклонено, время у всех прежнее."), "success")
    return redirect(url_for(".timetable_detail", fair_id=change.timetable.fair_id))
