"""The organiser's timetable: lottery, draft with its figures, publication; the list of talks."""

from functools import partial

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.jobfair.enums import FairParty
from app.jobfair.interviews import jobs, letters
from app.jobfair.interviews.enums import TimetableEvent
from app.jobfair.interviews.forms import (
    InterviewFilterForm,
    LotteryForm,
    TimetablePublicationForm,
)
from app.jobfair.interviews.listing import INTERVIEWS, shown_talks
from app.jobfair.interviews.picture import StandPart, draw, part_of
from app.jobfair.interviews.queries import results
from app.jobfair.interviews.queries import timetables as queries
from app.jobfair.interviews.queries.wishes import count_wishes
from app.jobfair.interviews.rules import TIMETABLE_MOVES
from app.jobfair.interviews.services import arranging as services
from app.jobfair.interviews.slots import day_of
from app.jobfair.interviews.timetable_models import FairTimetable
from app.jobfair.interviews.wording import bound_words
from app.jobfair.permissions import Permission
from app.jobfair.queries.fairs import get_fair
from app.jobfair.views.blueprint import bp
from app.jobs.services import enqueue
from app.web.access import requires
from app.web.transactions import transactional
from app.web.urls import whole_number


@bp.get("/fairs/<int:fair_id>/timetable")
@requires(Permission.TIMETABLE_MANAGE)
def timetable_detail(fair_id: int) -> str:
    """Show how the timetable of a fair stands: figures, the picture by stands, what is next."""
    fair = get_fair(fair_id)
    timetable = queries.find_timetable(fair)
    day = timetable.fair_day if timetable else None
    part = part_of(queries.stand_lines(fair), whole_number(request.args.get("part", "")))
    return render_template(
        "jobfair/interviews/timetable_detail.html",
        fair=fair,
        timetable=timetable,
        day=day,
        is_stale=day is not None and day != day_of(fair),
        wishes=count_wishes(fair) if not (timetable and timetable.is_published) else None,
        part=part,
        part_items=[_part_item(fair_id, one, part) for one in range(1, part.total + 1)],
        picture=draw(part.lines, day) if day and part.lines else None,
        results=results.count_results(fair),
        changes=queries.list_changes(timetable) if timetable else [],
        events=_events(timetable),
        bound_words=bound_words,
    )


def _part_item(fair_id: int, number: int, shown: StandPart) -> tuple[str, str, bool]:
    address = url_for(".timetable_detail", fair_id=fair_id, part=number)
    return _("часть %(number)d", number=number), address, number == shown.number


@bp.route("/fairs/<int:fair_id>/timetable/lottery", methods=["GET", "POST"])
@requires(Permission.TIMETABLE_MANAGE)
@transactional
def lottery_create(fair_id: int) -> str | Response:
    """Announce the words that decide among equals."""
    fair = get_fair(fair_id)
    form = LotteryForm()
    if form.validate_on_submit():
        with form.domain_errors():
            services.announce_lottery(
                fair, seed_text=form.seed_text.data or "", actor=current_user, now=clock.now()
            )
            flash(_("Жребий объявлен: студенты видят его на странице собеседований."), "success")
            return redirect(url_for(".timetable_detail", fair_id=fair_id))
    return render_template("jobfair/interviews/lottery_create.html", form=form, fair=fair)


@bp.post("/fairs/<int:fair_id>/timetable/draft")
@requires(Permission.TIMETABLE_MANAGE)
@transactional
def timetable_arrange(fair_id: int) -> Response:
    """Have the worker compute a draft and follow it there."""
    fair = get_fair(fair_id)
    services.check_arranging(fair, actor=current_user)
    payload = {"fair_id": fair.id, "actor_id": current_user.id}
    job = enqueue(jobs.ARRANGE, payload, actor=current_user, now=clock.now())
    return redirect(url_for("jobs.job_detail", job_id=job.id))


@bp.post("/fairs/<int:fair_id>/timetable/discard")
@requires(Permission.TIMETABLE_MANAGE)
@transactional
def timetable_discard(fair_id: int) -> Response:
    """Throw the draft away."""
    services.discard_plan(queries.get_timetable(get_fair(fair_id)), actor=current_user)
    flash(_("Черновик расписания удалён, жребий остаётся прежним."), "success")
    return redirect(url_for(".timetable_detail", fair_id=fair_id))


@bp.route("/fairs/<int:fair_id>/timetable/publication", methods=["GET", "POST"])
@requires(Permission.TIMETABLE_MANAGE)
@transactional
def timetable_publish(fair_id: int) -> str | Response:
    """Ask once more with the counts, then show everybody their talks."""
    fair = get_fair(fair_id)
    timetable = queries.get_timetable(fair)
    if TimetableEvent.PUBLISH not in _events(timetable):
        return redirect(url_for(".timetable_detail", fair_id=fair_id))
    form = TimetablePublicationForm(obj=timetable)
    if form.validate_on_submit():
        form.check_version(timetable)
        count = services.publish_timetable(timetable, actor=current_user, now=clock.now())
        flash(_("Опубликовано. Писем в очереди: %(count)d.", count=count), "success")
        return redirect(url_for(".timetable_detail", fair_id=fair_id))
    return render_template(
        "jobfair/interviews/timetable_publish.html",
        fair=fair,
        timetable=timetable,
        form=form,
        letters=letters.count_published(fair),
    )


@bp.get("/fairs/<int:fair_id>/interviews")
@requires(Permission.TALK_RATE)
def interview_list(fair_id: int) -> str | Response:
    """List the talks of a fair one may see, by stand or by time."""
    fair = get_fair(fair_id)
    timetable = queries.find_timetable(fair)
    filters = InterviewFilterForm()
    filters.participant.search_among(queries.participant_choices_of(fair))
    return INTERVIEWS.answer(
        "jobfair/interviews/interview_list.html",
        partial(queries.list_interviews, fair, visible_to=current_user),
        filters=filters,
        title=_("Собеседования: %(fair)s", fair=fair.title),
        together=shown_talks(timetable.fair_day if timetable else None, current_user),
        fair=fair,
    )


def _events(timetable: FairTimetable | None) -> frozenset[TimetableEvent]:
    if timetable is None:
        return frozenset({TimetableEvent.ANNOUNCE, TimetableEvent.ARRANGE})
    return TIMETABLE_MOVES.possible(timetable.state, FairParty.STAFF)
