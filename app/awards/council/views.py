"""Pages of the council's meeting over a round."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.awards.council import queries, services
from app.awards.council.extract import votes_of
from app.awards.council.forms import (
    AdoptForm,
    CouncilSessionDropForm,
    CouncilSessionForm,
    ExtractForm,
    NominationVerdictForm,
)
from app.awards.council.reading import read_council
from app.awards.council.rules import CouncilQuestionTerms, NominationVerdictTerms
from app.awards.enums import RoundEvent
from app.awards.honours.queries import list_honours
from app.awards.models import AwardRound
from app.awards.permissions import Permission
from app.awards.queries import get_nomination, get_round
from app.awards.services.attendance import read_attendance
from app.awards.views.blueprint import bp
from app.awards.views.shared import PER_TABLE, events_of
from app.base import clock
from app.base.errors import NotFoundError
from app.documents.award_forms import AWARD_EXTRACT
from app.documents.queries import find_paper
from app.web.access import requires
from app.web.paging import part_of
from app.web.transactions import transactional


@bp.get("/<int:round_id>/council")
@requires(Permission.RESULT_VIEW)
def council_detail(round_id: int) -> str:
    """Show what a council needs on one page: ranking, spread, conflicts, quorum, votes."""
    round_ = get_round(round_id, visible_to=current_user)
    page = read_council(round_, actor=current_user)
    session = page.meeting.session if page.meeting else None
    return render_template(
        "awards/council/council_detail.html",
        round=round_,
        page=page,
        lines=part_of(page.lines, per_page=PER_TABLE),
        attendance=None if page.is_open else read_attendance(round_, actor=current_user),
        decides=RoundEvent.DECIDE in events_of(round_),
        votes_of=votes_of,
        paper=find_paper(session, kind=AWARD_EXTRACT.name) if session else None,
        form=ExtractForm(),
    )


@bp.route("/<int:round_id>/council/meeting", methods=["GET", "POST"])
@requires(Permission.ROUND_MANAGE)
@transactional
def council_meeting_edit(round_id: int) -> str | Response:
    """Choose the question of a meeting's agenda a round is decided on."""
    round_ = get_round(round_id, visible_to=current_user)
    session = queries.find_session(round_)
    form = CouncilSessionForm(obj=session)
    chosen = session.question_id if session else None
    form.question_id.search_among(queries.question_choices(chosen=chosen))
    if form.validate_on_submit():
        with form.domain_errors():
            services.set_session(round_, terms=form.into(CouncilQuestionTerms), actor=current_user)
            flash(_("Заседание выбрано."), "success")
            return redirect(url_for(".council_detail", round_id=round_id))
    return render_template("awards/council/council_meeting_edit.html", form=form, round=round_)


@bp.route("/<int:round_id>/council/meeting/drop", methods=["GET", "POST"])
@requires(Permission.ROUND_MANAGE)
@transactional
def council_meeting_drop(round_id: int) -> str | Response:
    """Take a round off a meeting's agenda."""
    round_ = get_round(round_id, visible_to=current_user)
    back = url_for(".council_detail", round_id=round_id)
    form = CouncilSessionDropForm()
    if form.validate_on_submit():
        with form.domain_errors():
            reason = form.change_reason.data or ""
            services.drop_session(round_, change_reason=reason, actor=current_user)
            flash(_("Заседание больше не выбрано."), "success")
            return redirect(back)
    session = queries.find_session(round_)
    if not form.errors and session is None:
        return redirect(back)
    decided = len(queries.verdicts_of(session)) if session else 0
    return render_template(
        "awards/council/council_meeting_drop.html", form=form, round=round_, decided=decided
    )


def _offer_honours(form: NominationVerdictForm, round_: AwardRound) -> None:
    honours = list_honours(round_)
    if honours:
        form.honour_id.offer([(one.id, one.words) for one in honours])
    else:  # the usual kinds go by places alone
        del form.honour_id


@bp.route("/nominations/<int:nomination_id>/verdict", methods=["GET", "POST"])
@requires(Permission.ROUND_MANAGE)
@transactional
def verdict_edit(nomination_id: int) -> str | Response:
    """Note what the council decided of one nomination."""
    nomination = get_nomination(nomination_id, visible_to=current_user)
    page = read_council(nomination.round, actor=current_user)
    line = next((one for one in page.lines if one.nomination.id == nomination_id), None)
    if line is None:
        raise NotFoundError
    form = NominationVerdictForm(
        obj=line.verdict, data=None if line.verdict else {"outcome": line.proposed}
    )
    _offer_honours(form, nomination.round)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_known(line.verdict)
            services.set_verdict(
                nomination, terms=form.into(NominationVerdictTerms), actor=current_user
            )
            flash(_("Решение совета записано."), "success")
            return redirect(url_for(".council_detail", round_id=nomination.round_id))
    return render_template(
        "awards/council/verdict_edit.html", form=form, nomination=nomination, line=line
    )


@bp.route("/<int:round_id>/council/adopt", methods=["GET", "POST"])
@requires(Permission.ROUND_MANAGE)
@transactional
def verdicts_adopt(round_id: int) -> str | Response:
    """Show what the ranking makes of the others; confirmed, it is the council's word."""
    round_ = get_round(round_id, visible_to=current_user)
    form, page = AdoptForm(), read_council(round_, actor=current_user)
    if not page.is_open:
        return redirect(url_for(".council_detail", round_id=round_id))
    if form.validate_on_submit():
        with form.domain_errors():
            count = services.adopt_ranking(
                round_, seen=form.seen.data or "", reason=form.reason.data or "",
                actor=current_user, now=clock.now(),
            )  # fmt: skip
            flash(_("Решения совета записаны, кандидатур: %(n)s.", n=count), "success")
            return redirect(url_for(".council_detail", round_id=round_id))
        page = read_council(round_, actor=current_user)  # refused: it may have changed
    form.seen.process_data(page.seen)
    return render_template("awards/council/verdicts_adopt.html", form=form, round=round_, page=page)


@bp.post("/<int:round_id>/council/extract")
@requires(Permission.ROUND_MANAGE)
@transactional
def extract_issue(round_id: int) -> Response:
    """Issue the extract of the signed minutes."""
    round_ = get_round(round_id, visible_to=current_user)
    session = queries.find_session(round_)
    if session is None:
        raise NotFoundError
    services.issue_extract(session, actor=current_user, today=clock.today(), now=clock.now())
    flash(_("Выписка из протокола готова."), "success")
    return redirect(url_for(".council_detail", round_id=round_id))
