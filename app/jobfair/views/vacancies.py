"""Vacancies for those who post them: employers their own, staff on anyone's behalf."""

from dataclasses import asdict
from functools import partial
from typing import Any

from flask import Response as WebResponse
from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.terms import terms_of
from app.jobfair import rules
from app.jobfair.acts import CONFIRM, withdrawal_effects
from app.jobfair.enums import VacancyEvent, VacancyState
from app.jobfair.errors import SimilarVacancyError
from app.jobfair.forms import OwnVacancyFilterForm
from app.jobfair.listing import OWN_VACANCIES
from app.jobfair.models import Fair, Vacancy
from app.jobfair.permissions import Permission
from app.jobfair.queries import vacancies as queries
from app.jobfair.queries.fairs import list_posting_fairs
from app.jobfair.queries.kept import note_kept
from app.jobfair.queries.positions import position_choices
from app.jobfair.rules import VacancyTerms
from app.jobfair.services import many
from app.jobfair.services import vacancies as services
from app.jobfair.standing import remark_of
from app.jobfair.vacancy_forms import VacancyCreateForm, VacancyEditForm, VacancyFields
from app.jobfair.vacancy_terms import AS_BEFORE
from app.jobfair.views.blueprint import bp
from app.organizations.queries import organization_choices
from app.students.queries import speciality_choices
from app.web.access import requires
from app.web.fields import record_id
from app.web.kept import kept
from app.web.listing.undo import flash_done
from app.web.moment import moment
from app.web.places import returning
from app.web.transactions import transactional


@bp.get("/own")
@requires(Permission.VACANCY_POST)
def own_vacancy_list() -> str | WebResponse:
    """List one's organization's vacancies in every state; staff see all organizations'."""
    filters = OwnVacancyFilterForm()
    filters.speciality.offer(speciality_choices())
    if current_user.sees_all:
        filters.town.offer(kept("towns of employers", queries.towns_of_employers))
    else:
        del filters.answering, filters.town
    posting = list_posting_fairs(today=clock.today(), visible_to=current_user)
    posting_ids = {fair.id for fair in posting}
    return OWN_VACANCIES.answer(
        "jobfair/own_vacancy_list.html",
        partial(queries.list_own_vacancies, visible_to=current_user),
        together=_with_kept,
        filters=filters,
        title=_("Все вакансии") if current_user.sees_all else _("Наши вакансии"),
        events_of=_events_of,
        takes_vacancies=bool(posting_ids),
        posting_ids=posting_ids,
    )


def _with_kept(rows: list[Any]) -> list[Any]:
    note_kept(row[0] for row in rows)
    return rows


def _events_of(vacancy: Vacancy) -> frozenset[VacancyEvent]:
    party = rules.party_to(current_user, organization_id=vacancy.organization_id)
    return rules.vacancy_events(vacancy.state, party, fair=vacancy.fair.state)


@bp.route("/vacancies/new", methods=["GET", "POST"])
@requires(Permission.VACANCY_POST)
@transactional
def vacancy_create() -> str | Response:
    """Post a vacancy."""
    fairs = list_posting_fairs(today=clock.today(), visible_to=current_user)
    like = _liked()
    form = _new_form(fairs, like)
    if form.validate_on_submit():
        with form.domain_errors():
            vacancy = services.post_vacancy(
                fair_id=form.fair_id.data,
                organization_id=_organization_of(form),
                terms=form.into(VacancyTerms),
                as_draft=_as_draft(),
                is_another=form.is_another.data,
                **moment(),
            )
            flash(_said(vacancy), "success")
            return redirect(url_for(".vacancy_detail", vacancy_id=vacancy.id))
    return render_template("jobfair/vacancy_create.html", form=form, fairs=fairs, like=like)


def _liked() -> Vacancy | None:
    """Return the vacancy that the new one is begun from, one's own alone; raises NotFoundError."""
    if "like" not in request.args:
        return None
    like = record_id(request.args["like"]) or abort(404)
    return queries.get_own_vacancy(like, visible_to=current_user)


def _new_form(fairs: list[Fair], like: Vacancy | None) -> VacancyCreateForm:
    organization_id = like.organization_id if like else record_id(request.args.get("organization"))
    form = VacancyCreateForm(
        fair_id=_fair_for(fairs, like), organization_id=organization_id, **_known_before(like)
    )
    form.fair_id.offer((fair.id, fair.title) for fair in fairs)
    _offer_choices(form)
    if current_user.sees_all:
        form.organization_id.search_among(organization_choices())
    elif len(current_user.organization_ids) > 1:
        form.organization_id.search_among(organization_choices(among=current_user.organization_ids))
    else:
        del form.organization_id
    return form


def _known_before(like: Vacancy | None) -> dict[str, Any]:
    """Return what the form begins with: all of the vacancy it copies, else the usual of the last.

    Only an employer's own last vacancy says what is usual: staff write for many.
    """
    if like:
        return asdict(terms_of(like, VacancyTerms))
    if current_user.sees_all:
        return {}
    last = queries.find_last_vacancy(visible_to=current_user)
    return {name: getattr(last, name) for name in AS_BEFORE} if last else {}


def _offer_choices(form: VacancyFields, vacancy: Vacancy | None = None) -> None:
    form.speciality_id.offer(speciality_choices())
    form.position_id.offer(position_choices(chosen=vacancy.position_id if vacancy else None))


def _fair_for(fairs: list[Fair], like: Vacancy | None) -> int | None:
    ids = [fair.id for fair in fairs]
    wanted = [record_id(request.args.get("fair")), like.fair_id if like else None]
    return next((id_ for id_ in [*wanted, *ids] if id_ in ids), None)


def _organization_of(form: VacancyCreateForm) -> int:
    chosen = form.organization_id.data if "organization_id" in form else None
    return int(chosen or next(iter(current_user.organization_ids)))


@bp.route("/vacancies/<int:vacancy_id>/edit", methods=["GET", "POST"])
@requires(Permission.VACANCY_POST)
@transactional
def vacancy_edit(vacancy_id: int) -> str | Response:
    """Change a vacancy; an approved one goes back to approval."""
    vacancy = queries.get_own_vacancy(vacancy_id, visible_to=current_user)
    form = VacancyEditForm(obj=vacancy)
    _offer_choices(form, vacancy)
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


@bp.post("/vacancies/<int:vacancy_id>/copy")
@requires(Permission.VACANCY_POST)
@transactional
def vacancy_copy(vacancy_id: int) -> Response:
    """Post an earlier fair's vacancy to the fair that takes vacancies now, in one step."""
    vacancy = queries.get_own_vacancy(vacancy_id, visible_to=current_user)
    try:
        copy = services.copy_vacancy(vacancy, **moment())
    except SimilarVacancyError as error:
        flash(_("Такая вакансия на новой ярмарке уже есть."), "warning")
        return redirect(url_for(".vacancy_detail", vacancy_id=error.record_id))
    flash(_("Вакансия скопирована и отправлена на проверку. Проверьте зарплату и даты."), "success")
    return redirect(url_for(".vacancy_detail", vacancy_id=copy.id))


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
    confirmed = many.confirm_vacancies([vacancy.id], actor=current_user, now=clock.now())
    if not confirmed.before:  # say why not
        services.confirm_vacancy(vacancy, actor=current_user, now=clock.now())
    message = _("Отмечено: вакансия актуальна.")
    flash_done(message, CONFIRM.name, confirmed.as_json(), actor=current_user)
    return _back_to(vacancy)


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


@bp.get("/vacancies/<int:vacancy_id>/withdrawal")
@requires(Permission.VACANCY_POST)
def vacancy_withdrawal(vacancy_id: int) -> str:
    """Say what taking a vacancy off would touch, before it is done."""
    vacancy = queries.get_own_vacancy(vacancy_id, visible_to=current_user)
    if VacancyEvent.WITHDRAW not in _events_of(vacancy):
        abort(404)
    return render_template(
        "jobfair/vacancy_withdrawal.html", vacancy=vacancy, effects=withdrawal_effects([vacancy_id])
    )


def _back_to(vacancy: Vacancy, message: str = "") -> Response:
    if message:
        flash(message, "success")
    default = url_for(".vacancy_detail", vacancy_id=vacancy.id)
    return redirect(returning(default, row=vacancy.id))


def _said(vacancy: Vacancy) -> str:
    if vacancy.state is VacancyState.SUBMITTED:
        return str(_("Вакансия отправлена на проверку. Ответ методиста придёт письмом."))
    return str(_("Сохранено."))
