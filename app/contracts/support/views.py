"""Pages of measures of support."""

from flask import flash, render_template
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base.errors import NotFoundError
from app.contracts import queries
from app.contracts.models import TargetContract
from app.contracts.permissions import Permission
from app.contracts.support.forms import SupportCreateForm, SupportEditForm
from app.contracts.support.models import SupportMeasure
from app.contracts.support.rules import SupportTerms
from app.contracts.support.services import measures
from app.contracts.views import bp
from app.contracts.ways import to_contract
from app.web.access import requires
from app.web.moment import moment
from app.web.transactions import transactional


@bp.route("/<int:contract_id>/support/new", methods=["GET", "POST"])
@requires(Permission.CONTRACT_MANAGE)
@transactional
def support_create(contract_id: int) -> str | Response:
    """Add a measure of support."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    form = SupportCreateForm()
    if form.validate_on_submit():
        with form.domain_errors():
            measures.add_measure(contract, terms=form.into(SupportTerms), **moment())
            flash(_("Мера поддержки добавлена."), "success")
            return to_contract(contract, "support")
    return render_template("contracts/support/support_create.html", form=form, contract=contract)


@bp.route("/<int:contract_id>/support/<int:measure_id>", methods=["GET", "POST"])
@requires(Permission.CONTRACT_MANAGE)
@transactional
def support_edit(contract_id: int, measure_id: int) -> str | Response:
    """Change a measure of support."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    measure = measure_of(contract, measure_id)
    form = SupportEditForm(obj=measure)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(measure)
            measures.edit_measure(measure, terms=form.into(SupportTerms), **moment())
            flash(_("Мера поддержки сохранена."), "success")
            return to_contract(contract, "support")
    return render_template("contracts/support/support_edit.html", form=form, contract=contract)


@bp.post("/<int:contract_id>/support/<int:measure_id>/removal")
@requires(Permission.CONTRACT_MANAGE)
@transactional
def support_drop(contract_id: int, measure_id: int) -> Response:
    """Take a measure out of a contract that is not signed."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    measures.drop_measure(measure_of(contract, measure_id), **moment())
    flash(_("Мера поддержки убрана из договора."), "success")
    return to_contract(contract, "support")


def measure_of(contract: TargetContract, measure_id: int) -> SupportMeasure:
    """Return a measure of this contract; raises NotFoundError."""
    for measure in contract.support:
        if measure.id == measure_id:
            return measure
    raise NotFoundError
