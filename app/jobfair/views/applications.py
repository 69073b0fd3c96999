"""Applications: a student asks, an employer reads and answers."""

from collections.abc import Callable
from functools import partial

from flask import Response as WebResponse
from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.jobfair import rules, stages, standing, wording
from app.jobfair.enums import FairParty, OfferRefusal
from app.jobfair.errors import AlreadyAppliedError
from app.jobfair.forms import (
    ApplicantFilterForm,
    FairApplicationForm,
    OwnApplicationFilterForm,
)
from app.jobfair.learners import about_applicant
from app.jobfair.listing import APPLICANTS, OWN_APPLICATIONS
from app.jobfair.models import FairApplication
from app.jobfair.permissions import Permission
from app.jobfair.placement.direction import standing_direction
from app.jobfair.queries import applications as queries
from app.jobfair.queries.fairs import find_current_fair
from app.jobfair.queries.kept import note_kept
from app.jobfair.queries.vacancies import get_vacancy, towns_of_employers
from app.jobfair.services import applications as services
from app.jobfair.views.blueprint import bp
from app.privacy.shown import reveal
from app.students.enums import Offer
from app.students.moves import OFFERED
from app.students.queries import all_group_choices, get_student_of, speciality_choices
from app.web.access import requires, signed_in
from app.web.kept import kept
from app.web.places import returning
from app.web.transactions import transactional


@bp.get("/applications")
@requires(Permission.APPLICATION_SUBMIT)
def application_list() -> str | WebResponse:
    """Show a student's own applications, above them the offers to answer."""
    filters = OwnApplicationFilterForm()
    counts, fair = queries.count_own(current_user), find_current_fair()
    offered = _with_kept(queries.list_offered_to(current_user))
    return OWN_APPLICATIONS.answer(
        "jobfair/application_list.html",
        queries.list_applications_of(current_user, **filters.criteria()),
        filters=filters,
        together=_with_kept,
        offered=offered,
        outlook=standing.outlook_of(
            applied=counts.total,
            answered=counts.offered + counts.accepted,
            fair=fair.state if fair else None,
        ),
        chip_of=partial(standing.chip_of, today=clock.today()),
        obstacle_of=partial(standing.obstacle_of, today=clock.today()),
        may_refuse=standing.may_refuse,
        refusal_reasons=OfferRefusal.pairs(),
    )


@bp.get("/applicants")
@requires(Permission.OFFER_MAKE)
def applicant_list() -> str | WebResponse:
    """List who applied for one's organization's vacancies; staff see all of them."""
    filters = ApplicantFilterForm()
    filters.speciality.offer(speciality_choices())
    if current_user.sees_all:
        filters.group.search_among(all_group_choices())
        filters.town.offer(kept("towns of employers", towns_of_employers))
    else:
        del filters.group, filters.town
    return APPLICANTS.answer(
        "jobfair/applicant_list.html",
        partial(queries.list_applicants, visible_to=current_user),
        filters=filters,
        chip_of=partial(standing.chip_of, today=clock.today()),
        together=_revealed,
        contacts_for=lambda one: standing.contacts_for(one, current_user, today=clock.today()),
    )


@bp.get("/applications/<int:application_id>")
@signed_in
def application_detail(application_id: int) -> str:
    """Show an application to its student, to the vacancy's employer and to staff."""
    application = queries.get_application(application_id, visible_to=current_user)
    _revealed([application])
    party = standing.party_in(application, current_user)
    return render_template(
        "jobfair/application_detail.html",
        application=application,
        is_student=party is FairParty.STUDENT,
        events=rules.application_events(
            application.state, party, fair=application.vacancy.fair.state
        ),
        may_apply=party is FairParty.STUDENT and _may_apply_again(application),
        chip_of=partial(standing.chip_of, today=clock.today()),
        obstacle_of=partial(standing.obstacle_of, today=clock.today()),
        may_refuse=standing.may_refuse,
        refusal_reasons=OfferRefusal.pairs(),
        **_details(application),
    )


def _details(application: FairApplication) -> dict[str, object]:
    offer = application.offer
    is_minor = application.student.is_minor(clock.today())
    unanswered = standing.offer_to_answer(application)
    return {
        "unanswered": unanswered,
        "is_outdated": bool(unanswered and standing.has_changed_since(unanswered)),
        "history": standing.history_of(application, today=clock.today()),
        "promised": offer or application.vacancy,
        "draft": wording.draft_of_contract(
            offer or application.vacancy, application.vacancy.portal_number
        ),
        "shows_contacts": application.student.is_revealed
        and rules.shows_contacts(application.state, is_minor=is_minor),
        "is_minor": is_minor,
        "is_accepted": standing.is_accepted(application),
        "direction": standing_direction(application),
    }


def _revealed(applications: list[FairApplication]) -> list[FairApplication]:
    reveal((one.student for one in applications), to=current_user)
    return _with_kept(applications)


def _with_kept(applications: list[FairApplication]) -> list[FairApplication]:
    note_kept(one.vacancy for one in applications)
    return applications


def _may_apply_again(application: FairApplication) -> bool:
    accepted = queries.find_acceptance(
        student_id=application.student_id, fair_id=application.fair_id
    )
    return (
        rules.may_apply(
            application.state,
            vacancy=application.vacancy.state,
            fair=application.vacancy.fair.state,
            has_accepted=accepted is not None,
            in_time=stages.takes_wishes(
                application.vacancy.fair, application.vacancy.fair.state, today=clock.today()
            ),
        )
        and application.student.state in OFFERED[Offer.FAIR]
    )


@bp.route("/vacancies/<int:vacancy_id>/apply", methods=["GET", "POST"])
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def application_create(vacancy_id: int) -> str | Response:
    """Apply for a vacancy."""
    vacancy = get_vacancy(vacancy_id, visible_to=current_user)
    student = get_student_of(current_user)
    known = queries.find_application(student=student, vacancy=vacancy)
    if request.method == "GET" and known and not _may_apply_again(known):
        flash(str(AlreadyAppliedError()), "error")
        return redirect(url_for(".application_detail", application_id=known.id))
    form = FairApplicationForm()
    if form.validate_on_submit():
        with form.domain_errors():
            application = services.apply_for(
                vacancy,
                student=student,
                note=form.note.data,
                actor=current_user,
                now=clock.now(),
            )
            return back_to(application, _("Отклик отправлен работодателю."))
    elif not standing.takes_applications(vacancy):
        flash(_("Откликнуться сейчас нельзя: мест не осталось или ярмарка не идёт."), "error")
        return redirect(url_for(".vacancy_detail", vacancy_id=vacancy_id))
    about = about_applicant(student, vacancy, today=clock.today())
    return render_template("jobfair/application_create.html", form=form, vacancy=vacancy, **about)


@bp.post("/applications/<int:application_id>/withdraw")
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def application_withdraw(application_id: int) -> Response:
    """Take one's application back."""
    message = _("Отклик отозван, работодатель получит письмо.")
    return _step(application_id, services.withdraw_application, message)


@bp.post("/applications/<int:application_id>/decline")
@requires(Permission.OFFER_MAKE)
@transactional
def application_decline(application_id: int) -> Response:
    """Answer an applicant with a no."""
    message = _("Отклик отклонён, студент получит письмо.")
    return _step(application_id, services.decline_application, message)


def _step(application_id: int, step: Callable[..., None], message: str) -> Response:
    application = queries.get_application(application_id, visible_to=current_user)
    step(application, actor=current_user, now=clock.now())
    return back_to(application, message)


def back_to(application: FairApplication, message: str) -> Response:
    """Lead to where a step was asked from, the application's page else, with a message."""
    flash(message, "success")
    default = url_for(".application_detail", application_id=application.id)
    return redirect(returning(default, row=application.id))
