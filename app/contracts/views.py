"""Pages of contracts."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.contracts import papers, queries, rules, services
from app.contracts.forms import (
    ContractCreateForm,
    ContractEditForm,
    ContractFields,
    ContractFilterForm,
    ObligationForm,
    SettlementForm,
    SigningForm,
    TerminationForm,
)
from app.contracts.models import TargetContract
from app.contracts.permissions import Permission
from app.organizations.queries import organization_choices
from app.plan.enums import Topic
from app.plan.queries import item_choices
from app.students.queries import student_choices
from app.web import clock
from app.web.access import requires
from app.web.paging import paginate, requested_sort
from app.web.transactions import transactional

bp = Blueprint("contracts", __name__, url_prefix="/contracts", template_folder="templates")


@bp.get("/")
@requires(Permission.CONTRACT_VIEW)
def contract_list() -> str:
    """List the contracts this person is a party of; staff see all."""
    filters = ContractFilterForm()
    sort = requested_sort(queries.SORTABLE, "-number")
    found = queries.list_contracts(
        visible_to=current_user,
        today=clock.today(),
        search=filters.value("q"),
        state=filters.value("state"),
        item_id=request.args.get("item", type=int),
        overdue=bool(filters.value("overdue")),
    )
    page = paginate(sort.apply(found, queries.SORTABLE))
    return render_template("contracts/contract_list.html", page=page, filters=filters, sort=sort)


@bp.get("/<int:contract_id>")
@requires(Permission.CONTRACT_VIEW)
def contract_detail(contract_id: int) -> str:
    """Show a contract with its obligations to its parties and staff."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    steps = [(state.label, "", mark) for state, mark in rules.way_of(contract.state)]
    return render_template("contracts/contract_detail.html", contract=contract, steps=steps)


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.CONTRACT_MANAGE)
@transactional
def contract_create() -> str | Response:
    """Write a draft."""
    form = _offering(ContractCreateForm(number=services.propose_number(clock.today())))
    if form.validate_on_submit():
        with form.domain_errors():
            contract = services.draft_contract(today=clock.today(), **form.values())
            flash(_("Черновик договора создан."), "success")
            return _to(contract)
    return render_template("contracts/contract_create.html", form=form)


@bp.route("/<int:contract_id>/edit", methods=["GET", "POST"])
@requires(Permission.CONTRACT_MANAGE)
@transactional
def contract_edit(contract_id: int) -> str | Response:
    """Change a contract that is not signed yet."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    form = _offering(ContractEditForm(obj=contract))
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(contract)
            services.edit_contract(contract, today=clock.today(), **form.values())
            flash(_("Сохранено. Предложите договор студенту заново."), "success")
            return _to(contract)
    return render_template("contracts/contract_edit.html", form=form, contract=contract)


@bp.post("/<int:contract_id>/offer")
@requires(Permission.CONTRACT_MANAGE)
@transactional
def contract_offer(contract_id: int) -> Response:
    """Show the draft to the student."""
    return _step(contract_id, services.offer_contract, _("Договор предложен студенту."))


@bp.post("/<int:contract_id>/agreement")
@requires(Permission.CONTRACT_ANSWER)
@transactional
def contract_agree(contract_id: int) -> Response:
    """Note that the student agrees: the student, or staff on their behalf."""
    return _step(contract_id, services.agree_contract, _("Согласие записано."))


@bp.post("/<int:contract_id>/return")
@requires(Permission.CONTRACT_ANSWER)
@transactional
def contract_return(contract_id: int) -> Response:
    """Ask for changes: the contract is a draft again."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    services.return_contract(contract)
    flash(_("Договор возвращён методисту на правку."), "success")
    return redirect(url_for(".contract_list"))


@bp.route("/<int:contract_id>/signing", methods=["GET", "POST"])
@requires(Permission.CONTRACT_MANAGE)
@transactional
def contract_sign(contract_id: int) -> str | Response:
    """Note the signatures."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    form = SigningForm(signed_on=clock.today())
    if form.validate_on_submit():
        with form.domain_errors():
            services.sign_contract(contract, today=clock.today(), **form.values())
            flash(_("Договор подписан, обязательства записаны."), "success")
            return _to(contract)
    return render_template("contracts/contract_sign.html", form=form, contract=contract)


@bp.post("/<int:contract_id>/work")
@requires(Permission.CONTRACT_MANAGE)
@transactional
def contract_begin_work(contract_id: int) -> Response:
    """Note that the graduate works there."""
    return _step(contract_id, services.begin_work, _("Начало отработки записано."))


@bp.post("/<int:contract_id>/completion")
@requires(Permission.CONTRACT_MANAGE)
@transactional
def contract_complete(contract_id: int) -> Response:
    """Note that the last working year is over."""
    return _step(contract_id, services.complete_contract, _("Договор исполнен."))


@bp.route("/<int:contract_id>/termination", methods=["GET", "POST"])
@requires(Permission.CONTRACT_MANAGE)
@transactional
def contract_terminate(contract_id: int) -> str | Response:
    """End a contract before its time."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    form = TerminationForm()
    if form.validate_on_submit():
        with form.domain_errors():
            services.terminate_contract(contract, reason=form.reason.data)
            flash(_("Договор расторгнут."), "success")
            return _to(contract)
    return render_template("contracts/contract_terminate.html", form=form, contract=contract)


@bp.route("/<int:contract_id>/obligations/new", methods=["GET", "POST"])
@requires(Permission.CONTRACT_MANAGE)
@transactional
def obligation_create(contract_id: int) -> str | Response:
    """Add an obligation."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    form = ObligationForm()
    if form.validate_on_submit():
        services.add_obligation(contract, **form.values())
        flash(_("Обязательство добавлено."), "success")
        return _to(contract)
    return render_template("contracts/obligation_create.html", form=form, contract=contract)


@bp.route("/<int:contract_id>/obligations/<int:obligation_id>", methods=["GET", "POST"])
@requires(Permission.CONTRACT_MANAGE)
@transactional
def obligation_settle(contract_id: int, obligation_id: int) -> str | Response:
    """Note how an obligation ended."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    obligation = queries.get_obligation(contract, obligation_id)
    form = SettlementForm(settled_on=clock.today(), note=obligation.note)
    if form.validate_on_submit():
        with form.domain_errors():
            services.settle_obligation(obligation, today=clock.today(), **form.values())
            flash(_("Записано."), "success")
            return _to(contract)
    return render_template(
        "contracts/obligation_settle.html", form=form, contract=contract, obligation=obligation
    )


@bp.get("/<int:contract_id>/document.<any(docx, pdf):kind>")
@requires(Permission.CONTRACT_VIEW)
def contract_document(contract_id: int, kind: str) -> Response:
    """Give the contract as a file to its parties and staff."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    return papers.send_contract(contract, kind=kind, today=clock.today())


def _offering(form: ContractFields) -> ContractFields:
    form.organization_id.offer(organization_choices())
    form.student_id.offer(student_choices())
    form.plan_item_id.offer(item_choices([Topic.TARGET_CONTRACTS]))
    return form


def _step(contract_id: int, service: Callable[[TargetContract], None], message: str) -> Response:
    contract = queries.get_contract(contract_id, visible_to=current_user)
    service(contract)
    flash(message, "success")
    return _to(contract)


def _to(contract: TargetContract) -> Response:
    return redirect(url_for(".contract_detail", contract_id=contract.id))
