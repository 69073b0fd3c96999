"""The steps of a round that cannot be taken back: each on a page that says all it touches."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.awards import queries
from app.awards.council.services import close_by_council, closing_view
from app.awards.enums import RoundEvent
from app.awards.forms import CloseForm, RoundStepForm, ScoringEndForm
from app.awards.honours.services import problems_of
from app.awards.models import Award, AwardRound
from app.awards.permissions import Permission
from app.awards.services import rounds as services
from app.awards.services.attendance import read_attendance
from app.awards.services.bench import read_bench
from app.awards.services.duties import end_scoring, start_scoring
from app.awards.services.tally import Tally
from app.awards.views.blueprint import bp
from app.awards.views.shared import (
    attendance_of,
    events_of,
    nomination_lines,
    part_of_standings,
)
from app.awards.wording import nominators_in_words
from app.base import clock
from app.web.access import requires
from app.web.transactions import transactional


@bp.route("/<int:round_id>/open-nominations", methods=["GET", "POST"])
@requires(Permission.ROUND_MANAGE)
@transactional
def nominations_open(round_id: int) -> str | Response:
    """Let people nominate, once it is said who will see the round."""
    round_ = queries.get_round(round_id, visible_to=current_user)
    form = RoundStepForm()
    if form.validate_on_submit():
        with form.domain_errors():
            services.open_nominations(round_, actor=current_user, today=clock.today())
            flash(_("Выдвижение открыто: работодатели видят конкурс."), "success")
            return _to(round_id)
    if not form.errors and RoundEvent.OPEN not in events_of(round_):
        return _to(round_id)
    return render_template(
        "awards/nominations_open.html",
        form=form,
        round=round_,
        employers=queries.count_nominators() if round_.by_organizations else 0,
        members=queries.count_members(),
        nominators=nominators_in_words(round_),
    )


@bp.route("/<int:round_id>/start-scoring", methods=["GET", "POST"])
@requires(Permission.ROUND_MANAGE)
@transactional
def scoring_start(round_id: int) -> str | Response:
    """Let the council score, once it is said who will be scored and who gets a letter."""
    round_ = queries.get_round(round_id, visible_to=current_user)
    form = RoundStepForm()
    if form.validate_on_submit():
        with form.domain_errors():
            start_scoring(round_, actor=current_user, today=clock.today(), now=clock.now())
            flash(_("Оценка началась: члены совета получат письма."), "success")
            return _to(round_id)
    events = events_of(round_)
    if not form.errors and RoundEvent.START_SCORING not in events:
        return _to(round_id)
    lines = nomination_lines(round_, events)
    return render_template(
        "awards/scoring_start.html",
        form=form,
        round=round_,
        nominations=[line.nomination for line in lines if line.takes_part],
        returned=[one.nomination for one in lines if one.is_returned],
        members=queries.list_members(),
        bench=read_bench(round_, actor=current_user),
        letters=len(queries.addresses_of_members()),
    )


@bp.route("/<int:round_id>/close", methods=["GET", "POST"])
@requires(Permission.ROUND_MANAGE)
@transactional
def round_close(round_id: int) -> str | Response:
    """Show how the ranking came about; confirmed, it becomes awards and letters."""
    round_ = queries.get_round(round_id, visible_to=current_user)
    form = CloseForm()
    if form.validate_on_submit():
        close_by_council(round_, seen=form.seen.data or "", actor=current_user, now=clock.now())
        flash(_("Итоги подведены: награды и благодарственные письма готовы."), "success")
    elif RoundEvent.CLOSE in events_of(round_):
        return _closing_preview(round_, form)
    return _to(round_id)


@bp.route("/<int:round_id>/end-scoring", methods=["GET", "POST"])
@requires(Permission.ROUND_MANAGE)
@transactional
def scoring_end(round_id: int) -> str | Response:
    """Say who is not waited for any more, and why."""
    round_ = queries.get_round(round_id, visible_to=current_user)
    form = ScoringEndForm()
    if form.validate_on_submit():
        with form.domain_errors():
            end_scoring(
                round_, reason=form.reason.data or "",
                actor=current_user, today=clock.today(), now=clock.now(),
            )  # fmt: skip
            flash(_("Оценка завершена: итог открыт."), "success")
            return redirect(url_for(".round_close", round_id=round_id))
    if not form.errors and RoundEvent.END_SCORING not in events_of(round_):
        return _to(round_id)
    return render_template(
        "awards/scoring_end.html",
        form=form,
        round=round_,
        attendance=read_attendance(round_, actor=current_user),
    )


def _closing_preview(round_: AwardRound, form: CloseForm) -> str:
    events = events_of(round_)
    progress = {"round": round_, "events": events, **attendance_of(round_, events)}
    if not progress["attendance"].is_complete:
        return render_template("awards/round_close.html", tally=None, **progress)
    view = closing_view(round_, actor=current_user)
    form.seen.process_data(view.seen)
    return render_template(
        "awards/round_close.html",
        form=form,
        tally=view.tally,
        standings=part_of_standings(view.tally),
        kinds=view.allotment.words,
        problems=problems_of(view.tally, view.allotment),
        is_undecided=view.is_undecided,
        is_met=view.is_met,
        recent=list(_recent(round_, view.tally).values()),
        emails=len(queries.addresses_of_mentors([one.mentor_id for one in view.tally.thanked])),
        **progress,
    )


def _recent(round_: AwardRound, tally: Tally) -> dict[int, Award]:
    awarded = [tally.nominations[one.nomination_id].mentor_id for one in tally.awarded]
    return queries.recent_awards(awarded, round_=round_)


def _to(round_id: int) -> Response:
    return redirect(url_for(".round_detail", round_id=round_id))
