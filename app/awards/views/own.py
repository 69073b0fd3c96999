"""Pages where a student proposes a mentor he has learnt from."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.awards import queries, rules
from app.awards.enums import AwardParty, NominationEvent
from app.awards.forms import NominationCreateForm, NominationEditForm
from app.awards.models import Nomination
from app.awards.permissions import Permission
from app.awards.services import drafts
from app.awards.services import nominations as services
from app.awards.views.blueprint import bp
from app.awards.views.nominations import begun, refusal_of, reworded
from app.base import clock
from app.base.errors import NotFoundError
from app.web.access import requires
from app.web.transactions import transactional


@bp.get("/mine")
@requires(Permission.NOMINATION_PROPOSE)
def own_nomination_list() -> str:
    """Show a student the rounds that ask students, the own drafts and whom he proposed."""
    rounds = queries.list_rounds_for_students(today=clock.today())
    own = queries.list_own_nominations(current_user)
    return render_template(
        "awards/own/own_nominations.html",
        rounds=[(one, queries.list_drafts(one, writer=current_user)) for one in rounds],
        nominations=[(one, _events_of(one)) for one in own],
        supports=queries.list_own_supports(current_user),
    )


@bp.route("/<int:round_id>/mine/new", methods=["GET", "POST"])
@requires(Permission.NOMINATION_PROPOSE)
@transactional
def own_nomination_create(round_id: int) -> str | Response:
    """Propose a mentor, or keep what is written so far."""
    round_ = queries.get_round_for_students(round_id)
    form = NominationCreateForm(**begun(round_))
    form.mentor_id.search_among(queries.nominee_choices(round_, visible_to=current_user))
    is_draft = request.form.get("act") == "draft"
    if is_draft:
        form.let_unfinished()
    if form.validate_on_submit():
        with form.domain_errors():
            save = drafts.save_draft if is_draft else services.nominate
            terms = form.into(services.NominationTerms)
            save(round_, terms=terms, actor=current_user, now=clock.now(), today=clock.today())
            told = _("Черновик сохранён: его видите только вы.") if is_draft else _("Отправлено.")
            flash(told, "success")
            return redirect(url_for(".own_nomination_list"))
    return render_template(
        "awards/own/own_nomination_create.html", form=form, round=round_, refusal=refusal_of(round_)
    )


@bp.route("/mine/<int:nomination_id>/edit", methods=["GET", "POST"])
@requires(Permission.NOMINATION_PROPOSE)
@transactional
def own_nomination_edit(nomination_id: int) -> str | Response:
    """Reword the own nomination; one that was returned is sent again."""
    nomination = queries.get_own_nomination(nomination_id, writer=current_user)
    form = NominationEditForm(obj=nomination)
    if reworded(form, nomination):
        return redirect(url_for(".own_nomination_list"))
    return render_template(
        "awards/own/own_nomination_edit.html",
        form=form,
        nomination=nomination,
        events=_events_of(nomination),
    )


@bp.post("/mine/<int:nomination_id>/withdraw")
@requires(Permission.NOMINATION_PROPOSE)
@transactional
def own_nomination_withdraw(nomination_id: int) -> Response:
    """Take the own nomination back."""
    nomination = queries.get_own_nomination(nomination_id, writer=current_user)
    services.withdraw_nomination(nomination, actor=current_user, today=clock.today())
    flash(_("Кандидатура снята."), "success")
    return redirect(url_for(".own_nomination_list"))


@bp.post("/<int:round_id>/mine/<int:mentor_id>/drop")
@requires(Permission.NOMINATION_PROPOSE)
@transactional
def own_draft_drop(round_id: int, mentor_id: int) -> Response:
    """Throw away the own draft."""
    round_ = queries.get_round_for_students(round_id)
    draft = queries.find_draft(round_, mentor_id, writer=current_user)
    if draft is None:
        raise NotFoundError
    drafts.drop_draft(draft, actor=current_user)
    flash(_("Черновик удалён."), "success")
    return redirect(url_for(".own_nomination_list"))


def _events_of(nomination: Nomination) -> frozenset[NominationEvent]:
    round_ = nomination.round
    of_round = rules.round_events(
        round_.state,
        AwardParty.STUDENT,
        nominations_until=round_.nominations_until,
        scoring_until=round_.scoring_until,
        today=clock.today(),
    )
    return rules.nomination_events(nomination.state, AwardParty.STUDENT, of_round=of_round)
