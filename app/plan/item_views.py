"""Pages of one item: what is needed and what is there, and what staff decides about it."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.transactions import transaction
from app.files.services.attachments import attach_file
from app.plan import overview, queries
from app.plan.attachments import PROOF
from app.plan.blueprint import bp
from app.plan.collecting import SourceEvidence, list_evidence, total_of
from app.plan.evidence import ways_to_add
from app.plan.item_forms import DatesForm, ItemForm, VerdictForm
from app.plan.models import Item
from app.plan.permissions import Permission
from app.plan.rules import kinds_of, status_history
from app.plan.rules.decisions import DatesTerms, ItemTerms, VerdictTerms, asks_for_date
from app.plan.services import verdicts
from app.plan.services.items import dates_of, decisions_of, edit_item, set_dates
from app.web.access import may, public, requires
from app.web.places import returning
from app.web.transactions import transactional

SHOWN_RECORDS = 5
SHOWN_CHANGES = 10


@bp.get("/items/<int:item_id>")
@public
def item_detail(item_id: int) -> str:
    """Show an item: what it needs, what is there, how it came to stand as it does."""
    item = queries.get_item(item_id)
    may_see, manages = may(Permission.EVIDENCE_VIEW), may(Permission.ITEM_MANAGE)
    evidence = list_evidence(item_id, limit=SHOWN_RECORDS if may_see else 0)
    ledger = total_of(evidence)
    asks = manages and not item.withdrawn and asks_for_date(item.schedule)
    return render_template(
        "plan/item_detail.html",
        item=item,
        line=overview.line_of(item, ledger, today=clock.today()),
        ledger=ledger,
        evidence=evidence if may_see else None,
        adding=ways_to_add(kinds_of(item.required)),
        history=status_history(item, ledger, clock.today())[:SHOWN_CHANGES],
        dates_form=DatesForm(obj=dates_of(item)) if asks else None,
        warnings=overview.warnings_of(item),
    )


@bp.route("/items/<int:item_id>/edit", methods=["GET", "POST"])
@requires(Permission.ITEM_MANAGE)
@transactional
def item_edit(item_id: int) -> str | Response:
    """Decide what an item is about and what proves it."""
    item = queries.get_item(item_id)
    decided = decisions_of(item)
    form = ItemForm(obj=decided)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(decided)
            edit_item(item, terms=form.into(ItemTerms), actor=current_user, now=clock.now())
            flash(_("Сохранено."), "success")
            return _back_to(item)
    return render_template("plan/item_edit.html", form=form, **_about(item))


@bp.route("/items/<int:item_id>/dates", methods=["GET", "POST"])
@requires(Permission.ITEM_MANAGE)
@transactional
def item_dates(item_id: int) -> str | Response:
    """Give an item dates of our own; the words of the document stay beside them."""
    item = queries.get_item(item_id)
    stored = dates_of(item)
    form = DatesForm(obj=stored)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(stored)
            set_dates(item, terms=form.into(DatesTerms), actor=current_user)
            flash(_("Сроки сохранены."), "success")
            return _back_to(item)
    return render_template("plan/item_dates.html", form=form, **_about(item))


@bp.route("/items/<int:item_id>/verdict", methods=["GET", "POST"])
@requires(Permission.ITEM_MANAGE)
def item_verdict(item_id: int) -> str | Response:
    """Set a status by hand; its file is read outside the transaction."""
    item = queries.get_item(item_id)
    stored = verdicts.verdict_of(item, today=clock.today())
    form = VerdictForm(obj=stored)
    if form.validate_on_submit():
        data = form.read()
        if not form.error_list:
            with form.domain_errors(), transaction():
                form.check_version(stored)
                _set_verdict(item, form, data)
                flash(_("Состояние отмечено вручную."), "success")
                return _back_to(item)
    return render_template("plan/item_verdict.html", form=form, **_about(item))


def _set_verdict(item: Item, form: VerdictForm, data: bytes | None) -> None:
    now = clock.now()
    if data:
        attach_file(
            item, data=data, name=form.file_name, purpose=PROOF, actor=current_user, now=now
        )
    verdicts.set_verdict(item, terms=form.into(VerdictTerms), actor=current_user, now=now)


@bp.post("/items/<int:item_id>/verdict/drop")
@requires(Permission.ITEM_MANAGE)
@transactional
def item_verdict_drop(item_id: int) -> Response:
    """Leave the status to the records again."""
    item = queries.get_item(item_id)
    verdicts.drop_verdict(item, actor=current_user)
    flash(_("Отметка отменена: состояние считается по записям."), "success")
    return _back_to(item)


@bp.post("/items/<int:item_id>/overdue")
@requires(Permission.ITEM_MANAGE)
@transactional
def item_overdue(item_id: int) -> Response:
    """Confirm that an item nobody recorded anything for is overdue."""
    item = queries.get_item(item_id)
    line = overview.line_of(item, total_of(_counts_of(item)), today=clock.today())
    verdicts.confirm_overdue(item, status=line.standing.status, actor=current_user, now=clock.now())
    flash(_("Просрочка подтверждена: её видят все, кто читает план."), "success")
    return _back_to(item)


@bp.post("/items/<int:item_id>/overdue/withdraw")
@requires(Permission.ITEM_MANAGE)
@transactional
def item_overdue_withdraw(item_id: int) -> Response:
    """Take the confirmation back."""
    item = queries.get_item(item_id)
    verdicts.withdraw_confirmation(item, actor=current_user)
    flash(_("Подтверждение отменено: по пункту снова нет сведений."), "success")
    return _back_to(item)


def _about(item: Item) -> dict[str, Any]:
    """Return what the forms show beside themselves."""
    ledger = total_of(_counts_of(item))
    return {"item": item, "line": overview.line_of(item, ledger, today=clock.today())}


def _counts_of(item: Item) -> list[SourceEvidence]:
    return list_evidence(item.id, limit=0)


def _back_to(item: Item) -> Response:
    return redirect(returning(url_for("plan.item_detail", item_id=item.id), row=item.id))
