"""Pages of matchings, of who is left after them, and a graduate's own result."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from flask import Response as WebResponse
from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.jobfair import rules as fair_rules
from app.jobfair.models import Fair
from app.jobfair.permissions import Permission
from app.jobfair.placement import jobs, services, wording
from app.jobfair.placement.forms import (
    GraduateFilterForm,
    MatchingForm,
    MatchingPublicationForm,
    NextOfferForm,
    SeatFilterForm,
    WaitingFilterForm,
)
from app.jobfair.placement.listing import (
    DIFFERENCES,
    GRADUATES,
    SEATS,
    WAITING,
    said_of,
    shown_changes,
    shown_graduates,
    vacancy_words,
    waiting_seats,
    work_words,
)
from app.jobfair.placement.models import FairMatching
from app.jobfair.placement.queries import graduates, matchings
from app.jobfair.placement.report import standing_report
from app.jobfair.placement.rules import MatchingTerms, is_drawn
from app.jobfair.queries.fairs import get_fair
from app.jobfair.queries.vacancies import get_vacancy
from app.jobfair.rules import OfferTerms
from app.jobfair.views.blueprint import bp
from app.jobs.services import enqueue
from app.students.differing import DifferenceFilterForm, two_of
from app.students.queries import all_group_choices
from app.web.access import requires
from app.web.moment import moment
from app.web.transactions import transactional

_USUAL_TERM = timedelta(days=7)  # to answer an offer, until staff says otherwise


@bp.get("/fairs/<int:fair_id>/matchings")
@requires(Permission.FAIR_MANAGE)
def matching_list(fair_id: int) -> str:
    """Put the matchings of a fair side by side."""
    fair = get_fair(fair_id)
    variants = matchings.list_matchings(fair)
    usual = next((one for one in variants if one.computed_at), None)
    return render_template(
        "jobfair/placement/matching_list.html",
        fair=fair,
        matchings=variants,
        usual=usual,
        difference_words=wording.difference_words,
        events_of=services.events_of,
        is_running=fair.state in fair_rules.RUNNING_FAIRS,
    )


@bp.route("/fairs/<int:fair_id>/matchings/new", methods=["GET", "POST"])
@requires(Permission.FAIR_MANAGE)
@transactional
def matching_create(fair_id: int) -> str | Response:
    """Name a variant and have the worker compute it."""
    fair = get_fair(fair_id)
    form = MatchingForm()
    if form.validate_on_submit():
        with form.domain_errors():
            matching = services.name_matching(
                fair, terms=form.into(MatchingTerms), actor=current_user, now=clock.now()
            )
            return _compute(fair, [matching])
    return render_template("jobfair/placement/matching_create.html", fair=fair, form=form)


@bp.post("/fairs/<int:fair_id>/matchings/usual")
@requires(Permission.FAIR_MANAGE)
@transactional
def matching_usual(fair_id: int) -> Response:
    """Name the variants worth comparing and have the worker compute all that are no offers yet."""
    fair = get_fair(fair_id)
    services.name_usual_matchings(fair, actor=current_user, now=clock.now())
    return _compute(fair, matchings.list_drafts(fair))


@bp.get("/fairs/<int:fair_id>/matchings/comparison")
@requires(Permission.FAIR_MANAGE)
def matching_compare(fair_id: int) -> str | Response:
    """List whom two matchings put differently."""
    fair = get_fair(fair_id)
    ready = [one for one in matchings.list_matchings(fair) if one.computed_at]
    if len(ready) < 2:
        return redirect(url_for(".matching_list", fair_id=fair_id))
    filters = DifferenceFilterForm()
    filters.offer_answers((one.id, one.title) for one in ready)
    filters.group.search_among(all_group_choices())
    first, second = two_of(ready, filters)
    return DIFFERENCES.answer(
        "jobfair/placement/matching_compare.html",
        partial(matchings.list_differences, (first, second)),
        filters=filters,
        title=_("%(first)s — %(second)s", first=first.title, second=second.title),
        together=shown_changes,
        fair=fair,
        first=first,
        second=second,
        fares=matchings.DIFFERENCES.count_between(first.id, second.id),
        place_words=vacancy_words,
    )


@bp.get("/matchings/<int:matching_id>")
@requires(Permission.FAIR_MANAGE)
def matching_detail(matching_id: int) -> str | WebResponse:
    """Show where a matching puts everybody."""
    matching = matchings.get_matching(matching_id, visible_to=current_user)
    filters = SeatFilterForm()
    filters.group.search_among(all_group_choices())
    return SEATS.answer(
        "jobfair/placement/matching_detail.html",
        partial(matchings.list_seats, matching),
        filters=filters,
        title=matching.title,
        matching=matching,
        fair=matching.fair,
        work_words=work_words,
        events=services.events_of(matching),
    )


@bp.route("/matchings/<int:matching_id>/publication", methods=["GET", "POST"])
@requires(Permission.FAIR_MANAGE)
@transactional
def matching_publish(matching_id: int) -> str | Response:
    """Say whom a publication reaches, and have the worker make the offers."""
    matching = matchings.get_matching(matching_id, visible_to=current_user, with_question=True)
    services.check_publication(matching, actor=current_user, today=clock.today())
    form = MatchingPublicationForm(answer_until=clock.today() + _USUAL_TERM)
    if form.validate_on_submit():
        with form.domain_errors():
            terms = form.into(OfferTerms)
            fair_rules.check_answer_day(terms.answer_until, today=clock.today())
            return _publish(matching, terms)
    return render_template(
        "jobfair/placement/matching_publish.html",
        matching=matching,
        fair=matching.fair,
        form=form,
        without_letter=matchings.count_without_letter(matching),
    )


@bp.post("/matchings/<int:matching_id>/remove")
@requires(Permission.FAIR_MANAGE)
@transactional
def matching_remove(matching_id: int) -> Response:
    """Forget a variant."""
    matching = matchings.get_matching(matching_id, visible_to=current_user)
    fair_id = matching.fair_id
    services.remove_matching(matching, actor=current_user)
    flash(_("Вариант удалён."), "success")
    return redirect(url_for(".matching_list", fair_id=fair_id))


@bp.get("/fairs/<int:fair_id>/graduates")
@requires(Permission.FAIR_MANAGE)
def graduate_list(fair_id: int) -> str | WebResponse:
    """List who applied at a fair and where everybody is by now."""
    fair = get_fair(fair_id)
    filters = GraduateFilterForm()
    filters.group.search_among(all_group_choices())
    return GRADUATES.answer(
        "jobfair/placement/graduate_list.html",
        partial(graduates.list_graduates, fair, today=clock.today()),
        filters=filters,
        title=fair.title,
        together=partial(shown_graduates, fair, today=clock.today()),
        said_of=said_of,
        fair=fair,
        counts=graduates.count_standings(fair, today=clock.today()),
        report=standing_report(fair),
        is_drawn=is_drawn(fair.state),
    )


@bp.get("/fairs/<int:fair_id>/waiting")
@requires(Permission.FAIR_MANAGE)
def waiting_list(fair_id: int) -> str | WebResponse:
    """List the seats nobody holds, each with who is next in line."""
    fair = get_fair(fair_id)
    return WAITING.answer(
        "jobfair/placement/waiting_list.html",
        partial(graduates.list_with_free_seats, fair, today=clock.today()),
        filters=WaitingFilterForm(),
        title=fair.title,
        together=partial(waiting_seats, fair, today=clock.today()),
        fair=fair,
        is_published=matchings.has_published(fair),
    )


@bp.route("/vacancies/<int:vacancy_id>/next", methods=["GET", "POST"])
@requires(Permission.FAIR_MANAGE)
@transactional
def next_offer_create(vacancy_id: int) -> str | Response:
    """Offer a free seat to the next in line."""
    vacancy = get_vacancy(vacancy_id, visible_to=current_user)
    following = services.next_in_line(vacancy.fair, [vacancy_id], today=clock.today()).get(
        vacancy_id
    )
    if following is None:
        flash(_("В листе ожидания этой вакансии больше никого нет."), "info")
        return redirect(url_for(".waiting_list", fair_id=vacancy.fair_id))
    form = NextOfferForm(answer_until=clock.today() + _USUAL_TERM)
    if form.validate_on_submit():
        with form.domain_errors():
            services.offer_next(vacancy, terms=form.into(OfferTerms), **moment())
            flash(_("Предложение отправлено следующему по списку."), "success")
            return redirect(url_for(".waiting_list", fair_id=vacancy.fair_id))
    return render_template(
        "jobfair/placement/next_offer_create.html", vacancy=vacancy, following=following, form=form
    )


@bp.get("/fairs/<int:fair_id>/my-result")
@requires(Permission.APPLICATION_SUBMIT)
def matching_result(fair_id: int) -> str:
    """Tell a graduate what the matching came to, and why not what was wished more."""
    fair = get_fair(fair_id)
    seat = matchings.find_own_seat(fair, current_user)
    return render_template(
        "jobfair/placement/matching_result.html",
        fair=fair,
        seat=seat,
        vacancies=matchings.vacancies_of(seat) if seat else {},
        refusal_words=wording.refusal_words,
    )


def _compute(fair: Fair, matchings: Sequence[FairMatching]) -> Response:
    fair_rules.check_running(fair.state)
    payload = {
        "fair_id": fair.id,
        "matching_ids": [one.id for one in matchings],
        "actor_id": current_user.id,
    }
    job = enqueue(jobs.COMPUTE, payload, actor=current_user, now=clock.now())
    return redirect(url_for("jobs.job_detail", job_id=job.id))


def _publish(matching: FairMatching, terms: OfferTerms) -> Response:
    payload = {
        "matching_id": matching.id,
        "answer_until": terms.answer_until.isoformat(),
        "message": terms.message,
        "actor_id": current_user.id,
    }
    job = enqueue(jobs.PUBLISH, payload, actor=current_user, now=clock.now())
    return redirect(url_for("jobs.job_detail", job_id=job.id))
