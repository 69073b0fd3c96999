"""One's own talks: the list for a phone, what came of each, the order after them."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.ranking import after_press
from app.jobfair.enums import FairParty
from app.jobfair.interviews.codes import code_of
from app.jobfair.interviews.dates import write_talks
from app.jobfair.interviews.enums import TalkSide, TalkVerdict
from app.jobfair.interviews.forms import TalkMoveForm, TalkOrderForm, TalkResultForm
from app.jobfair.interviews.models import Interview
from app.jobfair.interviews.own import OwnTalk, own_talks
from app.jobfair.interviews.queries import results
from app.jobfair.interviews.queries import timetables as queries
from app.jobfair.interviews.rules import SIDE_OF
from app.jobfair.interviews.services import rating, talks
from app.jobfair.interviews.timetable_models import FairTimetable
from app.jobfair.interviews.wording import verdict_words
from app.jobfair.models import Fair
from app.jobfair.permissions import Permission
from app.jobfair.queries.fairs import get_fair
from app.jobfair.rules import party_of
from app.jobfair.views.blueprint import bp
from app.web.access import requires
from app.web.attachment import as_attachment
from app.web.fields import record_id
from app.web.moment import moment
from app.web.places import returning
from app.web.ranking import pressed
from app.web.transactions import transactional


@bp.get("/fairs/<int:fair_id>/talks")
@requires(Permission.TALK_RATE)
def talk_list(fair_id: int) -> str | Response:
    """Show a student's or an employer's talks with the buttons of each."""
    fair = get_fair(fair_id)
    if party_of(current_user) is FairParty.STAFF:
        return redirect(url_for(".timetable_detail", fair_id=fair_id))
    return render_template("jobfair/interviews/talk_list.html", **_own(fair))


@bp.get("/fairs/<int:fair_id>/talks.ics")
@requires(Permission.TALK_RATE)
def talk_export(fair_id: int) -> Response:
    """Send one's talks as a file of a calendar."""
    fair = get_fair(fair_id)
    timetable = queries.get_timetable(fair)
    return as_attachment(write_talks(fair, timetable, _own(fair)["talks"]), "talks.ics")


@bp.get("/talks/<int:interview_id>")
@requires(Permission.TALK_RATE)
def interview_detail(interview_id: int) -> str:
    """Show one talk: when, where, what came of it and what may be done."""
    interview = queries.get_interview(interview_id, visible_to=current_user)
    fair = interview.participant.fair
    return render_template("jobfair/interviews/interview_detail.html", **_shown(fair, [interview]))


@bp.post("/talks/<int:interview_id>/result")
@requires(Permission.TALK_RATE)
@transactional
def talk_rate(interview_id: int) -> Response:
    """Take what one side says after a talk: one tap."""
    interview = queries.get_interview(interview_id, visible_to=current_user)
    form = TalkResultForm()
    if not form.validate_on_submit():
        abort(400)
    rating.say_result(
        interview,
        verdict=form.verdict.data,
        note=form.note.data if "note" in request.form else None,
        side=TalkSide(form.side.data) if form.side.data else None,
        **moment(),
    )
    flash(_("Записано. Другая сторона увидит это, когда тоже ответит."), "success")
    return redirect(returning(url_for(".talk_list", fair_id=interview.fair_id)))


@bp.post("/talks/<int:interview_id>/move")
@requires(Permission.TALK_MANAGE)
@transactional
def talk_move(interview_id: int) -> Response:
    """Note that a talk took place or not; staff give it a time or cancel it."""
    interview = queries.get_interview(interview_id, visible_to=current_user)
    form = TalkMoveForm()
    if not form.validate_on_submit():
        abort(400)
    talks.move_talk(interview, form.event.data, **moment())
    flash(_("Собеседование: %(state)s.", state=interview.state.label), "success")
    return redirect(returning(url_for(".interview_detail", interview_id=interview.id)))


@bp.route("/fairs/<int:fair_id>/talks/order", methods=["GET", "POST"])
@requires(Permission.TALK_RATE)
@transactional
def talk_order(fair_id: int) -> str | Response:
    """Put the talks one had into an order: matching reads it."""
    fair = get_fair(fair_id)
    side = SIDE_OF.get(party_of(current_user) or FairParty.STAFF)
    if side is None:
        abort(404)
    own = _ranked(fair)
    said = results.first_said(own, side)
    form = TalkOrderForm()
    if form.validate_on_submit():
        order = after_press(form.talk.data, *pressed(form.move.data))
        rating.order_results(own, order=order, side=side, actor=current_user, today=clock.today())
        return redirect(returning(request.full_path))
    by_id = {one.interview.id: one for one in _shown(fair, own)["talks"]}
    return render_template(
        "jobfair/interviews/talk_order.html",
        fair=fair,
        side=side,
        participant=own[0].participant if own else None,
        ranked=[by_id[one.interview_id] for one in said],
        form=form,
        verdict_words=verdict_words,
    )


def _own(fair: Fair) -> dict[str, Any]:
    return _shown(fair, queries.own_interviews(fair, current_user))


def _shown(fair: Fair, interviews: list[Interview]) -> dict[str, Any]:
    timetable = queries.find_timetable(fair)
    party = party_of(current_user)
    shown = own_talks(
        interviews,
        fair=fair,
        day=timetable.fair_day if timetable else None,
        viewer=current_user,
        party=party,
        today=clock.today(),
    )
    return {
        "fair": fair,
        "timetable": timetable,
        "talks": shown,
        "is_employer": party is FairParty.EMPLOYER,
        "is_day": clock.today() >= fair.held_on,
        "code": _code(timetable, shown) if party is FairParty.STUDENT else "",
        "verdicts": tuple(TalkVerdict),
        "sides": tuple(TalkSide),
        "verdict_words": verdict_words,
    }


def _code(timetable: FairTimetable | None, shown: list[OwnTalk]) -> str:
    """What stands for a student on the screen of the hall."""
    if timetable is None or not shown:
        return ""
    return code_of(shown[0].interview.student_id, seed=timetable.seed)


def _ranked(fair: Fair) -> list[Interview]:
    """One's talks of one stand: an employer of several organizations ranks each apart."""
    own = queries.own_interviews(fair, current_user)
    if party_of(current_user) is FairParty.STUDENT:
        return own
    stands = sorted({one.participant_id for one in own})
    asked = record_id(request.args.get("participant"))
    stand = asked if asked in stands else next(iter(stands), None)
    return [one for one in own if one.participant_id == stand]
