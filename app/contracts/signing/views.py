"""Pages of signing."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base.errors import NotFoundError
from app.contracts import files, queries
from app.contracts.enums import SigningParty
from app.contracts.life.queries import find_signatory
from app.contracts.permissions import Permission
from app.contracts.printing.parties import signatory_on, signing_parties
from app.contracts.signing.forms import ContractSignatoryForm
from app.contracts.signing.rules import ContractSignatoryTerms
from app.contracts.signing.services.signatories import name_signatory
from app.contracts.views import bp
from app.documents.signatories import signatory_phrase
from app.web.access import requires
from app.web.places import returning
from app.web.transactions import transactional


@bp.route(
    "/<int:contract_id>/signatories/<any(customer, employer, college):party>",
    methods=["GET", "POST"],
)
@requires(Permission.CONTRACT_MANAGE)
@transactional
def signatory_edit(contract_id: int, party: str) -> str | Response:
    """Say who signs for a party; whom the settings name is proposed."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    side = SigningParty(party)
    if side not in signing_parties(contract):
        raise NotFoundError
    own = find_signatory(contract, side)
    present = own or signatory_on(contract, side, files.day_of(contract))
    form = ContractSignatoryForm(obj=present)
    if not form.is_submitted():
        form.version.process_data(own.version if own else None)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_known(own)
            terms = form.into(ContractSignatoryTerms)
            named = name_signatory(contract, side, terms=terms, actor=current_user)
            flash(_("Сохранено: «…%(phrase)s…».", phrase=signatory_phrase(named)), "success")
            card = url_for(".contract_detail", contract_id=contract.id, _anchor="papers")
            return redirect(returning(card, row=contract.id))
    said = {"contract": contract, "party": side, "phrase": signatory_phrase(present)}
    return render_template("contracts/signing/signatory_edit.html", form=form, **said)
