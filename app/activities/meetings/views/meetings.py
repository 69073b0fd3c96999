"""Pages of the meetings themselves: the list, one of them, its day."""

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.activities.blueprint import bp
from app.activities.meetings import files, queries
from app.activities.meetings.filters import MeetingFilterForm
from app.activities.meetings.forms import (
    MeetingCancelForm,
    MeetingCreateForm,
    MeetingEditForm,
    MeetingFailForm,
    MeetingPostponeForm,
    MeetingServeForm,
)
from app.activities.meetings.listing import MEETINGS
from app.activities.meetings.models import Meeting
from app.activities.meetings.services import meetings as services
from app.activities.meetings.summary import quorum_in_words, signing_gaps, votes_in_words
from app.activities.meetings.terms import (
    MeetingTerms,
)
from app.activities.meetings.views.shared import events_of, meeting_here, to_meeting
from app.activities.meetings.wording import decision_chip, meeting_steps
from app.activities.permissions import Permission
from app.base import clock
from app.base.typography import counted
from app.plan.queries import item_search
from app.web.access import requires, signed_in
from app.web.messages import flash_added
from app.web.transactions import transactional
from app.web.urls import LARGEST_ID


@bp.get("/meetings/")
@signed_in
def meeting_list() -> str | Response:
    """List the meetings that concern this person."""
    filters = MeetingFilterForm()
    filters.body.search_among(queries.body_choices())
    filters.item.search_among(item_search())
    return MEETINGS.answer(
        "activities/meetings/meeting_list.html",
        lambda **criteria: queries.list_meetings(visible_to=current_user, **criteria),
        filters=filters,
    )


@bp.get("/meetings/<int:meeting_id>")
@signed_in
def meeting_detail(meeting_id: int) -> str:
    """Show a meeting: agenda, who came, what was decided."""
    meeting = meeting_here(meeting_id)
    quorum = queries.quorum_of_meeting(meeting)
    return render_template(
        "activities/meetings/meeting_detail.html",
        meeting=meeting,
        events=events_of(meeting),
        steps=meeting_steps(meeting),
        roll=queries.roll_of(meeting),
        quorum=quorum,
        quorum_words=quorum_in_words(quorum),
        gaps=signing_gaps(meeting, quorum),
        votes={one.id: votes_in_words(one, present=quorum.present) for one in meeting.questions},
        chip_of=decision_chip,
        prints_pdf=files.prints_pdf(meeting),
    )


@bp.route("/meetings/new", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@transactional
def meeting_create() -> str | Response:
    """Plan a meeting."""
    form = MeetingCreateForm(body_id=_asked_body())
    form.body_id.search_among(queries.body_choices())
    form.offer_items()
    if form.validate_on_submit():
        with form.domain_errors():
            meeting = services.create_meeting(
                queries.get_body(form.body_id.data or 0, visible_to=current_user),
                terms=form.into(MeetingTerms),
                item_ids=form.plan_item_ids.data or (),
                actor=current_user,
            )
            card = url_for(".meeting_detail", meeting_id=meeting.id)
            flash_added(_("Заседание добавлено. Заполните повестку."), meeting.body.name, card)
            return to_meeting(meeting.id)
    return render_template("activities/meetings/meeting_create.html", form=form)


@bp.route("/meetings/<int:meeting_id>/edit", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@transactional
def meeting_edit(meeting_id: int) -> str | Response:
    """Change when and where a body meets."""
    meeting = meeting_here(meeting_id)
    form = MeetingEditForm(obj=meeting)
    form.offer_items()
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(meeting)
            services.edit_meeting(
                meeting,
                terms=form.into(MeetingTerms),
                item_ids=form.plan_item_ids.data or (),
                actor=current_user,
                today=clock.today(),
            )
            flash(_("Сохранено."), "success")
            return to_meeting(meeting_id)
    return render_template("activities/meetings/meeting_edit.html", form=form, meeting=meeting)


@bp.route("/meetings/<int:meeting_id>/items", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@transactional
def meeting_serve(meeting_id: int) -> str | Response:
    """Say which items of the plan a meeting serves: also after its minutes were signed."""
    meeting = meeting_here(meeting_id)
    form = MeetingServeForm(obj=meeting)
    form.offer_items()
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(meeting)
            services.serve_with(meeting, item_ids=form.plan_item_ids.data or (), actor=current_user)
            flash(_("Сохранено."), "success")
            return to_meeting(meeting_id)
    return render_template("activities/meetings/meeting_serve.html", form=form, meeting=meeting)


@bp.route("/meetings/<int:meeting_id>/postpone", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@transactional
def meeting_postpone(meeting_id: int) -> str | Response:
    """Move a meeting to another day."""
    meeting = meeting_here(meeting_id)
    form = MeetingPostponeForm(obj=meeting)
    if form.validate_on_submit() and form.held_on.data:
        with form.domain_errors():
            form.check_version(meeting)
            sent = services.postpone_meeting(
                meeting,
                held_on=form.held_on.data,
                reason=form.reason.data or "",
                actor=current_user,
                today=clock.today(),
                now=clock.now(),
            )
            flash(_("Заседание перенесено. %(letters)s", letters=_told(sent)), "success")
            return to_meeting(meeting_id)
    return render_template(
        "activities/meetings/meeting_postpone.html",
        form=form,
        meeting=meeting,
        emails=_emails(meeting),
    )


@bp.route("/meetings/<int:meeting_id>/cancel", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@transactional
def meeting_cancel(meeting_id: int) -> str | Response:
    """Call a meeting off."""
    meeting = meeting_here(meeting_id)
    form = MeetingCancelForm(obj=meeting)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(meeting)
            sent = services.cancel_meeting(
                meeting, reason=form.reason.data or "", actor=current_user, now=clock.now()
            )
            flash(_("Заседание отменено. %(letters)s", letters=_told(sent)), "success")
            return to_meeting(meeting_id)
    return render_template(
        "activities/meetings/meeting_cancel.html",
        form=form,
        meeting=meeting,
        emails=_emails(meeting),
    )


@bp.route("/meetings/<int:meeting_id>/fail", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@transactional
def meeting_fail(meeting_id: int) -> str | Response:
    """Note that a meeting did not take place."""
    meeting = meeting_here(meeting_id)
    form = MeetingFailForm(obj=meeting)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(meeting)
            services.fail_meeting(
                meeting, reason=form.reason.data or "", actor=current_user, today=clock.today()
            )
            flash(_("Отмечено: заседание не состоялось."), "success")
            return to_meeting(meeting_id)
    return render_template("activities/meetings/meeting_fail.html", form=form, meeting=meeting)


def _asked_body() -> int | None:
    asked = request.args.get("body", type=int)
    return asked if asked and 0 < asked <= LARGEST_ID else None


def _emails(meeting: Meeting) -> int:
    return len(queries.addresses_of(meeting)) if meeting.invited_at else 0


def _told(sent: int) -> str:
    if not sent:
        return _("Писем нет: повестку ещё не рассылали.")
    return _("Письма уходят: %(count)s.", count=counted(sent, _("письмо"), _("письма"), _("писем")))
