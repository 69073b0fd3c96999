"""Pages of a plan's amendments: their history, preparing one, adopting it."""

from dataclasses import asdict

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import NotFoundError
from app.plan.amendments import queries
from app.plan.amendments.forms import (
    AddedItemForm,
    AdoptionForm,
    AmendmentEditForm,
    AmendmentForm,
    WordsForm,
)
from app.plan.amendments.models import Amendment
from app.plan.amendments.rules import AMENDMENT_MOVES, AdoptionTerms, AmendmentTerms
from app.plan.amendments.services import adopting, drafting
from app.plan.blueprint import bp
from app.plan.models import Plan
from app.plan.permissions import Permission
from app.plan.queries import find_plan, list_items, list_years
from app.plan.requested import requested_year
from app.web.access import requires
from app.web.transactions import transactional


@bp.get("/amendments/")
@requires(Permission.REPORT_VIEW)
def amendment_list() -> str:
    """Show the amendments of a year's plan with what they changed."""
    year = requested_year()
    plan = find_plan(year.first_year)
    if plan is None:
        return render_template("plan/plan_missing.html", year=year, years=list_years())
    found = queries.list_amendments(plan)
    return render_template("plan/amendment_list.html", plan=plan, amendments=found)


@bp.route("/amendments/new", methods=["GET", "POST"])
@requires(Permission.ITEM_MANAGE)
@transactional
def amendment_create() -> str | Response:
    """Begin an amendment; nothing changes in the plan."""
    plan = _plan_asked()
    form = AmendmentForm()
    if form.validate_on_submit():
        with form.domain_errors():
            made = drafting.create_amendment(
                plan, terms=form.into(AmendmentTerms), actor=current_user
            )
            flash(_("Изменение начато. Добавьте пункты, которые меняются."), "success")
            return redirect(url_for(".amendment_items", amendment_id=made.id))
    return render_template("plan/amendment_create.html", form=form, plan=plan)


@bp.get("/amendments/<int:amendment_id>")
@requires(Permission.REPORT_VIEW)
def amendment_detail(amendment_id: int) -> str:
    """Show an amendment, word by word, and what became of its items meanwhile."""
    amendment = queries.get_amendment(amendment_id)
    events = _events(amendment)
    return render_template(
        "plan/amendment_detail.html",
        amendment=amendment,
        events=events,
        outdated=adopting.list_outdated(amendment) if events else [],
        at_stake=adopting.count_at_stake(amendment) if events else 0,
    )


@bp.route("/amendments/<int:amendment_id>/edit", methods=["GET", "POST"])
@requires(Permission.ITEM_MANAGE)
@transactional
def amendment_edit(amendment_id: int) -> str | Response:
    """Call an amendment otherwise."""
    amendment = queries.get_amendment(amendment_id)
    form = AmendmentEditForm(obj=amendment)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(amendment)
            drafting.edit_amendment(amendment, terms=form.into(AmendmentTerms), actor=current_user)
            flash(_("Сохранено."), "success")
            return _to(amendment_id)
    return render_template("plan/amendment_edit.html", form=form, amendment=amendment)


@bp.get("/amendments/<int:amendment_id>/items")
@requires(Permission.ITEM_MANAGE)
def amendment_items(amendment_id: int) -> str:
    """Choose the item that changes."""
    amendment = queries.get_amendment(amendment_id)
    return render_template(
        "plan/amendment_items.html",
        amendment=amendment,
        items=list_items(amendment.plan),
        taken={change.item_id: change for change in amendment.changes},
    )


@bp.route("/amendments/<int:amendment_id>/items/<int:item_id>", methods=["GET", "POST"])
@requires(Permission.ITEM_MANAGE)
@transactional
def amendment_item_edit(amendment_id: int, item_id: int) -> str | Response:
    """Propose other words for an item."""
    amendment = queries.get_amendment(amendment_id)
    item = queries.get_item_of(amendment, item_id)
    change = queries.find_change(amendment, item)
    words = (change.new if change else None) or drafting.words_of(item)
    form = WordsForm(data={**asdict(words), "executor_lines": "\n".join(words.executors)})
    if form.validate_on_submit():
        with form.domain_errors():
            drafting.change_item(amendment, item, words=form.words(), actor=current_user)
            return _to(amendment_id)
    return render_template(
        "plan/amendment_item_edit.html", form=form, amendment=amendment, item=item
    )


@bp.post("/amendments/<int:amendment_id>/items/<int:item_id>/withdraw")
@requires(Permission.ITEM_MANAGE)
@transactional
def amendment_item_withdraw(amendment_id: int, item_id: int) -> Response:
    """Propose that an item is withdrawn."""
    amendment = queries.get_amendment(amendment_id)
    item = queries.get_item_of(amendment, item_id)
    drafting.withdraw_item(amendment, item, actor=current_user)
    return _to(amendment_id)


@bp.route("/amendments/<int:amendment_id>/add", methods=["GET", "POST"])
@requires(Permission.ITEM_MANAGE)
@transactional
def amendment_item_add(amendment_id: int) -> str | Response:
    """Propose a new item."""
    amendment = queries.get_amendment(amendment_id)
    form = AddedItemForm()
    form.section_id.choices = [
        (one.id, f"{one.number}. {one.title}") for one in queries.list_sections(amendment.plan)
    ]
    if form.validate_on_submit():
        with form.domain_errors():
            drafting.add_item(
                amendment,
                section_id=form.section_id.data,
                words=form.words(),
                actor=current_user,
            )
            return _to(amendment_id)
    return render_template("plan/amendment_item_add.html", form=form, amendment=amendment)


@bp.post("/amendments/changes/<int:change_id>/remove")
@requires(Permission.ITEM_MANAGE)
@transactional
def amendment_change_remove(change_id: int) -> Response:
    """Take a change out of a draft."""
    change = queries.get_change(change_id)
    amendment_id = change.amendment_id
    drafting.remove_change(change, actor=current_user)
    return _to(amendment_id)


@bp.post("/amendments/<int:amendment_id>/drop")
@requires(Permission.ITEM_MANAGE)
@transactional
def amendment_drop(amendment_id: int) -> Response:
    """Give an amendment up."""
    drafting.drop_amendment(queries.get_amendment(amendment_id), actor=current_user)
    flash(_("Изменение отменено, план остался прежним."), "success")
    return _to(amendment_id)


@bp.route("/amendments/<int:amendment_id>/adopt", methods=["GET", "POST"])
@requires(Permission.PLAN_IMPORT)
@transactional
def amendment_adopt(amendment_id: int) -> str | Response:
    """Bring the plan to what the amendment says, by its minutes."""
    amendment = queries.get_amendment(amendment_id)
    form = AdoptionForm(obj=amendment)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(amendment)
            _adopt(amendment, form)
            flash(_("Изменение принято: план теперь такой."), "success")
            return _to(amendment_id)
    at_stake = adopting.count_at_stake(amendment)
    if not at_stake:
        del form.is_sure
    return render_template(
        "plan/amendment_adopt.html",
        form=form,
        amendment=amendment,
        at_stake=at_stake,
        outdated=adopting.list_outdated(amendment),
    )


def _adopt(amendment: Amendment, form: AdoptionForm) -> None:
    adopting.adopt_amendment(
        amendment,
        terms=form.into(AdoptionTerms),
        actor=current_user,
        now=clock.now(),
        today=clock.today(),
    )


def _events(amendment: Amendment) -> frozenset[str]:
    return AMENDMENT_MOVES.possible(amendment.state, drafting.amendment_parties(current_user))


def _to(amendment_id: int) -> Response:
    return redirect(url_for(".amendment_detail", amendment_id=amendment_id))


def _plan_asked() -> Plan:
    plan = find_plan(requested_year().first_year)
    if plan is None:
        raise NotFoundError
    return plan
