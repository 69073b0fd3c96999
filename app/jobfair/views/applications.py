"""Applications and offers: a student asks, an employer answers, the student decides."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.jobfair import rules
from app.jobfair.enums import Party
from app.jobfair.forms import ApplicantFilterForm, ApplicationForm, OfferForm
from app.jobfair.models import Application
from app.jobfair.permissions import Permission
from app.jobfair.queries import applications as queries
from app.jobfair.queries.orders import APPLICANT_ORDERS
from app.jobfair.queries.parties import party_to
from app.jobfair.queries.vacancies import get_vacancy
from app.jobfair.services import answers
from app.jobfair.services import applications as services
from app.jobfair.views.blueprint import bp, moment
from app.students.queries import get_student_of
from app.web.access import requires, signed_in
from app.web.paging import paginate, requested_sort
from app.web.transactions import transactional


@bp.get("/applications")
@requires(Permission.APPLICATION_SUBMIT)
def application_list() -> str:
    """Show a student's own applications, those with an offer first."""
    return render_template(
        "jobfair/application_list.html",
        applications=queries.list_applications_of(current_user),
        offer_state=_offer_state,
    )


@bp.get("/applicants")
@requires(Permission.OFFER_MAKE)
def applicant_list() -> str:
    """List who applied for one's organization's vacancies; staff see all of them."""
    filters = ApplicantFilterForm()
    sort = requested_sort(APPLICANT_ORDERS, "-submitted")
    found = queries.list_applicants(visible_to=current_user, **filters.criteria())
    page = paginate(sort.apply(found, APPLICANT_ORDERS))
    return render_template(
        "jobfair/applicant_list.html",
        page=page,
        filters=filters,
        sort=sort,
        offer_state=_offer_state,
    )


@bp.get("/applications/<int:application_id>")
@signed_in
def application_detail(application_id: int) -> str:
    """Show an application to its student, to the vacancy's employer and to staff."""
    application = queries.get_application(application_id, visible_to=current_user)
    party = party_to(application.vacancy, current_user)
    is_minor = application.student.is_minor(clock.today())
    return render_template(
        "jobfair/application_detail.html",
        application=application,
        is_student=party is Party.STUDENT,
        events=_events(application, party),
        offer_state=_offer_state,
        shows_contacts=rules.shows_contacts(application.state, is_minor=is_minor),
    )


def _events(application: Application, party: Party | None) -> frozenset[Any]:
    if application.vacancy.fair.state not in rules.RUNNING_FAIRS:
        return frozenset()
    return rules.possible(rules.APPLICATION_MOVES, application.state, party)


def _offer_state(application: Application) -> Any:
    offer = application.offer
    if offer is None:
        return None
    return rules.offer_state(offer.state, answer_until=offer.answer_until, today=clock.today())


@bp.route("/vacancies/<int:vacancy_id>/apply", methods=["GET", "POST"])
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def application_create(vacancy_id: int) -> str | Response:
    """Apply for a vacancy."""
    vacancy = get_vacancy(vacancy_id, visible_to=current_user)
    student = get_student_of(current_user)
    form = ApplicationForm()
    if form.validate_on_submit():
        with form.domain_errors():
            application = services.apply_for(
                vacancy, student=student, note=form.note.data, now=clock.now()
            )
            return _back_to(application, _("Заявка отправлена работодателю."))
    return render_template("jobfair/application_create.html", form=form, vacancy=vacancy)


@bp.post("/applications/<int:application_id>/withdraw")
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def application_withdraw(application_id: int) -> Response:
    """Take one's application back."""
    return _step(application_id, services.withdraw_application, _("Заявка отозвана."))


@bp.post("/applications/<int:application_id>/decline")
@requires(Permission.OFFER_MAKE)
@transactional
def application_decline(application_id: int) -> Response:
    """Answer an applicant with a no."""
    message = _("Заявка отклонена, студент получит письмо.")
    return _step(application_id, services.decline_application, message)


def _step(application_id: int, step: Callable[..., None], message: str) -> Response:
    application = queries.get_application(application_id, visible_to=current_user)
    step(application, actor=current_user, now=clock.now())
    return _back_to(application, message)


@bp.route("/applications/<int:application_id>/offer", methods=["GET", "POST"])
@requires(Permission.OFFER_MAKE)
@transactional
def offer_create(application_id: int) -> str | Response:
    """Offer an applicant the work, or prolong the offer."""
    application = queries.get_application(application_id, visible_to=current_user)
    form = OfferForm(obj=application.offer)
    if form.validate_on_submit():
        with form.domain_errors():
            services.make_offer(application, **form.values(), **moment())
            return _back_to(application, _("Предложение отправлено студенту письмом."))
    return render_template("jobfair/offer_create.html", form=form, application=application)


@bp.post("/offers/<int:offer_id>/take-back")
@requires(Permission.OFFER_MAKE)
@transactional
def offer_take_back(offer_id: int) -> Response:
    """Withdraw an offer that was not answered."""
    offer = queries.get_offer(offer_id, visible_to=current_user)
    services.take_offer_back(offer, actor=current_user, now=clock.now())
    return _back_to(offer.application, _("Предложение отозвано."))


@bp.post("/offers/<int:offer_id>/accept")
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def offer_accept(offer_id: int) -> Response:
    """Accept an offer."""
    offer = queries.get_offer(offer_id, visible_to=current_user)
    answers.accept_offer(offer, **moment())
    return _back_to(offer.application, _("Вы приняли предложение. Работодатель получит письмо."))


@bp.post("/offers/<int:offer_id>/refuse")
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def offer_refuse(offer_id: int) -> Response:
    """Refuse an offer."""
    offer = queries.get_offer(offer_id, visible_to=current_user)
    answers.refuse_offer(offer, actor=current_user, now=clock.now())
    return _back_to(offer.application, _("Вы отказались. Работодатель получит письмо."))


def _back_to(application: Application, message: str) -> Response:
    flash(message, "success")
    return redirect(url_for(".application_detail", application_id=application.id))
