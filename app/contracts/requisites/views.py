"""The pages of sealed requisites."""

from flask import flash, render_template
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import NotFoundError
from app.base.sealed import keeps_sealed
from app.contracts import queries
from app.contracts.models import TargetContract
from app.contracts.permissions import Permission
from app.contracts.requisites import services
from app.contracts.requisites.forms import CitizenRequisitesForm
from app.contracts.requisites.models import CitizenRequisites
from app.contracts.requisites.queries import find_requisites
from app.contracts.requisites.rules import RequisitesTerms, has_representative
from app.contracts.views import bp
from app.contracts.ways import to_contract
from app.web.access import requires
from app.web.seen import note_shown
from app.web.transactions import transactional


@bp.get("/<int:contract_id>/requisites/kept")
@requires(Permission.CONTRACT_MANAGE)
def requisites_kept(contract_id: int) -> str:
    """Show what is kept of a contract's citizen, when nobody changes it any more too."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    kept = find_requisites(contract) if keeps_sealed() else None
    if kept is None:
        raise NotFoundError
    note_shown("requisites", contract.student_id)
    return render_template(
        "contracts/requisites/requisites_kept.html",
        contract=contract,
        facts=services.by_label(kept).items(),
        giver=_giver(contract, kept),
    )


@bp.route("/<int:contract_id>/requisites", methods=["GET", "POST"])
@requires(Permission.CONTRACT_MANAGE)
@transactional
def requisites_edit(contract_id: int) -> str | Response:
    """Keep the passport and the account of a contract's citizen, sealed."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    if not keeps_sealed():
        raise NotFoundError
    kept = find_requisites(contract)
    form = CitizenRequisitesForm(obj=kept)
    if not has_representative(contract, clock.today()):
        form.ask_citizen_only()
    note_shown("requisites", contract.student_id)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_known(kept)
            terms = form.into(RequisitesTerms)
            services.keep_requisites(contract, terms=terms, actor=current_user, today=clock.today())
            flash(_("Данные сохранены зашифрованными."), "success")
            return to_contract(contract, "papers")
    return render_template(
        "contracts/requisites/requisites_edit.html", form=form, contract=contract
    )


def _giver(contract: TargetContract, kept: CitizenRequisites) -> list[tuple[str, str]]:
    """Return what is shown of the representative: nothing where there is none."""
    said = services.giver_by_label(kept)
    shown = has_representative(contract, clock.today()) or any(said.values())
    return list(said.items()) if shown else []
