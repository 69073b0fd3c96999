"""Pages of the days of the monitoring: whom they cover, their figures, their sheet."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.outcomes import files, rules, wording
from app.outcomes.enums import OutcomeParty, OutcomeUrgency
from app.outcomes.forms import (
    CutoffCreateForm,
    CutoffEditForm,
    CutoffFilterForm,
)
from app.outcomes.listing import CUTOFFS
from app.outcomes.models import MonitoringCutoff
from app.outcomes.permissions import Permission
from app.outcomes.queries import cutoffs as queries
from app.outcomes.rules import CutoffTerms
from app.outcomes.services import cutoffs as services
from app.outcomes.views.blueprint import bp
from app.plan.enums import Topic
from app.web.access import requires
from app.web.attachment import as_attachment
from app.web.forms import StepForm
from app.web.places import returning
from app.web.transactions import transactional


@bp.get("/cutoffs/")
@requires(Permission.OUTCOME_MANAGE)
def cutoff_list() -> str | Response:
    """List the days of the monitoring with how many are at risk and unknown."""
    return CUTOFFS.answer(
        "outcomes/cutoff_list.html",
        queries.list_cutoffs,
        filters=CutoffFilterForm(),
        together=_counted,
        title_of=wording.cutoff_title,
        years_of=wording.years_of,
    )


@bp.get("/cutoffs/<int:cutoff_id>")
@requires(Permission.OUTCOME_MANAGE)
def cutoff_detail(cutoff_id: int) -> str:
    """Show the figures of a day by speciality."""
    cutoff = queries.get_cutoff(cutoff_id)
    return render_template(
        "outcomes/cutoff_detail.html",
        cutoff=cutoff,
        title=wording.cutoff_title(cutoff),
        years=wording.years_of(cutoff),
        counts=queries.count_standings([cutoff.id])[cutoff.id],
        table=files.table_of(cutoff),
        missing=queries.count_to_add(cutoff),
        events=rules.CUTOFF_MOVES.possible(cutoff.state, OutcomeParty.STAFF),
        standings=OutcomeUrgency,
    )


@bp.get("/cutoffs/<int:cutoff_id>/specialities.xlsx")
@requires(Permission.OUTCOME_MANAGE)
def cutoff_sheet(cutoff_id: int) -> Response:
    """Give the figures as the ministry asks for them: specialities by categories."""
    cutoff = queries.get_cutoff(cutoff_id)
    data, name = files.ministry_sheet(cutoff)
    return as_attachment(data, name)


@bp.route("/cutoffs/new", methods=["GET", "POST"])
@requires(Permission.OUTCOME_MANAGE)
@transactional
def cutoff_create() -> str | Response:
    """Add a day of the monitoring."""
    form = CutoffCreateForm(obj=rules.next_cutoff(clock.today()))
    form.offer_items(Topic.MONITORING)
    if form.validate_on_submit():
        with form.domain_errors():
            cutoff = services.create_cutoff(
                terms=form.into(CutoffTerms), items=form.plan_item_ids.data, actor=current_user
            )
            flash(_("Срез добавлен, выпускники в списке."), "success")
            return _to(cutoff)
    return render_template("outcomes/cutoff_create.html", form=form)


@bp.route("/cutoffs/<int:cutoff_id>/edit", methods=["GET", "POST"])
@requires(Permission.OUTCOME_MANAGE)
@transactional
def cutoff_edit(cutoff_id: int) -> str | Response:
    """Change a day of the monitoring."""
    cutoff = queries.get_cutoff(cutoff_id)
    form = CutoffEditForm(obj=cutoff)
    form.offer_items(Topic.MONITORING)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(cutoff)
            services.edit_cutoff(
                cutoff,
                terms=form.into(CutoffTerms),
                items=form.plan_item_ids.data,
                actor=current_user,
            )
            flash(_("Срез сохранён."), "success")
            return _to(cutoff)
    title = wording.cutoff_title(cutoff)
    return render_template("outcomes/cutoff_edit.html", form=form, cutoff=cutoff, title=title)


@bp.post("/cutoffs/<int:cutoff_id>/graduates")
@requires(Permission.OUTCOME_MANAGE)
@transactional
def cutoff_add_graduates(cutoff_id: int) -> Response:
    """Put those who are missing on the list."""
    cutoff = _seen(cutoff_id)
    count = services.add_graduates(cutoff, actor=current_user)
    flash(_("Добавлено выпускников: %(count)d.", count=count), "success")
    return _to(cutoff)


@bp.post("/cutoffs/<int:cutoff_id>/closing")
@requires(Permission.OUTCOME_MANAGE)
@transactional
def cutoff_close(cutoff_id: int) -> Response:
    """Close the figures of a day."""
    cutoff = _seen(cutoff_id)
    services.close_cutoff(cutoff, actor=current_user, today=clock.today())
    flash(_("Срез закрыт: цифры больше не меняются."), "success")
    return _to(cutoff)


@bp.post("/cutoffs/<int:cutoff_id>/reopening")
@requires(Permission.OUTCOME_MANAGE)
@transactional
def cutoff_reopen(cutoff_id: int) -> Response:
    """Collect facts again."""
    cutoff = _seen(cutoff_id)
    services.reopen_cutoff(cutoff, actor=current_user)
    flash(_("Срез снова открыт."), "success")
    return _to(cutoff)


def _counted(found: list[Any]) -> list[Any]:
    counts = queries.count_standings([one.id for one in found])
    for one in found:
        one.counts = counts[one.id]
    return found


def _seen(cutoff_id: int) -> MonitoringCutoff:
    cutoff = queries.get_cutoff(cutoff_id)
    StepForm().check_version(cutoff)
    return cutoff


def _to(cutoff: MonitoringCutoff) -> Response:
    card = url_for(".cutoff_detail", cutoff_id=cutoff.id)
    return redirect(returning(card, row=cutoff.id))
