"""The agenda and who is called to it: questions, guests, the invitation and its answers."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.activities.blueprint import bp
from app.activities.meetings import queries
from app.activities.meetings.confirming import CONFIRM_ATTENDANCE
from app.activities.meetings.enums import MeetingEvent
from app.activities.meetings.forms import (
    AgendaQuestionCreateForm,
    AgendaQuestionEditForm,
    AnswerFields,
    GuestCreateForm,
    MeetingInviteForm,
)
from app.activities.meetings.queries.roll import entries_of
from app.activities.meetings.services import agenda as services
from app.activities.meetings.services.inviting import answer_invitation, invite_members
from app.activities.meetings.services.roll import add_guest, remove_guest
from app.activities.meetings.terms import (
    AgendaQuestionTerms,
    AnswerTerms,
)
from app.activities.meetings.views.shared import (
    events_of,
    meeting_here,
    question_here,
    to_meeting,
)
from app.activities.permissions import Permission
from app.base import clock
from app.base.errors import NotFoundError
from app.base.typography import counted
from app.web.access import requires, signed_in
from app.web.places import returning
from app.web.transactions import transactional


@bp.route("/meetings/<int:meeting_id>/questions/new", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@transactional
def question_create(meeting_id: int) -> str | Response:
    """Put a question on the agenda."""
    meeting = meeting_here(meeting_id)
    form = AgendaQuestionCreateForm()
    if form.validate_on_submit():
        with form.domain_errors():
            services.add_question(meeting, terms=form.into(AgendaQuestionTerms), actor=current_user)
            flash(_("Вопрос добавлен в повестку."), "success")
            return to_meeting(meeting_id, "agenda")
    return render_template("activities/meetings/question_create.html", form=form, meeting=meeting)


@bp.route("/meetings/questions/<int:meeting_question_id>/edit", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@transactional
def question_edit(meeting_question_id: int) -> str | Response:
    """Change a question of the agenda."""
    question = question_here(meeting_question_id)
    form = AgendaQuestionEditForm(obj=question)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(question)
            services.edit_question(
                question, terms=form.into(AgendaQuestionTerms), actor=current_user
            )
            flash(_("Сохранено."), "success")
            return to_meeting(question.meeting_id, "agenda")
    return render_template("activities/meetings/question_edit.html", form=form, question=question)


@bp.post("/meetings/questions/<int:meeting_question_id>/move")
@requires(Permission.MEETING_MANAGE)
@transactional
def question_move(meeting_question_id: int) -> Response:
    """Let a question change places with its neighbour."""
    question = question_here(meeting_question_id)
    up = request.form.get("direction") == "up"
    services.move_question(question, up=up, actor=current_user)
    return redirect(returning(_agenda_of(question.meeting_id)))


@bp.post("/meetings/questions/<int:meeting_question_id>/remove")
@requires(Permission.MEETING_MANAGE)
@transactional
def question_remove(meeting_question_id: int) -> Response:
    """Take a question off the agenda."""
    question = question_here(meeting_question_id)
    services.remove_question(question, actor=current_user)
    flash(_("Вопрос убран из повестки."), "success")
    return redirect(returning(_agenda_of(question.meeting_id)))


@bp.route("/meetings/<int:meeting_id>/guests/new", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@transactional
def guest_create(meeting_id: int) -> str | Response:
    """Note somebody invited who is no member."""
    meeting = meeting_here(meeting_id)
    form = GuestCreateForm()
    if form.validate_on_submit():
        with form.domain_errors():
            name, post = form.name.data or "", form.post.data or ""
            add_guest(meeting, name=name, post=post, actor=current_user)
            flash(_("Приглашённый добавлен."), "success")
            return to_meeting(meeting_id, "roll")
    return render_template("activities/meetings/guest_create.html", form=form, meeting=meeting)


@bp.post("/meetings/guests/<int:guest_id>/remove")
@requires(Permission.MEETING_MANAGE)
@transactional
def guest_remove(guest_id: int) -> Response:
    """Take a guest off the roll."""
    guest = queries.get_guest(guest_id)
    meeting_id = guest.meeting_id
    remove_guest(guest, actor=current_user)
    flash(_("Приглашённый убран из списка."), "success")
    return to_meeting(meeting_id, "roll")


@bp.route("/meetings/<int:meeting_id>/invite", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@transactional
def meeting_invite(meeting_id: int) -> str | Response:
    """Send the agenda to the members, once it is said to whom."""
    meeting = meeting_here(meeting_id)
    form = MeetingInviteForm()
    if form.validate_on_submit():
        with form.domain_errors():
            sent = invite_members(
                meeting,
                task=CONFIRM_ATTENDANCE,
                actor=current_user,
                today=clock.today(),
                now=clock.now(),
            )
            letters = counted(sent, _("письмо"), _("письма"), _("писем"))
            flash(_("Повестка разослана: %(letters)s.", letters=letters), "success")
            return to_meeting(meeting_id, "roll")
    if not form.errors and not form.form_errors and MeetingEvent.INVITE not in events_of(meeting):
        return to_meeting(meeting_id)
    return render_template(
        "activities/meetings/meeting_invite.html",
        form=form,
        meeting=meeting,
        roll=queries.roll_of(meeting),
        emails=len(queries.addresses_of(meeting)),
    )


@bp.route("/meetings/<int:meeting_id>/answer", methods=["GET", "POST"])
@signed_in
@transactional
def meeting_answer(meeting_id: int) -> str | Response:
    """Let a member say on the site whether they will come."""
    meeting = meeting_here(meeting_id)
    member = queries.find_member_of(meeting, current_user)
    if member is None and not current_user.sees_all:
        raise NotFoundError
    if member is None:
        return to_meeting(meeting_id)
    entry = entries_of(meeting).get(member.id)
    known = {"answer": entry.answer, "note": entry.answer_note} if entry else {}
    form = AnswerFields(data=known)
    if form.validate_on_submit():
        with form.domain_errors():
            terms = AnswerTerms(form.answer.data, form.note.data or "")
            answer_invitation(
                meeting,
                terms=terms,
                member=member,
                actor=current_user,
                today=clock.today(),
                now=clock.now(),
            )
            flash(_("Спасибо! Секретарь увидит ваш ответ."), "success")
            return to_meeting(meeting_id)
    return render_template("activities/meetings/meeting_answer.html", form=form, meeting=meeting)


def _agenda_of(meeting_id: int) -> str:
    return url_for(".meeting_detail", meeting_id=meeting_id, _anchor="agenda")
