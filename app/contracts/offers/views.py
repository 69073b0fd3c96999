"""Pages of target offers."""

from functools import partial

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.contracts.offers import queries, rules, wording
from app.contracts.offers.forms import (
    PortalForm,
    SeatsForm,
    TargetOfferCreateForm,
    TargetOfferEditForm,
    TargetOfferFields,
    TargetOfferFilterForm,
    TargetOfferReasonForm,
    TargetSelectionForm,
)
from app.contracts.offers.listing import TARGET_OFFERS, with_names
from app.contracts.offers.models import TargetOffer
from app.contracts.offers.ordering import words_of_rules
from app.contracts.offers.rules import PortalTerms, TargetOfferTerms
from app.contracts.offers.services import offers as services
from app.contracts.offers.services import selection
from app.contracts.permissions import Permission
from app.contracts.views import bp
from app.organizations.queries import organization_choices
from app.students.queries import speciality_choices
from app.web.access import requires
from app.web.forms import StepForm
from app.web.moment import moment
from app.web.places import returning
from app.web.transactions import transactional


@bp.get("/offers/")
@requires(Permission.OFFER_VIEW)
def target_offer_list() -> str | Response:
    """List the offers a person may read; a student's own applications stand above them."""
    filters = TargetOfferFilterForm()
    filters.speciality.offer(speciality_choices(elsewhere=True))
    filters.organization.search_among(organization_choices())
    found = partial(queries.list_offers, visible_to=current_user, today=clock.today())
    own = []
    if current_user.can(Permission.OFFER_APPLY):
        own = queries.own_applications(current_user)
    return TARGET_OFFERS.answer(
        "contracts/offers/target_offer_list.html", found, filters=filters, own=own
    )


@bp.get("/offers/<int:target_offer_id>")
@requires(Permission.OFFER_VIEW)
def target_offer_detail(target_offer_id: int) -> str:
    """Show an offer, the order by which it selects, and what this person may do."""
    offer = queries.get_offer(target_offer_id, visible_to=current_user)
    today = clock.today()
    events = rules.offer_events(offer, current_user, today=today)
    leads = bool(rules.sides_of(offer, current_user))
    applies = current_user.can(Permission.OFFER_APPLY)
    student = queries.student_of(current_user) if applies else None
    return render_template(
        "contracts/offers/target_offer_detail.html",
        offer=offer,
        events=events,
        steps=wording.way_of_offer(offer) if leads else [],
        order=words_of_rules(rules.rules_of(offer)),
        counts=queries.count_applications(offer) if leads else None,
        is_open=rules.is_open(offer, today),
        applies=applies and rules.is_for(offer, student),
        enters_outside=rules.enters_outside(offer, current_user, today=today),
        own=queries.find_application(offer, student) if student else None,
    )


@bp.route("/offers/new", methods=["GET", "POST"])
@requires(Permission.OFFER_MAKE)
@transactional
def target_offer_create() -> str | Response:
    """Write the draft of an offer."""
    own = () if current_user.can(Permission.OFFER_PUBLISH) else current_user.organization_ids
    only = next(iter(own)) if len(own) == 1 else None
    form = TargetOfferCreateForm(opens_on=clock.today(), organization_id=only)
    _offer_choices(form)
    if form.validate_on_submit():
        with form.domain_errors():
            offer = services.create_offer(terms=form.into(TargetOfferTerms), actor=current_user)
            flash(_("Предложение добавлено, это черновик."), "success")
            return _to(offer)
    return render_template("contracts/offers/target_offer_create.html", form=form)


@bp.route("/offers/<int:target_offer_id>/edit", methods=["GET", "POST"])
@requires(Permission.OFFER_MAKE)
@transactional
def target_offer_edit(target_offer_id: int) -> str | Response:
    """Change an offer that is not published."""
    offer = queries.get_own_offer(target_offer_id, led_by=current_user)
    form = TargetOfferEditForm(obj=offer)
    _offer_choices(form, offer)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(offer)
            services.edit_offer(offer, terms=form.into(TargetOfferTerms), actor=current_user)
            flash(_("Предложение сохранено."), "success")
            return _to(offer)
    return render_template("contracts/offers/target_offer_edit.html", form=form, offer=offer)


@bp.post("/offers/<int:target_offer_id>/submission")
@requires(Permission.OFFER_MAKE)
@transactional
def target_offer_submit(target_offer_id: int) -> Response:
    """Ask the college to publish."""
    offer = _seen(target_offer_id)
    services.submit_offer(offer, actor=current_user)
    flash(_("Предложение отправлено колледжу на проверку."), "success")
    return _to(offer)


@bp.post("/offers/<int:target_offer_id>/publication")
@requires(Permission.OFFER_PUBLISH)
@transactional
def target_offer_publish(target_offer_id: int) -> Response:
    """Show an offer to students."""
    offer = _seen(target_offer_id)
    services.publish_offer(offer, **moment())
    flash(_("Предложение опубликовано: студенты могут подавать заявки."), "success")
    return _to(offer)


@bp.route("/offers/<int:target_offer_id>/return", methods=["GET", "POST"])
@requires(Permission.OFFER_PUBLISH)
@transactional
def target_offer_return(target_offer_id: int) -> str | Response:
    """Give an offer back to the customer."""
    offer = queries.get_own_offer(target_offer_id, led_by=current_user)
    form = TargetOfferReasonForm(version=offer.version)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(offer)
            said = str(form.reason.data)
            services.return_offer(offer, reason=said, actor=current_user, now=clock.now())
            flash(_("Предложение возвращено организации."), "success")
            return _to(offer)
    return render_template("contracts/offers/target_offer_return.html", form=form, offer=offer)


@bp.route("/offers/<int:target_offer_id>/portal", methods=["GET", "POST"])
@requires(Permission.OFFER_MAKE)
@transactional
def target_offer_number(target_offer_id: int) -> str | Response:
    """Write down what the state portal says."""
    offer = queries.get_own_offer(target_offer_id, led_by=current_user)
    form = PortalForm(obj=offer)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(offer)
            services.number_offer(
                offer, terms=form.into(PortalTerms), actor=current_user, today=clock.today()
            )
            flash(_("Данные «Работы в России» сохранены."), "success")
            return _to(offer)
    return render_template("contracts/offers/target_offer_number.html", form=form, offer=offer)


@bp.route("/offers/<int:target_offer_id>/seats", methods=["GET", "POST"])
@requires(Permission.OFFER_PUBLISH)
@transactional
def target_offer_seats(target_offer_id: int) -> str | Response:
    """Change how many places a published offer has."""
    offer = queries.get_own_offer(target_offer_id, led_by=current_user)
    form = SeatsForm(obj=offer)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(offer)
            services.change_seats(offer, seats=form.seats.data or 0, actor=current_user)
            flash(_("Число мест изменено."), "success")
            return _to(offer)
    return render_template("contracts/offers/target_offer_seats.html", form=form, offer=offer)


@bp.post("/offers/<int:target_offer_id>/deadline")
@requires(Permission.OFFER_MAKE)
@transactional
def target_offer_end(target_offer_id: int) -> Response:
    """End the time of applying."""
    offer = _seen(target_offer_id)
    services.close_applications(offer, actor=current_user, today=clock.today())
    flash(_("Приём заявок закончен. Теперь можно провести отбор."), "success")
    return _to(offer)


@bp.route("/offers/<int:target_offer_id>/selection", methods=["GET", "POST"])
@requires(Permission.OFFER_MAKE)
@transactional
def target_offer_select(target_offer_id: int) -> str | Response:
    """Show whom the published rules select, with counts; confirmed, it is done."""
    offer = queries.get_own_offer(target_offer_id, led_by=current_user)
    preview = selection.preview_selection(offer)
    with_names([*preview.ordered, *(one for one, _why in preview.refused)])
    form = TargetSelectionForm(version=offer.version, seen=preview.seen)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(offer)
            selection.select_applicants(offer, seen=str(form.seen.data), **moment())
            flash(_("Отбор проведён, письма отправлены."), "success")
            return _to(offer)
    return render_template(
        "contracts/offers/target_offer_select.html",
        form=form,
        offer=offer,
        preview=preview,
        order=words_of_rules(rules.rules_of(offer)),
        facts_of=wording.facts_of,
        counts=queries.count_applications(offer),
    )


@bp.post("/offers/<int:target_offer_id>/closing")
@requires(Permission.OFFER_PUBLISH)
@transactional
def target_offer_close(target_offer_id: int) -> Response:
    """Put an offer into the archive."""
    offer = _seen(target_offer_id)
    services.close_offer(offer, actor=current_user, now=clock.now())
    flash(_("Предложение закрыто и лежит в архиве."), "success")
    return _to(offer)


@bp.route("/offers/<int:target_offer_id>/cancellation", methods=["GET", "POST"])
@requires(Permission.OFFER_PUBLISH)
@transactional
def target_offer_cancel(target_offer_id: int) -> str | Response:
    """Take an offer back; everybody who applied is told."""
    offer = queries.get_own_offer(target_offer_id, led_by=current_user)
    form = TargetOfferReasonForm(version=offer.version)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(offer)
            said = str(form.reason.data)
            services.cancel_offer(offer, reason=said, actor=current_user, now=clock.now())
            flash(_("Предложение отменено."), "success")
            return _to(offer)
    counts = queries.count_applications(offer)
    return render_template(
        "contracts/offers/target_offer_cancel.html", form=form, offer=offer, counts=counts
    )


def _offer_choices(form: TargetOfferFields, offer: TargetOffer | None = None) -> None:
    own = None if current_user.can(Permission.OFFER_PUBLISH) else current_user.organization_ids
    customer, employer = (offer.organization_id, offer.employer_id) if offer else (None, None)
    form.organization_id.search_among(organization_choices(chosen=customer, among=own))
    form.employer_id.search_among(organization_choices(chosen=employer))
    form.speciality_id.offer(speciality_choices(elsewhere=True))


def _seen(offer_id: int) -> TargetOffer:
    """Return an own offer, unless it changed since the page with the button was read."""
    offer = queries.get_own_offer(offer_id, led_by=current_user)
    StepForm().check_version(offer)
    return offer


def _to(offer: TargetOffer) -> Response:
    card = url_for(".target_offer_detail", target_offer_id=offer.id)
    return redirect(returning(card, row=offer.id))
