"""Pages of contracts."""

from functools import partial
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.sealed import keeps_sealed
from app.contracts import files, queries, rules, wording
from app.contracts.asking.queries import list_to_phone
from app.contracts.asking.wording import standing_of_work
from app.contracts.chosen_day import AsOfForm
from app.contracts.drafting import ContractCreateForm, ContractEditForm, ContractFields
from app.contracts.duties.queries import list_confirmations
from app.contracts.forms import (
    ContractFilterForm,
    ObligationCreateForm,
    ObligationEditForm,
    SettlementForm,
    TerminationForm,
)
from app.contracts.life.day_page import card_on_day
from app.contracts.life.standing import agreed_ahead, as_of, held_today
from app.contracts.life.wording import NEXT, TITLES, titled_on
from app.contracts.listing import CONTRACTS
from app.contracts.models import TargetContract
from app.contracts.offers.queries import origin_of
from app.contracts.permissions import Permission
from app.contracts.portfolio.queries import own_portfolios
from app.contracts.printing.parties import party_phrases
from app.contracts.printing.standing import paper_lines
from app.contracts.requisites.services import is_filled_for
from app.contracts.rules import (
    ObligationTerms,
    SettlementTerms,
    TerminationTerms,
)
from app.contracts.services import contracts as services
from app.contracts.services import obligations
from app.contracts.signing.wording import signing_of
from app.contracts.support.enums import SupportKind
from app.contracts.support.queries import paid_total, sums_by_year
from app.contracts.support.rules import SupportTerms, words_of
from app.contracts.support.services.payments import may_write
from app.contracts.terms import ContractTerms
from app.contracts.training import first_training
from app.contracts.usual import proposed_for
from app.contracts.ways import to_contract
from app.documents.errors import NoPdfError
from app.documents.snapshot import PaperFormat
from app.organizations.queries import organization_choices
from app.plan.enums import Topic
from app.students.enums import Offer
from app.students.queries import (
    all_speciality_choices,
    everybody_choices,
    find_student,
    student_choices,
)
from app.web.access import requires
from app.web.attachment import as_attachment
from app.web.fields import record_id
from app.web.forms import StepForm
from app.web.moment import moment
from app.web.transactions import transactional

# What an accepted offer of the fair says of the work, by the names of the address.
_SAID = {
    "position": "position",
    "portal_offer_number": "portal",
    "work_town": "town",
    "work_place": "address",
    "pay_terms": "pay",
    "text": "housing",
}

bp = Blueprint("contracts", __name__, url_prefix="/contracts", template_folder="templates")


@bp.get("/")
@requires(Permission.CONTRACT_VIEW)
def contract_list() -> str | Response:
    """List the contracts this person is a party of; staff see all."""
    filters = ContractFilterForm()
    years = queries.list_years(visible_to=current_user)
    filters.year.offer((year, year) for year in years)
    if current_user.can(Permission.CONTRACT_MANAGE):
        filters.organization.search_among(organization_choices())
        filters.student.search_among(everybody_choices())
        filters.speciality.search_among(all_speciality_choices())
    else:  # one of the parties is oneself
        del filters.organization, filters.student, filters.speciality, filters.notice
        del filters.customer, filters.to_phone
    found = partial(list_to_phone, visible_to=current_user, today=clock.today())
    on = filters.value("on")
    return CONTRACTS.answer(
        "contracts/contract_list.html",
        found,
        filters=filters,
        title=titled_on(CONTRACTS.title, on),
        together=as_of(on, today=clock.today()),
        standing_of=wording.standing_of,
        on=on,
        portfolios=own_portfolios(current_user),
    )


@bp.get("/<int:contract_id>")
@requires(Permission.CONTRACT_VIEW)
def contract_detail(contract_id: int) -> str:
    """Show a contract with its obligations to its parties and staff."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    if on := AsOfForm().value("on"):
        return card_on_day(contract, on)
    return render_template(
        "contracts/contract_detail.html",
        contract=contract,
        **_standing(contract),
        **_papers(contract),
        signing=signing_of(contract, clock.today()),
        obligations=wording.obligation_lines(contract),
        proposed=proposed_for(contract),
        measures=[(one, words_of(one)) for one in contract.support],
        writes_payments=may_write(contract, current_user),
        sums=sums_by_year(contract),
        paid=paid_total(contract),
        confirmations=list_confirmations(contract),
    )


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.CONTRACT_MANAGE)
@transactional
def contract_create() -> str | Response:
    """Write a draft; an accepted offer of the fair leads here with what was agreed on."""
    today = clock.today()
    form = ContractCreateForm(drafted_on=today, **_agreed())
    form.number.description = _(
        "Можно не заполнять: следующий номер по порядку, %(number)s, сайт присвоит сам.",
        number=queries.find_next_number(today.year),
    )
    _offer_choices(form)
    if form.validate_on_submit():
        with form.domain_errors():
            contract = services.draft_contract(
                terms=form.into(ContractTerms, support=(form.into(SupportTerms),)),
                actor=current_user,
                today=today,
            )
            flash(_("Договор добавлен, это черновик."), "success")
            return to_contract(contract)
    return render_template("contracts/contract_create.html", form=form)


@bp.route("/<int:contract_id>/edit", methods=["GET", "POST"])
@requires(Permission.CONTRACT_MANAGE)
@transactional
def contract_edit(contract_id: int) -> str | Response:
    """Change a contract that is not signed yet."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    form = ContractEditForm(obj=contract)
    _offer_choices(form, contract)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(contract)
            terms = form.into(ContractTerms, support=())
            services.edit_contract(contract, terms=terms, **moment())
            flash(_("Сохранено. Договор снова черновик: предложите его студенту."), "success")
            return to_contract(contract)
    return render_template("contracts/contract_edit.html", form=form, contract=contract)


@bp.post("/<int:contract_id>/offer")
@requires(Permission.CONTRACT_MANAGE)
@transactional
def contract_offer(contract_id: int) -> Response:
    """Show the draft to the student."""
    contract = _seen_contract(contract_id)
    services.offer_contract(contract, actor=current_user, now=clock.now())
    flash(_("Договор предложен студенту."), "success")
    return to_contract(contract)


@bp.post("/<int:contract_id>/agreement")
@requires(Permission.CONTRACT_ANSWER)
@transactional
def contract_agree(contract_id: int) -> Response:
    """Note that the student agrees: the student, or staff on their behalf."""
    contract = _seen_contract(contract_id)
    services.agree_contract(contract, actor=current_user, now=clock.now())
    flash(_("Согласие записано. Колледж пригласит стороны подписать договор."), "success")
    return to_contract(contract)


@bp.post("/<int:contract_id>/return")
@requires(Permission.CONTRACT_ANSWER)
@transactional
def contract_return(contract_id: int) -> Response:
    """Ask for changes: the contract is a draft again, and no longer on the student's page."""
    contract = _seen_contract(contract_id)
    services.return_contract(contract, actor=current_user, now=clock.now())
    flash(_("Договор %(number)s снова черновик у методиста.", number=contract.number), "success")
    return redirect(url_for(".contract_list"))


@bp.post("/<int:contract_id>/completion")
@requires(Permission.CONTRACT_MANAGE)
@transactional
def contract_complete(contract_id: int) -> Response:
    """Note that the last working year is over."""
    contract = _seen_contract(contract_id)
    services.complete_contract(contract, **moment())
    flash(_("Договор исполнен."), "success")
    return to_contract(contract)


@bp.route("/<int:contract_id>/termination", methods=["GET", "POST"])
@requires(Permission.CONTRACT_MANAGE)
@transactional
def contract_terminate(contract_id: int) -> str | Response:
    """End a contract before its time."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    form = TerminationForm(version=contract.version, terminated_on=clock.today())
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(contract)
            services.terminate_contract(contract, terms=form.into(TerminationTerms), **moment())
            flash(
                _("Договор расторгнут.") if contract.signed_on else _("Договор отменён."), "success"
            )
            return to_contract(contract)
    return render_template("contracts/contract_terminate.html", form=form, contract=contract)


@bp.route("/<int:contract_id>/obligations/new", methods=["GET", "POST"])
@requires(Permission.CONTRACT_MANAGE)
@transactional
def obligation_create(contract_id: int) -> str | Response:
    """Add an obligation."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    form = ObligationCreateForm()
    if form.validate_on_submit():
        with form.domain_errors():
            obligations.add_obligation(
                contract, terms=form.into(ObligationTerms), actor=current_user, now=clock.now()
            )
            flash(_("Обязательство добавлено."), "success")
            return to_contract(contract, "obligations")
    return render_template("contracts/obligation_create.html", form=form, contract=contract)


@bp.route("/<int:contract_id>/obligations/<int:obligation_id>/edit", methods=["GET", "POST"])
@requires(Permission.CONTRACT_MANAGE)
@transactional
def obligation_edit(contract_id: int, obligation_id: int) -> str | Response:
    """Change what is owed, by whom and by when."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    obligation = queries.get_obligation(contract, obligation_id)
    form = ObligationEditForm(obj=obligation)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(obligation)
            obligations.edit_obligation(
                obligation, terms=form.into(ObligationTerms), actor=current_user, now=clock.now()
            )
            flash(_("Обязательство сохранено."), "success")
            return to_contract(contract, "obligations")
    return render_template("contracts/obligation_edit.html", form=form, contract=contract)


@bp.route("/<int:contract_id>/obligations/<int:obligation_id>", methods=["GET", "POST"])
@requires(Permission.CONTRACT_MANAGE)
@transactional
def obligation_settle(contract_id: int, obligation_id: int) -> str | Response:
    """Note how an obligation ended."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    obligation = queries.get_obligation(contract, obligation_id)
    form = SettlementForm(**wording.settlement_of(obligation, clock.today()))
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(obligation)
            terms = form.into(SettlementTerms)
            obligations.settle_obligation(
                obligation, terms=terms, actor=current_user, today=clock.today()
            )
            flash(_("Итог записан."), "success")
            return to_contract(contract, "obligations")
    values = {"form": form, "contract": contract, "obligation": obligation}
    return render_template("contracts/obligation_settle.html", **values)


@bp.get("/<int:contract_id>/document.<any(docx, pdf):kind>")
@requires(Permission.CONTRACT_VIEW)
def contract_document(contract_id: int, kind: PaperFormat) -> Response:
    """Give the contract as a file to its parties and staff."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    try:
        data = files.render_contract(contract, kind, to=current_user)
    except NoPdfError as error:
        flash(str(error), "error")
        return to_contract(contract)
    return as_attachment(data, files.contract_filename(contract, kind))


def _standing(contract: TargetContract) -> dict[str, Any]:
    """Return where a contract stands, and what this person may do to it now."""
    today = clock.today()
    (shown,) = held_today([contract], today)
    return {
        "standing": wording.standing_of(contract),
        "steps": wording.way_of(shown),
        "facts": wording.facts_of_contract(shown),
        "ahead": agreed_ahead(contract, today),
        "events": rules.events_today(contract, current_user, today=today),
        "work": standing_of_work(contract, current_user, today=today),
        "moves": {event: TITLES[event] for event in NEXT},
        "needs_representative": rules.needs_representative(contract, today),
    }


def _papers(contract: TargetContract) -> dict[str, Any]:
    """Return what was printed of a contract, and what is missing to print it for signing."""
    return {
        "phrases": party_phrases(contract, files.day_of(contract)),
        "gaps": files.gaps_of(contract) if contract.state in rules.EDITABLE else [],
        "origin": origin_of(contract),
        "keeps_requisites": keeps_sealed(),
        "has_requisites": is_filled_for(contract, current_user),
        "prints_pdf": files.prints_pdf(contract),
        "papers": paper_lines(contract, current_user, today=clock.today()),
    }


def _agreed() -> dict[str, Any]:
    """Return who agreed with whom on which work, as the address says it."""
    said = {name: request.args.get(key, "") for name, key in _SAID.items()}
    student = find_student(record_id(request.args.get("student")) or 0)
    return {
        **first_training(student),
        "organization_id": record_id(request.args.get("organization")),
        "student_id": student.id if student else None,
        "kind": SupportKind.HOUSING if request.args.get("housing") else SupportKind.MONTHLY_PAYMENT,
        **said,
    }


def _offer_choices(form: ContractFields, contract: TargetContract | None = None) -> None:
    customer = contract.organization_id if contract else None
    form.organization_id.search_among(organization_choices(chosen=customer))
    employer = contract.employer_id if contract else None
    form.employer_id.search_among(organization_choices(chosen=employer))
    known = contract.student_id if contract else None
    form.student_id.search_among(student_choices(Offer.CONTRACT_ELSEWHERE, chosen=known))
    form.offer_items(Topic.TARGET_CONTRACTS, shows_demand=True)


def _seen_contract(contract_id: int) -> TargetContract:
    contract = queries.get_contract(contract_id, visible_to=current_user)
    services.check_seen(contract, StepForm().version.data)
    return contract
