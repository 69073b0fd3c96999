"""Applications: a student asks, an employer reads and answers."""

from collections.abc import Callable
from functools import partial

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.jobfair import rules, standing
from app.jobfair.enums import FairParty
from app.jobfair.forms import ApplicantFilterForm, FairApplicationForm
from app.jobfair.models import FairApplication, Vacancy
from app.jobfair.permissions import Permission
from app.jobfair.queries import applications as queries
from app.jobfair.queries.vacancies import get_vacancy
from app.jobfair.services import applications as services
from app.jobfair.views.blueprint import bp
from app.students.models import Student
from app.students.queries import get_student_of
from app.web.access import requires, signed_in
from app.web.listing.meaning import ask
from app.web.paging import paginate, requested_sort
from app.web.transactions import transactional


@bp.get("/applications")
@requires(Permission.APPLICATION_SUBMIT)
def application_list() -> str:
    """Show a student's own applications, those with an offer first."""
    applications = queries.list_applications_of(current_user)
    return render_template(
        "jobfair/application_list.html",
        applications=applications,
        offered=[one for one in applications if standing.offer_to_answer(one)],
        chip_of=partial(standing.chip_of, today=clock.today()),
        obstacle_of=partial(standing.obstacle_of, today=clock.today()),
    )


@bp.get("/applicants")
@requires(Permission.OFFER_MAKE)
def applicant_list() -> str:
    """List who applied for one's organization's vacancies; staff see all of them."""
    filters = ApplicantFilterForm()
    sort = requested_sort(queries.APPLICANT_ORDERS, "-submitted")
    found = partial(queries.list_applicants, visible_to=current_user)
    asked = ask(found, filters, (Student, Vacancy))
    page = paginate(sort.apply(asked.statement, queries.APPLICANT_ORDERS))
    return render_template(
        "jobfair/applicant_list.html",
        page=page,
        filters=filters,
        sort=sort,
        asked=asked,
        chip_of=partial(standing.chip_of, today=clock.today()),
    )


@bp.get("/applications/<int:application_id>")
@signed_in
def application_detail(application_id: int) -> str:
    """Show an application to its student, to the vacancy's employer and to staff."""
    application = queries.get_application(application_id, visible_to=current_user)
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
        "shows_contacts": rules.shows_contacts(application.state, is_minor=is_minor),
        "is_accepted": standing.is_accepted(application),
    }


def _may_apply_again(application: FairApplication) -> bool:
    accepted = queries.find_acceptance(
        student_id=application.student_id, fair_id=application.fair_id
    )
    return rules.may_apply(
        application.state,
        vacancy=application.vacancy.state,
        fair=application.vacancy.fair.state,
        has_accepted=accepted is not None,
    )


@bp.route("/vacancies/<int:vacancy_id>/apply", methods=["GET", "POST"])
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def application_create(vacancy_id: int) -> str | Response:
    """Apply for a vacancy."""
    vacancy = get_vacancy(vacancy_id, visible_to=current_user)
    student = get_student_of(current_user)
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
    return render_template("jobfair/application_create.html", form=form, vacancy=vacancy)


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
    """Lead to an application's page with a message."""
    flash(message, "success")
    return redirect(url_for(".application_detail", application_id=application.id))
