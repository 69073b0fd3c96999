"""Pages of the rounds themselves: the list, one round, its preparation, its closing."""

from collections.abc import Collection
from typing import Any, NamedTuple

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.awards import queries, rules
from app.awards.enums import AwardParty, NominationEvent, NominationState, RoundEvent, SheetState
from app.awards.forms import (
    LETTER_TEXT,
    CloseForm,
    CriterionForm,
    RoundCreateForm,
    RoundEditForm,
    RoundFilterForm,
)
from app.awards.models import AwardRound, Nomination, ScoreSheet
from app.awards.permissions import Permission
from app.awards.ranking import fingerprint
from app.awards.rules import CriterionTerms, RoundTerms, party_of
from app.awards.services import rounds as services
from app.awards.services.closing import close_round
from app.awards.services.tally import Tally, read_tally
from app.awards.views.blueprint import bp
from app.awards.wording import round_steps, stage_note
from app.base import clock
from app.plan.enums import Topic
from app.plan.queries import item_choices
from app.web.access import requires
from app.web.paging import paginate, requested_sort
from app.web.transactions import transactional


@bp.get("/")
@requires(Permission.ROUND_VIEW)
def round_list() -> str:
    """List the rounds this person may see."""
    filters = RoundFilterForm()
    filters.item.offer(item_choices([Topic.MENTOR_AWARDS]))
    sort = requested_sort(queries.SORTABLE, "-date")
    found = queries.list_rounds(visible_to=current_user, **filters.criteria())
    page = paginate(sort.apply(found, queries.SORTABLE))
    return render_template("awards/round_list.html", page=page, filters=filters, sort=sort)


@bp.get("/<int:round_id>")
@requires(Permission.ROUND_VIEW)
def round_detail(round_id: int) -> str:
    """Show a round: to each role its own part of it."""
    round_ = queries.get_round(round_id, visible_to=current_user)
    events = _events(round_)
    return render_template(
        "awards/round_detail.html",
        round=round_,
        events=events,
        steps=round_steps(round_),
        stage=stage_note(round_),
        nominations=_nomination_lines(round_, events),
        awards=queries.list_awards(round_, visible_to=current_user),
        tally=_tally_of_closed(round_),
        progress=_progress(round_, events),
    )


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.ROUND_MANAGE)
@transactional
def round_create() -> str | Response:
    """Prepare a round."""
    form = RoundCreateForm(**_usual_values())
    form.plan_item_id.offer(item_choices([Topic.MENTOR_AWARDS]))
    if form.validate_on_submit():
        with form.domain_errors():
            round_ = services.create_round(
                terms=form.into(RoundTerms), actor=current_user, today=clock.today()
            )
            flash(_("Конкурс добавлен. Проверьте критерии и откройте выдвижение."), "success")
            return redirect(url_for(".round_detail", round_id=round_.id))
    return render_template("awards/round_create.html", form=form)


@bp.route("/<int:round_id>/edit", methods=["GET", "POST"])
@requires(Permission.ROUND_MANAGE)
@transactional
def round_edit(round_id: int) -> str | Response:
    """Change a round: its days above all."""
    round_ = queries.get_round(round_id, visible_to=current_user)
    form = RoundEditForm(obj=round_)
    form.plan_item_id.offer(item_choices([Topic.MENTOR_AWARDS]))
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(round_)
            services.edit_round(round_, terms=form.into(RoundTerms), actor=current_user)
            flash(_("Сохранено."), "success")
            return redirect(url_for(".round_detail", round_id=round_id))
    return render_template("awards/round_edit.html", form=form, round=round_)


@bp.route("/<int:round_id>/criteria/new", methods=["GET", "POST"])
@requires(Permission.ROUND_MANAGE)
@transactional
def criterion_create(round_id: int) -> str | Response:
    """Add a criterion."""
    round_ = queries.get_round(round_id, visible_to=current_user)
    form = CriterionForm(weight=1)
    if form.validate_on_submit():
        with form.domain_errors():
            services.add_criterion(round_, terms=form.into(CriterionTerms), actor=current_user)
            flash(_("Критерий добавлен."), "success")
            return redirect(url_for(".round_detail", round_id=round_id))
    return render_template("awards/criterion_create.html", form=form, round=round_)


@bp.post("/<int:round_id>/criteria/<int:criterion_id>/remove")
@requires(Permission.ROUND_MANAGE)
@transactional
def criterion_remove(round_id: int, criterion_id: int) -> Response:
    """Remove a criterion."""
    round_ = queries.get_round(round_id, visible_to=current_user)
    services.remove_criterion(round_, criterion_id=criterion_id, actor=current_user)
    flash(_("Критерий убран."), "success")
    return redirect(url_for(".round_detail", round_id=round_id))


@bp.post("/<int:round_id>/open-nominations")
@requires(Permission.ROUND_MANAGE)
@transactional
def nominations_open(round_id: int) -> Response:
    """Let people nominate."""
    round_ = queries.get_round(round_id, visible_to=current_user)
    services.open_nominations(round_, actor=current_user, today=clock.today())
    flash(_("Выдвижение открыто: работодатели видят конкурс."), "success")
    return redirect(url_for(".round_detail", round_id=round_id))


@bp.post("/<int:round_id>/start-scoring")
@requires(Permission.ROUND_MANAGE)
@transactional
def scoring_start(round_id: int) -> Response:
    """Let the council score."""
    round_ = queries.get_round(round_id, visible_to=current_user)
    services.start_scoring(round_, actor=current_user, today=clock.today(), now=clock.now())
    flash(_("Оценка началась: члены совета получат письма."), "success")
    return redirect(url_for(".round_detail", round_id=round_id))


@bp.route("/<int:round_id>/close", methods=["GET", "POST"])
@requires(Permission.ROUND_MANAGE)
@transactional
def round_close(round_id: int) -> str | Response:
    """Show how the ranking came about; confirmed, it becomes awards and letters."""
    round_ = queries.get_round(round_id, visible_to=current_user)
    form = CloseForm()
    if form.validate_on_submit():
        close_round(round_, seen=form.seen.data or "", actor=current_user, now=clock.now())
        flash(_("Итоги подведены: награды и благодарственные письма готовы."), "success")
    elif RoundEvent.CLOSE in _events(round_):
        return _closing_preview(round_, form)
    return redirect(url_for(".round_detail", round_id=round_id))


def _closing_preview(round_: AwardRound, form: CloseForm) -> str:
    tally = read_tally(round_, visible_to=current_user)
    form.seen.process_data(fingerprint(tally.standings))
    progress = _progress(round_, _events(round_))
    return render_template(
        "awards/round_close.html", round=round_, form=form, tally=tally, progress=progress
    )


def _usual_values() -> dict[str, Any]:
    item = queries.find_newest_item()
    return {
        "plan_item_id": item.id if item else None,
        "letter_text": str(LETTER_TEXT),
        "signatory_post": _("Директор"),
        "signatory_name": rules.spaced_initials(item.plan.director if item else ""),
        "awards_count": 3,
    }


def _tally_of_closed(round_: AwardRound) -> Tally | None:
    if round_.closed_at and current_user.can(Permission.RESULT_VIEW):
        return read_tally(round_, visible_to=current_user)
    return None


def _progress(round_: AwardRound, events: Collection[RoundEvent]) -> tuple[int, int] | None:
    """Return (members who have judged everything, members) for those who wait for them."""
    if RoundEvent.CLOSE in events:
        return queries.count_ready_members().get(round_.id, 0), queries.count_members()
    return None


def _events(round_: AwardRound) -> frozenset[RoundEvent]:
    return rules.round_events(
        round_.state,
        party_of(current_user),
        nominations_until=round_.nominations_until,
        scoring_until=round_.scoring_until,
        today=clock.today(),
    )


class NominationLine(NamedTuple):
    """A nomination as its round's page shows it to one person."""

    nomination: Nomination
    sheet: ScoreSheet | None
    takes_part: bool
    judged: bool
    events: frozenset[NominationEvent]


def _nomination_lines(round_: AwardRound, events: Collection[RoundEvent]) -> list[NominationLine]:
    """Return the nominations this person reads; a withdrawn one only for those who nominate."""
    sheets = queries.own_sheets(round_, member=current_user)
    party = party_of(current_user)
    lines = []
    for nomination in queries.list_nominations(round_, visible_to=current_user):
        takes_part = nomination.state is NominationState.NOMINATED
        sheet = sheets.get(nomination.id)
        if takes_part or party is not AwardParty.COUNCIL:
            judged = sheet is not None and sheet.state is not SheetState.DRAFT
            may = rules.nomination_events(nomination.state, party, of_round=events)
            lines.append(NominationLine(nomination, sheet, takes_part, judged, may))
    return lines
