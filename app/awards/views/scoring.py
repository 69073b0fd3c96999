"""Pages where council members score, each unseen by the others."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.awards import queries, services
from app.awards.forms import PREFIX, AbstainForm, ScoreForm
from app.awards.models import Nomination
from app.awards.permissions import Permission
from app.awards.views.blueprint import bp
from app.base import clock
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
                nomination, member=current_user, values=form.scores(), submit=submit,
                now=clock.now(), today=clock.today(),
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
            services.abstain(nomination, member=current_user, today=clock.today(), **form.values())
            flash(_("Вы воздержались. Эту номинацию оценят остальные."), "success")
            return redirect(url_for(".round_detail", round_id=nomination.round_id))
    return render_template("awards/sheet_abstain.html", form=form, **_about(nomination))


def _score_form(nomination: Nomination) -> ScoreForm:
    sheet = queries.find_sheet(nomination, member=current_user)
    given = {f"{PREFIX}{id_}": value for id_, value in sheet.values.items()} if sheet else {}
    return ScoreForm.with_criteria(queries.list_criteria(nomination.round))(**given)


def _about(nomination: Nomination) -> dict[str, Any]:
    return {
        "nomination": nomination,
        "sheet": queries.find_sheet(nomination, member=current_user),
        "refusal": services.why_no_score(nomination, today=clock.today()),
    }
