"""Pages where council members score, each unseen by the others."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.awards import queries
from app.awards.enums import AwardParty, SheetState
from app.awards.forms import PREFIX, AbstainForm, ScoreForm
from app.awards.models import Nomination
from app.awards.permissions import Permission
from app.awards.rules import SHEET_MOVES
from app.awards.services import scoring as services
from app.awards.views.blueprint import bp
from app.base import clock
from app.base.errors import DomainError
from app.web.access import requires
from app.web.transactions import transactional


@bp.route("/nominations/<int:nomination_id>/score", methods=["GET", "POST"])
@requires(Permission.NOMINATION_SCORE)
@transactional
def sheet_edit(nomination_id: int) -> str | Response:
    """Score a nomination, as a draft or for good."""
    nomination = queries.get_nomination(nomination_id, visible_to=current_user)
    form = _score_form(nomination)
    submit = request.form.get("act") != "draft"
    if form.validate_on_submit():
        with form.domain_errors():
            services.save_sheet(
                nomination, values=form.scores(), submit=submit,
                actor=current_user, now=clock.now(), today=clock.today(),
            )  # fmt: skip
            flash(_("Оценка принята.") if submit else _("Черновик сохранён."), "success")
            return redirect(url_for(".round_detail", round_id=nomination.round_id))
    return render_template("awards/sheet_edit.html", form=form, **_about(nomination))


@bp.route("/nominations/<int:nomination_id>/abstain", methods=["GET", "POST"])
@requires(Permission.NOMINATION_SCORE)
@transactional
def sheet_abstain(nomination_id: int) -> str | Response:
    """Leave a nomination to the other members."""
    nomination = queries.get_nomination(nomination_id, visible_to=current_user)
    form = AbstainForm()
    if form.validate_on_submit():
        with form.domain_errors():
            services.abstain(
                nomination, reason=form.reason.data or "", actor=current_user, today=clock.today()
            )
            flash(_("Вы воздержались. Эту кандидатуру оценят остальные."), "success")
            return redirect(url_for(".round_detail", round_id=nomination.round_id))
    return render_template("awards/sheet_abstain.html", form=form, **_about(nomination))


def _score_form(nomination: Nomination) -> ScoreForm:
    sheet = queries.find_sheet(nomination, member=current_user)
    given = {f"{PREFIX}{id_}": value for id_, value in sheet.values.items()} if sheet else {}
    return ScoreForm.with_criteria(queries.list_criteria(nomination.round))(**given)


def _about(nomination: Nomination) -> dict[str, Any]:
    sheet = queries.find_sheet(nomination, member=current_user)
    return {
        "nomination": nomination,
        "sheet": sheet,
        "sheet_events": SHEET_MOVES.possible(
            sheet.state if sheet else SheetState.DRAFT, AwardParty.COUNCIL
        ),
        "is_own": nomination.is_about(current_user),
        "refusal": _refusal(nomination),
    }


def _refusal(nomination: Nomination) -> str | None:
    try:
        services.check_scoring(nomination, actor=current_user, today=clock.today())
    except DomainError as refusal:
        return str(refusal)
    return None
