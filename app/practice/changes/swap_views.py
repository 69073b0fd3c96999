"""Pages of swaps: a student's own proposals, and the staff's list with the decision."""

from functools import partial
from typing import Any, NamedTuple

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.practice.changes.enums import SwapAnswer, SwapEvent, SwapParty, SwapState
from app.practice.changes.forms import SwapAnswerForm, SwapFilterForm, SwapForm, SwapRuleForm
from app.practice.changes.listing import SWAPS as SWAP_LIST
from app.practice.changes.models import SwapProposal
from app.practice.changes.queries import swaps as queries
from app.practice.changes.services import swaps as services
from app.practice.changes.swap_rules import SWAPS
from app.practice.models import PracticePlace
from app.practice.permissions import Permission
from app.practice.queries import periods as period_queries
from app.practice.queries import placements as placement_queries
from app.practice.views.blueprint import bp
from app.students.queries import get_student_of
from app.web.access import requires, signed_in
from app.web.places import returning
from app.web.transactions import transactional


class OwnSwap(NamedTuple):
    """A proposal as one of the two sees it; the other's place is shown once both agreed."""

    swap: SwapProposal
    mate: Any
    gives: PracticePlace
    gets: PracticePlace | None
    answers: list[SwapAnswer]


@bp.route("/periods/<int:period_id>/swaps/own", methods=["GET", "POST"])
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def swap_own(period_id: int) -> str | Response:
    """Show a student's swaps, and propose one to a classmate."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    student = get_student_of(current_user)
    placement = placement_queries.find_published_placement(period, student)
    form = SwapForm()
    if form.validate_on_submit():
        with form.domain_errors():
            services.propose_swap(
                period, student, whom=form.whom.data, actor=current_user, now=clock.now()
            )
            flash(_("Предложение отправлено. Ждите ответа: мы напишем вам."), "success")
            return redirect(url_for(".swap_own", period_id=period_id))
    swaps = queries.list_swaps_of(period, student)
    return render_template(
        "practice/changes/swap_own.html",
        period=period,
        student=student,
        placement=placement,
        rule=period.swap_rule,
        swaps=[_own(swap, student.id) for swap in swaps],
        form=form,
    )


@bp.get("/periods/<int:period_id>/swaps")
@requires(Permission.PLACEMENT_MANAGE)
def swap_list(period_id: int) -> str | Response:
    """List the swaps of a period, and say who decides them."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    return SWAP_LIST.answer(
        "practice/changes/swap_list.html",
        partial(queries.list_swaps, period),
        filters=SwapFilterForm(),
        title=_("Обмены: %(period)s", period=period.title),
        period=period,
        form=SwapRuleForm(rule=period.swap_rule),
        answers_of=lambda swap: _answers(swap, SwapParty.STAFF),
    )


@bp.post("/periods/<int:period_id>/swap-rule")
@requires(Permission.PLACEMENT_MANAGE)
@transactional
def swap_rule_edit(period_id: int) -> Response:
    """Say whether students may swap, and who decides."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    form = SwapRuleForm()
    if form.validate_on_submit():
        services.set_swap_rule(period, rule=form.rule.data, actor=current_user)
        flash(_("Сохранено."), "success")
    return redirect(url_for(".swap_list", period_id=period_id))


@bp.post("/swaps/<int:swap_id>/answer")
@signed_in
@transactional
def swap_answer(swap_id: int) -> Response:
    """Take a proposal a step further: each of the two, or staff."""
    swap = queries.get_swap(swap_id, visible_to=current_user)
    manages = current_user.can(Permission.PLACEMENT_MANAGE)
    page = ".swap_list" if manages else ".swap_own"
    form = SwapAnswerForm()
    if form.validate_on_submit():
        event = SwapEvent(form.answer.data.value)
        services.answer_swap(swap, event, actor=current_user, now=clock.now())
        is_outdated = swap.state is SwapState.OUTDATED
        flash(_("Обмен: %(state)s.", state=swap.state.label), "error" if is_outdated else "success")
    return redirect(returning(url_for(page, period_id=swap.period_id), row=swap_id))


def _own(swap: SwapProposal, student_id: int) -> OwnSwap:
    is_author = swap.author_id == student_id
    party = SwapParty.AUTHOR if is_author else SwapParty.OTHER
    gives, gets = (
        (swap.author_place, swap.other_place)
        if is_author
        else (swap.other_place, swap.author_place)
    )
    # Who proposes learns nobody's place by that: only the other one's consent shows it.
    is_shown = not is_author or swap.state in {SwapState.ACCEPTED, SwapState.DONE}
    mate = swap.other if is_author else swap.author
    return OwnSwap(swap, mate, gives, gets if is_shown else None, _answers(swap, party))


def _answers(swap: SwapProposal, party: SwapParty) -> list[SwapAnswer]:
    possible = SWAPS.possible(swap.state, party)
    return [one for one in SwapAnswer if SwapEvent(one.value) in possible]
