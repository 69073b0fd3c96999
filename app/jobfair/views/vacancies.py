"""Vacancies for those who post them: employers their own, staff on anyone's behalf."""

from functools import partial

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.jobfair import rules
from app.jobfair.enums import VacancyState
from app.jobfair.forms import OwnVacancyFilterForm, VacancyCreateForm, VacancyEditForm
from app.jobfair.models import Fair, Vacancy
from app.jobfair.permissions import Permission
from app.jobfair.queries import vacancies as queries
from app.jobfair.queries.fairs import list_posting_fairs
from app.jobfair.rules import VacancyTerms
from app.jobfair.services import vacancies as services
from app.jobfair.standing import remark_of
from app.jobfair.views.blueprint import bp
from app.organizations.models import Organization
from app.organizations.queries import organization_choices
from app.students.queries import speciality_choices
from app.web.access import requires
from app.web.fields import record_id
from app.web.listing.meaning import ask
from app.web.moment import moment
from app.web.paging import paginate, requested_sort
from app.web.transactions import transactional


@bp.get("/own")
@requires(Permission.VACANCY_POST)
def own_vacancy_list() -> str:
    """List one's organization's vacancies in every state; staff see all organizations'."""
    filters = OwnVacancyFilterForm()
    if not current_user.sees_all:
        del filters.answering
    sort = requested_sort(queries.OWN_ORDERS, "title")
    found = partial(queries.list_own_vacancies, visible_to=current_user)
    asked = ask(found, filters, (Vacancy, Organization))
    page = paginate(sort.apply(asked.statement, queries.OWN_ORDERS))
    return render_template(
        "jobfair/own_vacancy_list.html", page=page, filters=filters, sort=sort, asked=asked
    )


@bp.route("/vacancies/new", methods=["GET", "POST"])
@requires(Permission.VACANCY_POST)
@transactional
def vacancy_create() -> str | Response:
    """Post a vacancy."""
    fairs = list_posting_fairs(today=clock.today(), visible_to=current_user)
    form = _new_form(fairs)
    if form.validate_on_submit():
        with form.domain_errors():
            vacancy = services.post_vacancy(
                fair_id=form.fair_id.data,
                organization_id=_organization_of(form),
                terms=form.into(VacancyTerms),
                as_draft=_as_draft(),
                **moment(),
            )
            return _back_to(vacancy, _said(vacancy))
    return render_template("jobfair/vacancy_create.html", form=form, fairs=fairs)


def _new_form(fairs: list[Fair]) -> VacancyCreateForm:
    organization_id = record_id(request.args.get("organization"))
    form = VacancyCreateForm(
        fair_id=fairs[0].id if fairs else None, organization_id=organization_id
    )
    form.fair_id.offer((fair.id, fair.title) for fair in fairs)
    form.speciality_id.offer(speciality_choices())
    if current_user.sees_all:
        form.organization_id.search_among(organization_choices())
    else:
        del form.organization_id
    return form


def _organization_of(form: VacancyCreateForm) -> int:
    chosen = form.organization_id.data if "organization_id" in form else None
    return int(chosen or current_user.organization_id)


@bp.route("/vacancies/<int:vacancy_id>/edit", methods=["GET", "POST"])
@requires(Permission.VACANCY_POST)
@transactional
def vacancy_edit(vacancy_id: int) -> str | Response:
    """Change a vacancy; an approved one goes back to approval."""
    vacancy = queries.get_own_vacancy(vacancy_id, visible_to=current_user)
    form = VacancyEditForm(obj=vacancy)
    form.speciality_id.offer(speciality_choices())
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(vacancy)
            services.edit_vacancy(
                vacancy, terms=form.into(VacancyTerms), as_draft=_as_draft(), **moment()
            )
            return _back_to(vacancy, _said(vacancy))
    return render_template(
        "jobfair/vacancy_edit.html",
        form=form,
        vacancy=vacancy,
        remark=remark_of(vacancy),
        is_unsent=vacancy.state in rules.UNSENT_VACANCIES,
        goes_back=_goes_back(vacancy),
    )


def _as_draft() -> bool:
    return "as_draft" in request.form  # the second button of the form


def _goes_back(vacancy: Vacancy) -> bool:
    party = rules.party_to(current_user, organization_id=vacancy.organization_id)
    return rules.goes_back(vacancy.state, party)


@bp.post("/vacancies/<int:vacancy_id>/submit")
@requires(Permission.VACANCY_POST)
@transactional
def vacancy_submit(vacancy_id: int) -> Response:
    """Send a vacancy for approval."""
    vacancy = queries.get_own_vacancy(vacancy_id, visible_to=current_user)
    services.submit_vacancy(vacancy, **moment())
    return _back_to(vacancy, _said(vacancy))


@bp.post("/vacancies/<int:vacancy_id>/confirm")
@requires(Permission.VACANCY_POST)
@transactional
def vacancy_confirm(vacancy_id: int) -> Response:
    """Vouch that a vacancy still stands."""
    vacancy = queries.get_own_vacancy(vacancy_id, visible_to=current_user)
    services.confirm_vacancy(vacancy, actor=current_user, now=clock.now())
    return _back_to(vacancy, _("Отмечено: вакансия актуальна."))


@bp.post("/vacancies/<int:vacancy_id>/withdraw")
@requires(Permission.VACANCY_POST)
@transactional
def vacancy_withdraw(vacancy_id: int) -> Response:
    """Take a vacancy off."""
    vacancy = queries.get_own_vacancy(vacancy_id, visible_to=current_user)
    services.withdraw_vacancy(vacancy, actor=current_user, now=clock.now())
    return _back_to(
        vacancy, _("Вакансия снята с публикации. Её можно отправить на проверку снова.")
    )


def _back_to(vacancy: Vacancy, message: str) -> Response:
    flash(message, "success")
    return redirect(url_for(".vacancy_detail", vacancy_id=vacancy.id))


def _said(vacancy: Vacancy) -> str:
    if vacancy.state is VacancyState.SUBMITTED:
        return str(_("Вакансия отправлена на проверку. Ответ методиста придёт письмом."))
    return str(_("Сохранено."))
