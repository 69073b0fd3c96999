"""Pages where council members score, each unseen by the others."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.awards import queries
from app.awards.enums import AwardParty, RoundEvent, SheetState
from app.awards.forms import COMMENT, PREFIX, AbstainForm, ScoreForm
from app.awards.models import Nomination
from app.awards.permissions import Permission
from app.awards.rules import SHEET_MOVES
from app.awards.services import scoring as services
from app.awards.services.scorebook import Scorebook, read_scorebook
from app.awards.views.blueprint import bp
from app.awards.views.shared import PER_TABLE, events_of
from app.awards.wording import scale_of
from app.base import clock
from app.base.errors import DomainError
from app.mentors.queries import read_record
from app.web.access import requires
from app.web.paging import part_of
from app.web.transactions import transactional


@bp.get("/<int:round_id>/score")
@requires(Permission.NOMINATION_SCORE)
def sheet_next(round_id: int) -> Response:
    """Go to the first nomination this member has not judged, to all own scores after the last."""
    round_ = queries.get_round(round_id, visible_to=current_user)
    book = read_scorebook(round_, member=current_user)
    waits = book.next_after() if RoundEvent.SCORE in events_of(round_) else None
    if waits is None:
        return redirect(url_for(".own_scores", round_id=round_id))
    return redirect(url_for(".sheet_edit", nomination_id=waits.id))


@bp.get("/<int:round_id>/scores")
@requires(Permission.NOMINATION_SCORE)
def own_scores(round_id: int) -> str:
    """Show a member all the own scores of a round."""
    round_ = queries.get_round(round_id, visible_to=current_user)
    book = read_scorebook(round_, member=current_user)
    return render_template(
        "awards/own_scores.html",
        round=round_,
        book=book,
        lines=part_of(book.lines, per_page=PER_TABLE),
        events=events_of(round_),
    )


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
                nomination, values=form.scores(), comments=form.comments(), submit=submit,
                actor=current_user, now=clock.now(), today=clock.today(),
            )  # fmt: skip
            if submit:
                said = _("Оценка принята: %(name)s.", name=nomination.mentor.full_name)
                return _go_on(nomination, said)
            flash(_("Черновик сохранён."), "success")
            return redirect(url_for(".own_scores", round_id=nomination.round_id))
    return render_template(
        "awards/sheet_edit.html",
        form=form,
        record=read_record(nomination.mentor),
        **_about(nomination),
    )


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
                nomination, reason=form.reason.data or "", is_relation=form.is_relation.data,
                actor=current_user, now=clock.now(), today=clock.today(),
            )  # fmt: skip
            return _go_on(nomination, _("Вы воздержались. Эту кандидатуру оценят остальные."))
    return render_template("awards/sheet_abstain.html", form=form, **_about(nomination))


def _go_on(nomination: Nomination, said: str) -> Response:
    """Say what was done and lead to the next nomination, to all own scores after the last."""
    flash(said, "success")
    following = read_scorebook(nomination.round, member=current_user).next_after(nomination)
    if following is None:
        return redirect(url_for(".own_scores", round_id=nomination.round_id))
    return redirect(url_for(".sheet_edit", nomination_id=following.id))


def _score_form(nomination: Nomination) -> ScoreForm:
    sheet = queries.find_sheet(nomination, member=current_user)
    given: dict[str, Any] = {}
    if sheet:
        given = {f"{PREFIX}{id_}": value for id_, value in sheet.values.items()}
        given |= {f"{COMMENT}{id_}": text for id_, text in sheet.comments.items()}
    return ScoreForm.with_criteria(queries.list_criteria(nomination.round))(**given)


def _about(nomination: Nomination) -> dict[str, Any]:
    book = read_scorebook(nomination.round, member=current_user)
    line = book.line_of(nomination)
    sheet = line.sheet if line else None
    return {
        "nomination": nomination,
        "sheet": sheet,
        "sheet_events": SHEET_MOVES.possible(
            sheet.state if sheet else SheetState.DRAFT, AwardParty.COUNCIL
        ),
        "book": book,
        "line": line,
        "is_last": book.next_after(nomination) is None,
        "scales": _scales(book),
        "conflict": line.conflict if line else None,
        "refusal": _refusal(nomination),
    }


def _scales(book: Scorebook) -> dict[str, tuple[int, list[tuple[int, str]]]]:
    """Return each field's weight and what its scores mean."""
    return {f"{PREFIX}{one.id}": (one.weight, scale_of(one)) for one in book.criteria}


def _refusal(nomination: Nomination) -> str | None:
    try:
        services.check_scoring(nomination, actor=current_user, today=clock.today())
    except DomainError as refusal:
        return str(refusal)
    return None
