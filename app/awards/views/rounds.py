"""Pages of the rounds themselves: the list, one round, its preparation."""

from collections.abc import Collection
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.awards import queries, rules
from app.awards.council.services import closed_tally
from app.awards.enums import USUAL_DISCREPANCY, USUAL_REPEAT_YEARS, AwardKind, RoundEvent
from app.awards.files import printed_as_pdf
from app.awards.forms import LETTER_TEXT, RoundCreateForm, RoundEditForm, RoundFilterForm
from app.awards.honours.queries import list_honours
from app.awards.listing import ROUNDS
from app.awards.models import AwardRound
from app.awards.permissions import Permission
from app.awards.rules import RoundTerms
from app.awards.services import rounds as services
from app.awards.services.tally import Tally
from app.awards.views.blueprint import bp
from app.awards.views.shared import (
    PER_LIST,
    attendance_of,
    events_of,
    nomination_lines,
    part_of_standings,
)
from app.awards.wording import round_steps, stage_note
from app.base import clock
from app.plan.enums import Topic
from app.plan.queries import item_choices
from app.web.access import requires
from app.web.paging import part_of
from app.web.transactions import transactional


@bp.get("/")
@requires(Permission.ROUND_VIEW)
def round_list() -> str | Response:
    """List the rounds this person may see."""
    filters = RoundFilterForm()
    filters.item.offer(item_choices([Topic.MENTOR_AWARDS]))
    found = queries.list_rounds(visible_to=current_user, **filters.criteria())
    return ROUNDS.answer("awards/round_list.html", found, filters=filters)


@bp.get("/<int:round_id>")
@requires(Permission.ROUND_VIEW)
def round_detail(round_id: int) -> str:
    """Show a round: to each role its own part of it."""
    round_ = queries.get_round(round_id, visible_to=current_user)
    events = events_of(round_)
    tally = _tally_of_closed(round_)
    return render_template(
        "awards/round_detail.html",
        round=round_,
        events=events,
        steps=round_steps(round_),
        honours=list_honours(round_),
        drafts=queries.list_drafts(round_, writer=current_user),
        stage=stage_note(round_),
        tally=tally,
        standings=part_of_standings(tally) if tally else None,
        amendments=queries.list_amendments(round_, visible_to=current_user),
        **_nominations_of(round_, events),
        **_awards_of(round_),
        **attendance_of(round_, events),
    )


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.ROUND_MANAGE)
@transactional
def round_create() -> str | Response:
    """Prepare a round."""
    form = RoundCreateForm(**_usual_values())
    form.offer_items(Topic.MENTOR_AWARDS)
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
    form.offer_items(Topic.MENTOR_AWARDS)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(round_)
            services.edit_round(round_, terms=form.into(RoundTerms), actor=current_user)
            flash(_("Сохранено."), "success")
            return redirect(url_for(".round_detail", round_id=round_id))
    return render_template("awards/round_edit.html", form=form, round=round_)


def _usual_values() -> dict[str, Any]:
    item = queries.find_newest_item()
    return {
        "letter_text": str(LETTER_TEXT),
        "signatory_post": _("Директор"),
        "signatory_name": rules.spaced_initials(item.plan.director if item else ""),
        "awards_count": 3,
        "discrepancy": USUAL_DISCREPANCY,
        "repeat_years": USUAL_REPEAT_YEARS,
        "quorum": rules.usual_quorum(queries.count_members()),
    }


def _nominations_of(round_: AwardRound, events: Collection[RoundEvent]) -> dict[str, Any]:
    lines = nomination_lines(round_, events)
    return {
        "nominations": part_of(lines, per_page=PER_LIST, parameter="nominations"),
        "awaits_own": any(line.asked and not line.judged for line in lines),
    }


def _awards_of(round_: AwardRound) -> dict[str, Any]:
    awards = queries.list_awards(round_, visible_to=current_user)
    letters = [one for one in awards if one.kind is AwardKind.LETTER]
    return {
        "awards": awards,
        "letters": part_of(letters, per_page=PER_LIST, parameter="letters"),
        "pdfs": printed_as_pdf(letters),
    }


def _tally_of_closed(round_: AwardRound) -> Tally | None:
    if round_.closed_at and current_user.can(Permission.RESULT_VIEW):
        return closed_tally(round_, actor=current_user)
    return None
