"""Pages of what happens to a signed contract."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from app.base import clock
from app.contracts import queries, rules
from app.contracts.enums import ContractEvent
from app.contracts.life.amending import AMENDABLE, SupplementTerms, moves_days
from app.contracts.life.breaches import reckoning_if, reckoning_of
from app.contracts.life.forms import (
    AmendingFields,
    AmendmentCreateForm,
    ContractMoveForm,
    LifeForm,
    SupportAgreementForm,
    WorkStartForm,
)
from app.contracts.life.models import ContractAmendment
from app.contracts.life.queries import amendment_papers, list_moves
from app.contracts.life.rules import PLAIN_MOVES, ContractMoveTerms
from app.contracts.life.services.amendments import (
    amend_contract,
    amend_support,
    draft_of_amendment,
)
from app.contracts.life.services.moves import take_move
from app.contracts.life.wording import (
    FOLLOWS,
    TITLES,
    amendment_lines,
    on_day,
    support_choices,
)
from app.contracts.models import TargetContract
from app.contracts.permissions import Permission
from app.contracts.rules import WorkStartTerms
from app.contracts.services import contracts as services
from app.contracts.views import bp
from app.contracts.ways import to_contract
from app.documents.printing import render_draft
from app.organizations.queries import organization_choices
from app.web.access import requires
from app.web.attachment import as_attachment
from app.web.moment import moment
from app.web.transactions import transactional

_EVENTS = ", ".join(PLAIN_MOVES)


@bp.get("/<int:contract_id>/life")
@requires(Permission.CONTRACT_VIEW)
def contract_life(contract_id: int) -> str:
    """Show the history of a contract and what it said on a chosen day."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    filters, moves = LifeForm(), list_moves(contract)
    return render_template(
        "contracts/life/contract_life.html",
        contract=contract,
        filters=filters,
        shown=on_day(contract, moves, filters.value("on") or clock.today()),
        moves=moves,
        breach=reckoning_of(contract, moves, wage=filters.value("wage")),
        amendments=amendment_lines(contract),
        papers=amendment_papers(contract),
        events=rules.events_today(contract, current_user, today=clock.today()),
        titles=TITLES,
    )


@bp.route(f"/<int:contract_id>/moves/<any({_EVENTS}):event>", methods=["GET", "POST"])
@requires(Permission.CONTRACT_MANAGE)
@transactional
def contract_move(contract_id: int, event: str) -> str | Response:
    """Note what happened to a contract on a day."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    taken = ContractEvent(event)
    form = ContractMoveForm(version=contract.version, happened_on=clock.today())
    if taken is not ContractEvent.SUSPEND:
        form.leave_out_term()
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(contract)
            take_move(contract, taken, terms=form.into(ContractMoveTerms), **moment())
            flash(_("Отмечено: договор %(event)s.", event=taken.label), "success")
            return to_contract(contract)
    return render_template(
        "contracts/life/contract_move.html",
        form=form,
        contract=contract,
        title=TITLES[taken],
        follows=FOLLOWS.get(taken),
        breach=reckoning_if(taken, contract, list_moves(contract), today=clock.today()),
    )


@bp.route("/<int:contract_id>/work", methods=["GET", "POST"])
@requires(Permission.CONTRACT_MANAGE)
@transactional
def work_start(contract_id: int) -> str | Response:
    """Note the employment contract, from whose day the years of work count."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    form = WorkStartForm(version=contract.version, started_on=clock.today())
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(contract)
            services.begin_work(contract, terms=form.into(WorkStartTerms), **moment())
            flash(_("Начало трудовой деятельности отмечено."), "success")
            return to_contract(contract)
    return render_template("contracts/life/work_start.html", form=form, contract=contract)


@bp.route("/<int:contract_id>/amendments/new", methods=["GET", "POST"])
@requires(Permission.CONTRACT_MANAGE)
@transactional
def amendment_create(contract_id: int) -> str | Response:
    """Add an additional agreement."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    present = {name: getattr(contract, name) for name in (*AMENDABLE, "employer_id")}
    form = AmendmentCreateForm(**present)
    form.employer_id.search_among(organization_choices(chosen=contract.employer_id))
    if form.validate_on_submit():
        with form.domain_errors():
            amendment = amend_contract(contract, terms=form.into(SupplementTerms), **moment())
            return _concluded(contract, amendment, form)
    return render_template("contracts/life/amendment_create.html", form=form, contract=contract)


@bp.route("/<int:contract_id>/amendments/support", methods=["GET", "POST"])
@requires(Permission.CONTRACT_MANAGE)
@transactional
def support_amend(contract_id: int) -> str | Response:
    """Add an additional agreement on a measure of support."""
    contract = queries.get_contract(contract_id, visible_to=current_user)
    form = SupportAgreementForm()
    form.change.choices = [SelectChoice(*one) for one in support_choices(contract)]
    if form.validate_on_submit():
        with form.domain_errors():
            amendment = amend_support(contract, terms=form.terms(), **moment())
            return _concluded(contract, amendment, form)
    return render_template("contracts/life/support_amend.html", form=form, contract=contract)


def _concluded(
    contract: TargetContract, amendment: ContractAmendment, form: AmendingFields
) -> Response:
    """Give the draft of an agreement, or go on to the history that has it."""
    if file_format := form.draft_format:
        words = _("Проект соглашения %(number)s", number=form.number.data)
        file = render_draft(draft_of_amendment(contract, amendment), file_format)
        return as_attachment(file, f"{words}.{file_format}")
    flash(_("Дополнительное соглашение добавлено, стороны получат письма."), "success")
    if moves_days(amendment.changes):
        words = _("Сроки обязательств сами не меняются: сверьте их с новыми условиями.")
        flash(words, "warning")
    return redirect(url_for(".contract_life", contract_id=contract.id))
