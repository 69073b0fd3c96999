"""Pages of signing."""

from datetime import timedelta
from typing import Any

from flask import flash, render_template
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import NotFoundError
from app.base.transactions import transaction
from app.contracts import files, queries
from app.contracts.enums import SigningParty
from app.contracts.life.queries import find_signatory
from app.contracts.permissions import Permission
from app.contracts.printing.parties import signatory_on, signing_parties
from app.contracts.services.contracts import sign_contract
from app.contracts.signing.consenting import GUARDIAN_CONSENT
from app.contracts.signing.forms import (
    GuardianConsentForm,
    GuardianLinkForm,
    SigningForm,
)
from app.contracts.signing.rules import (
    GuardianConsentTerms,
    SignedContractScan,
    SigningTerms,
    check_asked,
)
from app.contracts.signing.services.consents import note_consent
from app.contracts.signing.services.signatories import name_signatory
from app.contracts.signing.services.signatures import waiting_parties
from app.contracts.signing.wording import signing_of
from app.contracts.views import bp
from app.contracts.ways import to_contract
from app.documents.signatories import signatory_phrase
from app.links.rules import Addressee
from app.links.services import send_link
from app.settings.rules import PartySignatoryTerms
from app.settings.signatory_fields import PartySignatoryForm
from app.web.access import requires
from app.web.moment import moment
from app.web.transactions import transactional

ANSWER_WITHIN = timedelta(days=14)
_SIGNED = _l("Договор подписан, обязательства записаны.")
_WAITS = _l("Подписи записаны. Договор станет подписанным, когда подпишут все стороны.")


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
    form = PartySignatoryForm(obj=present)
    if not form.is_submitted():
        form.version.process_data(own.version if own else None)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_known(own)
            terms = form.into(PartySignatoryTerms)
            named = name_signatory(contract, side, terms=terms, actor=current_user)
            flash(_("Сохранено: «…%(phrase)s…».", phrase=signatory_phrase(named)), "success")
            return to_contract(contract, "signing")
    said = {"contract": contract, "party": side, "phrase": signatory_phrase(present)}
    return render_template("contracts/signing/signatory_edit.html", form=form, **said)


@bp.route("/<int:contract_id>/signing", methods=["GET", "POST"])
@requires(Permission.CONTRACT_MANAGE)
def contract_sign(contract_id: int) -> str | Response:
    """Note who has signed; the scan is read outside of the transaction."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    form = SigningForm(signed_on=clock.today(), version=contract.version)
    form.parties.offer(waiting_parties(contract))
    if form.validate_on_submit() and (data := form.read()) is not None:
        is_signed = False
        with form.domain_errors(), transaction():
            contract = queries.get_contract(contract_id, visible_to=current_user)
            form.check_version(contract)
            day = form.signed_on.data or clock.today()
            terms = SigningTerms(form.signers(), day, form.way.data)
            is_signed = sign_contract(contract, terms=terms, scan=_scan(form, data), **moment())
        if not form.error_list:
            flash(str(_SIGNED if is_signed else _WAITS), "success")
            return to_contract(contract, "signing")
    return _page("contracts/signing/contract_sign.html", contract_id, form)


@bp.route("/<int:contract_id>/consent", methods=["GET", "POST"])
@requires(Permission.CONTRACT_MANAGE)
def guardian_consent(contract_id: int) -> str | Response:
    """Note the consent of a representative that was given on paper."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    form = GuardianConsentForm(version=contract.version, representative_consent_on=clock.today())
    if form.validate_on_submit() and (data := form.read()) is not None:
        with form.domain_errors(), transaction():
            contract = queries.get_contract(contract_id, visible_to=current_user)
            form.check_version(contract)
            terms = form.into(GuardianConsentTerms)
            note_consent(contract, terms=terms, scan=_scan(form, data), **moment())
        if not form.error_list:
            flash(_("Согласие законного представителя записано."), "success")
            return to_contract(contract, "signing")
    return _page("contracts/signing/guardian_consent.html", contract_id, form)


@bp.route("/<int:contract_id>/consent/link", methods=["GET", "POST"])
@requires(Permission.CONTRACT_MANAGE)
@transactional
def guardian_link_create(contract_id: int) -> str | Response:
    """Ask a representative by a one-time link."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    form = GuardianLinkForm(until=clock.today() + ANSWER_WITHIN)
    if form.validate_on_submit():
        with form.domain_errors():
            check_asked(contract, clock.today())
            addressee = Addressee(form.name.data or "", form.email.data or "")
            until = form.until.data or clock.today()
            send_link(
                GUARDIAN_CONSENT, record=contract, addressee=addressee, until=until, **moment()
            )
            flash(_("Письмо со ссылкой в очереди."), "success")
            return to_contract(contract, "signing")
    return _page("contracts/signing/guardian_link_create.html", contract_id, form)


def _scan(form: Any, data: bytes) -> SignedContractScan | None:
    return SignedContractScan(data, form.filename) if data else None


def _page(template: str, contract_id: int, form: Any) -> str:
    contract = queries.get_contract(contract_id, visible_to=current_user)
    values = {"contract": contract, "signing": signing_of(contract, clock.today())}
    return render_template(template, form=form, gaps=files.gaps_of(contract), **values)
