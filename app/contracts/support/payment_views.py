"""Pages of the journal of payments."""

from functools import partial

from flask import flash, render_template
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import NotFoundError
from app.contracts.life.wording import titled_on
from app.contracts.permissions import Permission
from app.contracts.queries import get_contract
from app.contracts.support import queries
from app.contracts.support.forms import PaymentCreateForm, PaymentEditForm, PaymentFilterForm
from app.contracts.support.listing import PAYMENTS
from app.contracts.support.rules import PaymentTerms, first_day
from app.contracts.support.services import payments
from app.contracts.support.standing import paid_as_of
from app.contracts.support.views import measure_of
from app.contracts.views import bp
from app.contracts.ways import to_contract
from app.organizations.queries import organization_choices
from app.web.access import requires
from app.web.transactions import transactional


@bp.get("/payments/")
@requires(Permission.CONTRACT_VIEW)
def payment_list() -> str | Response:
    """List the payments of this person's contracts; staff see all."""
    filters = PaymentFilterForm()
    filters.year.offer((year, year) for year in queries.list_years(visible_to=current_user))
    if current_user.can(Permission.CONTRACT_MANAGE):
        filters.organization.search_among(organization_choices())
    else:
        del filters.organization
    today = clock.today()
    found = partial(queries.list_payments, visible_to=current_user, today=today)
    on = filters.value("on")
    return PAYMENTS.answer(
        "contracts/support/payment_list.html",
        found,
        filters=filters,
        title=titled_on(PAYMENTS.title, on),
        together=paid_as_of(on),
        writes=current_user.can(Permission.PAYMENT_RECORD) and not on,
        on=on,
    )


@bp.route("/<int:contract_id>/support/<int:measure_id>/payments/new", methods=["GET", "POST"])
@requires(Permission.PAYMENT_RECORD)
@transactional
def payment_create(contract_id: int, measure_id: int) -> str | Response:
    """Write a payment of a measure into the journal."""
    contract = get_contract(contract_id, visible_to=current_user)
    measure = measure_of(contract, measure_id)
    if not payments.may_write(contract, current_user) or measure.amount is None:
        raise NotFoundError
    form = PaymentCreateForm(month=first_day(clock.today()), amount=measure.amount)
    if form.validate_on_submit():
        with form.domain_errors():
            payments.record_payment(
                measure, terms=form.into(PaymentTerms), actor=current_user, today=clock.today()
            )
            flash(_("Выплата записана."), "success")
            return to_contract(contract, "payments")
    return render_template(
        "contracts/support/payment_create.html", form=form, contract=contract, measure=measure
    )


@bp.route("/payments/<int:payment_id>", methods=["GET", "POST"])
@requires(Permission.PAYMENT_RECORD)
@transactional
def payment_edit(payment_id: int) -> str | Response:
    """Mend a row of the journal, or say what became of what was due."""
    payment = queries.get_payment(payment_id, visible_to=current_user)
    contract = payment.measure.contract
    if not payments.may_write(contract, current_user):
        raise NotFoundError
    form = PaymentEditForm(obj=payment)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(payment)
            terms = form.into(PaymentTerms)
            payments.edit_payment(payment, terms=terms, actor=current_user, today=clock.today())
            flash(_("Выплата сохранена."), "success")
            return to_contract(contract, "payments")
    return render_template(
        "contracts/support/payment_edit.html", form=form, contract=contract, payment=payment
    )
