"""Employers choose: whom to talk with, whom to invite to apply."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.jobfair.candidates import acts
from app.jobfair.candidates.forms import CandidateInvitationForm, SelectionForm
from app.jobfair.candidates.queries import invitations as queries
from app.jobfair.candidates.queries.profiles import get_candidate
from app.jobfair.candidates.services import invitations as services
from app.jobfair.candidates.services.selection import select_applicants
from app.jobfair.enums import Selection
from app.jobfair.errors import FairNotRunningError
from app.jobfair.permissions import Permission
from app.jobfair.queries.applications import get_application
from app.jobfair.queries.vacancies import get_own_vacancy
from app.jobfair.views.blueprint import bp
from app.privacy.kinds import RESUME
from app.privacy.shown import reveal
from app.students.queries import get_student_of
from app.web.access import requires
from app.web.listing.undo import flash_done
from app.web.places import returning
from app.web.transactions import transactional


@bp.post("/applications/<int:application_id>/selection")
@requires(Permission.OFFER_MAKE)
@transactional
def selection_edit(application_id: int) -> Response:
    """Say whether an applicant is asked to a talk."""
    application = get_application(application_id, visible_to=current_user)
    form = SelectionForm()
    if not form.validate_on_submit():
        raise FairNotRunningError
    chosen: Selection = form.selection.data
    before = select_applicants([application_id], selection=chosen, actor=current_user)
    undoing = acts.SELECT if chosen is Selection.INVITED else acts.PASS_OVER
    message = _("Отмечено: %(selection)s.", selection=chosen.label)
    can_undo = before and chosen is not Selection.UNDECIDED
    undo = acts.kept(before) if can_undo else None
    flash_done(message, undoing.name, undo, actor=current_user)
    default = url_for(".application_detail", application_id=application_id)
    return redirect(returning(default, row=application.id))


@bp.route("/candidates/<int:student_id>/invitations/new", methods=["GET", "POST"])
@requires(Permission.OFFER_MAKE)
@transactional
def candidate_invite(student_id: int) -> str | Response:
    """Ask a candidate to apply."""
    profile = get_candidate(student_id, visible_to=current_user)
    reveal([profile.student], to=current_user, by=RESUME)
    form = CandidateInvitationForm()
    form.vacancy_id.search_among(queries.inviting_choices(current_user))
    if form.validate_on_submit():
        with form.domain_errors():
            vacancy = get_own_vacancy(form.vacancy_id.data, visible_to=current_user)
            services.invite_candidate(
                profile, vacancy, message=form.message.data, actor=current_user, now=clock.now()
            )
            flash(_("Приглашение отправлено студенту письмом."), "success")
            return redirect(url_for(".candidate_detail", student_id=student_id))
    return render_template("jobfair/candidates/candidate_invite.html", form=form, profile=profile)


@bp.post("/invitations/<int:invitation_id>/decline")
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def candidate_invitation_decline(invitation_id: int) -> Response:
    """Put an invitation aside."""
    invitation = queries.get_invitation(invitation_id, student=get_student_of(current_user))
    services.decline_invitation(invitation, actor=current_user, now=clock.now())
    flash(_("Приглашение убрано. Работодателю об этом не сообщают."), "success")
    return redirect(returning(url_for(".own_fair_detail")))
