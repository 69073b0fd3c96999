"""Pages of the conditions of a distribution: the rules for everybody, the exceptions for staff."""

from dataclasses import replace

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.organizations.queries import get_organization, organization_choices
from app.practice.conditions import queries, services
from app.practice.conditions.forms import (
    ConflictCreateForm,
    KeptApartCreateForm,
    LimitCreateForm,
    RulesEditForm,
)
from app.practice.conditions.listing import CONFLICTS
from app.practice.conditions.rules import LimitTerms, RuleTerms
from app.practice.conditions.wording import rule_words
from app.practice.enums import PeriodEvent
from app.practice.models import PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries import applications as application_queries
from app.practice.queries import periods as period_queries
from app.practice.queries import places as place_queries
from app.practice.rules import PERIOD, STAFF
from app.practice.views.blueprint import bp
from app.students.queries import get_student
from app.web.access import requires
from app.web.places import returning
from app.web.transactions import transactional


@bp.get("/periods/<int:period_id>/rules")
@requires(Permission.PERIOD_VIEW)
def rules_detail(period_id: int) -> str:
    """Say by which rules a period is distributed, to everybody it concerns."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    limits = queries.list_limits(period)
    changes = PeriodEvent.RULE in PERIOD.possible(period.state, STAFF)
    return render_template(
        "practice/conditions/rules_detail.html",
        period=period,
        words=rule_words(period, limits),
        limits=limits,
        changes=changes and current_user.can(Permission.PERIOD_MANAGE),
        minimums=place_queries.list_with_minimum(period),
    )


@bp.route("/periods/<int:period_id>/rules/edit", methods=["GET", "POST"])
@requires(Permission.PERIOD_MANAGE)
@transactional
def rules_edit(period_id: int) -> str | Response:
    """Decide by which rules a period is distributed."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    form = RulesEditForm(obj=period)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(period)
            services.edit_rules(period, terms=form.into(RuleTerms), actor=current_user)
            flash(_("Правила сохранены. Студенты прочтут их до приёма заявок."), "success")
            return redirect(url_for(".rules_detail", period_id=period_id))
    return render_template("practice/conditions/rules_edit.html", form=form, period=period)


@bp.route("/periods/<int:period_id>/limits/new", methods=["GET", "POST"])
@requires(Permission.PERIOD_MANAGE)
@transactional
def limit_create(period_id: int) -> str | Response:
    """Limit how many students go to a town or to an organization."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    towns = dict(place_queries.towns_of(period))
    form = LimitCreateForm()
    form.town.offer(towns.items(), empty=_("— не выбрано —"))
    form.organization_id.search_among(organization_choices())
    if form.validate_on_submit():
        with form.domain_errors():
            terms = replace(form.into(LimitTerms), town=towns.get(form.town.data))
            services.add_limit(period, terms=terms, actor=current_user)
            flash(_("Предел добавлен."), "success")
            return redirect(url_for(".rules_detail", period_id=period_id))
    return render_template("practice/conditions/limit_create.html", form=form, period=period)


@bp.post("/limits/<int:limit_id>/remove")
@requires(Permission.PERIOD_MANAGE)
@transactional
def limit_remove(limit_id: int) -> Response:
    """Take a limit back."""
    limit = queries.get_limit(limit_id, visible_to=current_user)
    period_id = limit.period_id
    services.remove_limit(limit, actor=current_user)
    flash(_("Предел убран."), "success")
    return redirect(returning(url_for(".rules_detail", period_id=period_id)))


@bp.get("/periods/<int:period_id>/exceptions")
@requires(Permission.PLACEMENT_MANAGE)
def exception_list(period_id: int) -> str | Response:
    """Show who goes together, who must not, and who must not go where."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    return CONFLICTS.answer(
        "practice/conditions/exception_list.html",
        queries.list_conflicts(period),
        title=_("Конфликты интересов: %(period)s", period=period.title),
        period=period,
        apart=queries.list_kept_apart(period),
        pairs=len(queries.list_pairs(period)),
        one_sided=queries.count_one_sided(period),
        changes=PeriodEvent.EXCEPT in PERIOD.possible(period.state, STAFF),
    )


@bp.route("/periods/<int:period_id>/exceptions/apart", methods=["GET", "POST"])
@requires(Permission.PLACEMENT_MANAGE)
@transactional
def kept_apart_create(period_id: int) -> str | Response:
    """Have two students not sent to one base."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    form = KeptApartCreateForm()
    for field in (form.first_id, form.second_id):
        field.search_among(application_queries.student_choices_of(period))
    if form.validate_on_submit():
        with form.domain_errors():
            first, second = (
                get_student(one, visible_to=current_user)
                for one in (form.first_id.data, form.second_id.data)
            )
            services.keep_apart(
                period,
                students=(first, second),
                reason=form.reason.data,
                actor=current_user,
                now=clock.now(),
            )
            flash(_("Записано. На одну базу их не направят."), "success")
            return redirect(url_for(".exception_list", period_id=period_id))
    return render_template("practice/conditions/kept_apart_create.html", form=form, period=period)


@bp.post("/exceptions/apart/<int:kept_apart_id>/remove")
@requires(Permission.PLACEMENT_MANAGE)
@transactional
def kept_apart_remove(kept_apart_id: int) -> Response:
    """Let two students be sent to one base again."""
    record = queries.get_kept_apart(kept_apart_id, visible_to=current_user)
    period_id = record.period_id
    services.stop_keeping_apart(record, actor=current_user)
    flash(_("Запись убрана."), "success")
    return redirect(returning(url_for(".exception_list", period_id=period_id)))


@bp.route("/periods/<int:period_id>/exceptions/conflict", methods=["GET", "POST"])
@requires(Permission.PLACEMENT_MANAGE)
@transactional
def conflict_create(period_id: int) -> str | Response:
    """Say where a student must not practise, on the student's behalf."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    form = _conflict_form(period)
    if form.validate_on_submit():
        with form.domain_errors():
            services.declare_conflict(
                get_student(form.student_id.data, visible_to=current_user),
                organization=get_organization(form.organization_id.data),
                reason=form.reason.data,
                actor=current_user,
                now=clock.now(),
            )
            flash(_("Записано. Сюда студента не направят."), "success")
            return redirect(url_for(".exception_list", period_id=period_id))
    return render_template("practice/conditions/conflict_create.html", form=form, period=period)


@bp.post("/periods/<int:period_id>/exceptions/conflict/<int:conflict_id>/remove")
@requires(Permission.PLACEMENT_MANAGE)
@transactional
def conflict_remove(period_id: int, conflict_id: int) -> Response:
    """Let a student practise there again."""
    conflict = queries.get_conflict(conflict_id, visible_to=current_user)
    services.withdraw_conflict(conflict, actor=current_user)
    flash(_("Запись убрана."), "success")
    return redirect(returning(url_for(".exception_list", period_id=period_id)))


def _conflict_form(period: PracticePeriod) -> ConflictCreateForm:
    form = ConflictCreateForm()
    form.student_id.search_among(application_queries.student_choices_of(period))
    form.organization_id.search_among(organization_choices())
    return form
