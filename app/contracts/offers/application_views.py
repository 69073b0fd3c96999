"""Pages of applications for target offers."""

from datetime import date
from functools import partial
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.contracts.offers import queries, rules, wording
from app.contracts.offers.forms import (
    OutsideApplicationForm,
    PromotionForm,
    TargetApplicationCreateForm,
    TargetApplicationEditForm,
    TargetApplicationFilterForm,
    TargetDraftForm,
    TargetRefusalForm,
    TargetWithdrawalForm,
)
from app.contracts.offers.listing import TARGET_APPLICATIONS, with_names
from app.contracts.offers.models import TargetApplication
from app.contracts.offers.ordering import words_of_rules
from app.contracts.offers.rules import TargetApplicationTerms
from app.contracts.offers.services import applications as services
from app.contracts.offers.services.seats import promote_application, withdraw_application
from app.contracts.offers.services.selection import TargetDraftTerms, draft_by_application
from app.contracts.permissions import Permission
from app.contracts.services.following import GRADUATION
from app.contracts.views import bp
from app.plan.enums import Topic
from app.students.queries import outside_choices
from app.web.access import requires
from app.web.places import returning
from app.web.transactions import transactional


@bp.get("/applications/")
@requires(Permission.OFFER_MAKE)
def target_application_list() -> str | Response:
    """List the applications for the offers this person leads."""
    filters = TargetApplicationFilterForm()
    found = partial(queries.list_applications, visible_to=current_user)
    return TARGET_APPLICATIONS.answer(
        "contracts/offers/target_application_list.html",
        found,
        filters=filters,
        together=with_names,
    )


@bp.get("/applications/<int:target_application_id>")
@requires(Permission.OFFER_VIEW)
def target_application_detail(target_application_id: int) -> str:
    """Show an application, where it stands and why, to its student, its customer and staff."""
    application = _get(target_application_id)
    today = clock.today()
    sides = rules.sides_over(application.offer, application.student.user_id, current_user)
    return render_template(
        "contracts/offers/target_application_detail.html",
        application=application,
        offer=application.offer,
        events=rules.application_events(application.state, application.offer, sides, today=today),
        why=wording.why_this_place(application),
        facts=wording.facts_of(application),
        is_minor=application.student.is_minor(today),
        manages=current_user.can(Permission.CONTRACT_MANAGE),
    )


@bp.route("/offers/<int:target_offer_id>/applications/outside", methods=["GET", "POST"])
@requires(Permission.CONTRACT_MANAGE)
@transactional
def outside_application_create(target_offer_id: int) -> str | Response:
    """Enter the application of a student of another organization."""
    offer = queries.get_own_offer(target_offer_id, led_by=current_user)
    form = OutsideApplicationForm()
    form.student_id.search_among(outside_choices())
    if form.validate_on_submit():
        with form.domain_errors():
            application = services.apply_on_behalf(
                offer,
                student_id=form.student_id.data,
                terms=form.into(TargetApplicationTerms),
                actor=current_user,
                today=clock.today(),
            )
            flash(_("Заявка добавлена. Итог отбора придёт студенту письмом."), "success")
            return _to(application)
    order = words_of_rules(rules.rules_of(offer))
    template = "contracts/offers/outside_application_create.html"
    return render_template(template, form=form, offer=offer, order=order)


@bp.route("/offers/<int:target_offer_id>/applications/new", methods=["GET", "POST"])
@requires(Permission.OFFER_APPLY)
@transactional
def target_application_create(target_offer_id: int) -> str | Response:
    """Apply for a place; the order of the selection stands beside the form."""
    offer = queries.get_offer(target_offer_id, visible_to=current_user)
    form = TargetApplicationCreateForm()
    if form.validate_on_submit():
        with form.domain_errors():
            application = services.apply_for(
                offer,
                terms=form.into(TargetApplicationTerms),
                actor=current_user,
                today=clock.today(),
            )
            flash(_("Заявка подана. Итог отбора придёт письмом."), "success")
            return _to(application)
    order = words_of_rules(rules.rules_of(offer))
    return render_template(
        "contracts/offers/target_application_create.html", form=form, offer=offer, order=order
    )


@bp.route("/applications/<int:target_application_id>/edit", methods=["GET", "POST"])
@requires(Permission.OFFER_VIEW)
@transactional
def target_application_edit(target_application_id: int) -> str | Response:
    """Correct the own application; the college writes what its papers say."""
    application = _get(target_application_id)
    form = TargetApplicationEditForm(obj=application)
    confirms = current_user.can(Permission.OFFER_PUBLISH)
    change = services.confirm_application if confirms else services.correct_application
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(application)
            terms = form.into(TargetApplicationTerms)
            change(application, terms=terms, actor=current_user, today=clock.today())
            flash(_("Заявка сохранена."), "success")
            return _to(application)
    return _page(
        "contracts/offers/target_application_edit.html", application, form=form, confirms=confirms
    )


@bp.route("/applications/<int:target_application_id>/withdrawal", methods=["GET", "POST"])
@requires(Permission.OFFER_VIEW)
@transactional
def target_application_withdraw(target_application_id: int) -> str | Response:
    """Take an application back."""
    application = _get(target_application_id)
    form = TargetWithdrawalForm(version=application.version)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(application)
            withdraw_application(
                application,
                reason=form.reason.data or "",
                actor=current_user,
                now=clock.now(),
            )
            flash(_("Заявка отозвана."), "success")
            return _to(application)
    return _page("contracts/offers/target_application_withdraw.html", application, form=form)


@bp.route("/applications/<int:target_application_id>/refusal", methods=["GET", "POST"])
@requires(Permission.OFFER_MAKE)
@transactional
def target_application_refuse(target_application_id: int) -> str | Response:
    """Refuse an application for a reason of the closed list."""
    application = _get(target_application_id)
    form = TargetRefusalForm(version=application.version)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(application)
            services.refuse_application(
                application,
                refusal=form.refusal.data,
                reason=str(form.reason.data),
                actor=current_user,
                now=clock.now(),
            )
            flash(_("Отказ записан, студенту ушло письмо."), "success")
            return _to(application)
    return _page("contracts/offers/target_application_refuse.html", application, form=form)


@bp.route("/applications/<int:target_application_id>/promotion", methods=["GET", "POST"])
@requires(Permission.OFFER_MAKE)
@transactional
def target_application_promote(target_application_id: int) -> str | Response:
    """Give a free place to somebody of the reserve."""
    application = _get(target_application_id)
    form = PromotionForm(version=application.version)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(application)
            said = str(form.reason.data)
            promote_application(application, reason=said, actor=current_user, now=clock.now())
            flash(_("Место назначено, письма отправлены."), "success")
            return _to(application)
    following = queries.next_in_reserve(application.offer)
    return _page(
        "contracts/offers/target_application_promote.html",
        application,
        form=form,
        following=following,
    )


@bp.route("/applications/<int:target_application_id>/contract", methods=["GET", "POST"])
@requires(Permission.CONTRACT_MANAGE)
@transactional
def target_contract_create(target_application_id: int) -> str | Response:
    """Write the draft of a contract by a selected application."""
    application = _get(target_application_id)
    ends_on = date(application.student.group.graduation_year, *GRADUATION)
    form = TargetDraftForm(drafted_on=clock.today(), training_until=ends_on)
    form.offer_items(Topic.TARGET_CONTRACTS, shows_demand=True)
    if form.validate_on_submit():
        with form.domain_errors():
            contract = draft_by_application(
                application,
                terms=form.into(TargetDraftTerms),
                actor=current_user,
                today=clock.today(),
            )
            flash(_("Договор добавлен, это черновик."), "success")
            return redirect(url_for(".contract_detail", contract_id=contract.id))
    return _page("contracts/offers/target_contract_create.html", application, form=form)


def _get(application_id: int) -> TargetApplication:
    application = queries.get_application(application_id, visible_to=current_user)
    with_names([application])
    return application


def _page(template: str, application: TargetApplication, **values: Any) -> str:
    offer = application.offer
    return render_template(template, application=application, offer=offer, **values)


def _to(application: TargetApplication) -> Response:
    card = url_for(".target_application_detail", target_application_id=application.id)
    return redirect(returning(card, row=application.id))
