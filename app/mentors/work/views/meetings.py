"""The plan of meetings and the stages."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.typography import counted
from app.mentors.blueprint import bp
from app.mentors.work import queries
from app.mentors.work.forms import MeetingPlanForm, MentoringMeetingEditForm, StagesEditForm
from app.mentors.work.rules import MentoringMeetingTerms
from app.mentors.work.services import meetings
from app.mentors.work.views.entries import writable
from app.mentors.work.wording import StagesNow, stage_lines
from app.web.access import signed_in
from app.web.places import returning
from app.web.transactions import transactional


@bp.route("/mentorships/<int:mentorship_id>/meetings/new", methods=["GET", "POST"])
@signed_in
@transactional
def mentoring_meeting_create(mentorship_id: int) -> str | Response:
    """Plan a meeting or a series of them."""
    mentorship = writable(mentorship_id)
    form = MeetingPlanForm(held_on=clock.today())
    if form.validate_on_submit():
        with form.domain_errors():
            planned = meetings.plan_meetings(
                mentorship, terms=form.series, actor=current_user, today=clock.today()
            )
            count = counted(len(planned), _("встреча"), _("встречи"), _("встреч"))
            flash(_("Запланировано: %(count)s.", count=count), "success")
            return redirect(_to_plan(mentorship.id))
    return render_template("mentors/work/meeting_create.html", form=form, mentorship=mentorship)


@bp.route("/mentorships/meetings/<int:meeting_id>/edit", methods=["GET", "POST"])
@signed_in
@transactional
def mentoring_meeting_edit(meeting_id: int) -> str | Response:
    """Move a meeting or reword it."""
    meeting = queries.get_meeting(meeting_id, visible_to=current_user)
    mentorship = writable(meeting.mentorship_id)
    form = MentoringMeetingEditForm(obj=meeting)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(meeting)
            meetings.edit_meeting(
                meeting,
                terms=form.into(MentoringMeetingTerms),
                actor=current_user,
                today=clock.today(),
            )
            flash(_("Сохранено."), "success")
            return redirect(_to_plan(mentorship.id))
    return render_template(
        "mentors/work/meeting_edit.html", form=form, mentorship=mentorship, meeting=meeting
    )


@bp.post("/mentorships/meetings/<int:meeting_id>/cancel")
@signed_in
@transactional
def mentoring_meeting_cancel(meeting_id: int) -> Response:
    """Take a meeting off the plan."""
    meeting = queries.get_meeting(meeting_id, visible_to=current_user)
    mentorship = writable(meeting.mentorship_id)
    meetings.cancel_meeting(meeting, actor=current_user)
    flash(_("Встреча отменена."), "success")
    return redirect(_to_plan(mentorship.id))


@bp.post("/mentorships/stages/<int:stage_id>/<any(done, undone):mark>")
@signed_in
@transactional
def stage_mark(stage_id: int, mark: str) -> Response:
    """Note that a stage is behind, or that it is not."""
    stage = queries.get_stage(stage_id, visible_to=current_user)
    mentorship = writable(stage.mentorship_id)
    on = clock.today() if mark == "done" else None
    meetings.mark_stage(stage, on=on, actor=current_user)
    back = url_for(".mentorship_detail", mentorship_id=mentorship.id, _anchor="stages")
    return redirect(returning(back))


@bp.route("/mentorships/<int:mentorship_id>/stages", methods=["GET", "POST"])
@signed_in
@transactional
def stages_edit(mentorship_id: int) -> str | Response:
    """Give a mentorship stages of its own."""
    mentorship = writable(mentorship_id)
    lines = stage_lines(queries.list_stages(mentorship))
    form = StagesEditForm(version=mentorship.version, stage_lines=lines)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(StagesNow(mentorship.version, lines))
            meetings.set_stages(
                mentorship, stage_lines=form.stage_lines.data or "", actor=current_user
            )
            flash(_("Сохранено."), "success")
            back = url_for(".mentorship_detail", mentorship_id=mentorship.id, _anchor="stages")
            return redirect(back)
    return render_template("mentors/work/stages_edit.html", form=form, mentorship=mentorship)


def _to_plan(mentorship_id: int) -> str:
    return returning(url_for(".mentorship_detail", mentorship_id=mentorship_id, _anchor="meetings"))
