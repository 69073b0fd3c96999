"""Use cases of a fair's matchings: name, compute, publish as offers, ask the next in line."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import delete, insert

from app.base.constraints import refusing
from app.base.errors import DomainError
from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.jobfair import rules as fair_rules
from app.jobfair.enums import FairParty
from app.jobfair.models import Fair, FairApplication, FairOffer, Vacancy
from app.jobfair.permissions import Permission
from app.jobfair.placement import letters
from app.jobfair.placement.enums import MatchingEvent, MatchingWay
from app.jobfair.placement.errors import (
    MatchingNotReadyError,
    MatchingOutdatedError,
    MatchingTwiceError,
    NobodyNextError,
)
from app.jobfair.placement.models import FairMatching, FairMatchingSeat
from app.jobfair.placement.queries import graduates, matchings, question
from app.jobfair.placement.rules import (
    MATCHING_MOVES,
    MatchingTerms,
    build_question,
    id_of,
    matching_figures,
    usual_terms,
    waiting_line,
)
from app.jobfair.queries.kept import list_kept, note_kept
from app.jobfair.rules import OfferTerms
from app.jobfair.services.applications import enter_kept
from app.jobfair.services.offers import make_offer
from app.jobfair.standing import seat_of
from app.matching import (
    Instance,
    OutcomeBasis,
    OutcomeExplanation,
    Result,
    instance_document,
    signed_document,
    without_garbage_collection,
)

_BATCH = 5_000
_TWICE = {"uq_fair_matchings_fair_id_title": MatchingTwiceError(field="title")}


def name_matching(
    fair: Fair, *, terms: MatchingTerms, actor: Viewer, now: datetime
) -> FairMatching:
    """Name a variant to be computed; raises FairNotRunningError, MatchingTwiceError."""
    require(actor, Permission.FAIR_MANAGE)
    lock(fair, shared=True)
    fair_rules.check_running(fair.state)
    matching = FairMatching(fair=fair, created_at=now, created_by_id=actor.id or None)
    assign(matching, terms)
    with refusing(_TWICE):
        db.session.add(matching)
    return matching


def name_usual_matchings(fair: Fair, *, actor: Viewer, now: datetime) -> list[FairMatching]:
    """Name the variants worth comparing that are not there yet; raises FairNotRunningError."""
    known = {one.title for one in matchings.list_matchings(fair)}
    titles = {way: str(way.label).capitalize() for way in MatchingWay}
    wanted = usual_terms(titles, talked_only=_("Только после собеседования"))
    return [
        name_matching(fair, terms=terms, actor=actor, now=now)
        for terms in wanted
        if terms.title not in known
    ]


def read_question(fair: Fair, *, terms: MatchingTerms, today: date) -> Instance:
    """Return what the matching of a fair is asked today."""
    return build_question(
        question.list_applied(fair, today=today),
        question.free_seats(fair, today=today),
        bound=question.bound_students(fair),
        kept=question.kept_to_offer(fair, today=today),
        terms=terms,
        seed=question.seed_of(fair),
    )


@without_garbage_collection()
def keep_matching(
    matching: FairMatching, *, instance: Instance, result: Result, actor: Viewer, now: datetime
) -> None:
    """Keep what a variant came to, in the place of what it came to before.

    Raises MoveNotAllowedError for one that was published, and NotExplainedError for a result
    solved without explanations.
    """
    _begin(matching, MatchingEvent.COMPUTE, actor)
    rows = _rows(matching, result)
    matching.figures = matching_figures(instance, result)
    matching.seed, matching.digest = result.seed, result.digest
    matching.instance, matching.result = instance_document(instance), signed_document(result)
    matching.computed_at = now
    db.session.flush()
    db.session.execute(delete(FairMatchingSeat).where(FairMatchingSeat.matching_id == matching.id))
    for start in range(0, len(rows), _BATCH):
        one_statement = insert(FairMatchingSeat).execution_options(render_nulls=True)
        db.session.execute(one_statement, rows[start : start + _BATCH])


def events_of(matching: FairMatching) -> frozenset[MatchingEvent]:
    """Return what staff may do to a matching today: offers are made while its fair runs."""
    events = MATCHING_MOVES.possible(matching.state, FairParty.STAFF)
    is_ready = matching.computed_at is not None
    if is_ready and matching.fair.state in fair_rules.RUNNING_FAIRS:
        return events
    return events - {MatchingEvent.PUBLISH}


def remove_matching(matching: FairMatching, *, actor: Viewer) -> None:
    """Forget a variant; raises MoveNotAllowedError for one that was published."""
    _begin(matching, MatchingEvent.REMOVE, actor)
    db.session.delete(matching)
    db.session.flush()


def check_publication(matching: FairMatching, *, actor: Viewer, today: date) -> None:
    """Raise what keeps a variant from becoming offers today.

    Raises MoveNotAllowedError, FairNotRunningError, MatchingNotReadyError, and
    MatchingOutdatedError when somebody applied, spoke, offered or accepted meanwhile.
    """
    require(actor, Permission.FAIR_MANAGE)
    MATCHING_MOVES.after(MatchingEvent.PUBLISH, matching.state, FairParty.STAFF)
    fair_rules.check_running(matching.fair.state)
    if matching.computed_at is None:
        raise MatchingNotReadyError
    asked = read_question(matching.fair, terms=matching.terms, today=today)
    if instance_document(asked) != matching.instance:
        raise MatchingOutdatedError


def publish_matching(
    matching: FairMatching, *, terms: OfferTerms, actor: Viewer, now: datetime, today: date
) -> None:
    """Make an offer of each seat, with its letter; tell employers, and the others what is next.

    An offer that fails (the vacancy was withdrawn or filled in this second) is passed over; the
    figures count both. Raises what `check_publication` does, PastDateError and AnswerTooLateError.
    """
    fair_rules.check_answer_day(terms.answer_until, today=today)
    _begin(matching, MatchingEvent.PUBLISH, actor)
    check_publication(matching, actor=actor, today=today)
    made = refused = 0
    for seat, application_id in matchings.seats_to_offer(matching):
        try:
            with db.session.begin_nested():
                application = _application_of(seat, application_id, actor=actor, now=now)
                make_offer(application, terms=terms, actor=actor, now=now, today=today)
            made += 1
        except DomainError:
            refused += 1
    matching.state = MATCHING_MOVES.after(MatchingEvent.PUBLISH, matching.state, FairParty.STAFF)
    matching.published_at, matching.answer_until = now, terms.answer_until
    matching.figures = matching.figures | {"offers": made, "failed": refused}
    db.session.flush()
    letters.tell_employers(matching, now=now)
    letters.tell_unplaced(matching, now=now)


def _application_of(
    seat: FairMatchingSeat, application_id: int | None, *, actor: Viewer, now: datetime
) -> FairApplication:
    if application_id is not None:
        return db.session.get_one(FairApplication, application_id)
    vacancy = db.session.get_one(Vacancy, seat.vacancy_id)
    return enter_kept(vacancy, student=seat.student, paper=seat.paper, actor=actor, now=now)


def next_in_line(
    fair: Fair, vacancy_ids: Collection[int], *, today: date
) -> dict[int, FairApplication]:
    """Return vacancy → the application that is next by the newest published matching.

    Passed over are those with an offer or work already, and those who refused this one.
    """
    published = matchings.list_published(fair)
    found: dict[int, FairApplication] = {}
    for vacancy_id, waiting in graduates.candidates_of(fair, vacancy_ids, today=today).items():
        line = (one for asked in published for one in waiting_line(asked, vacancy_id))
        first = next((one for one in line if one in waiting), None)
        if first is not None:
            found[vacancy_id] = waiting[first]
    return found


def offer_next(
    vacancy: Vacancy, *, terms: OfferTerms, actor: Viewer, now: datetime, today: date
) -> FairOffer:
    """Offer a free seat to the next in line.

    Raises NobodyNextError, and what `make_offer` does.
    """
    require(actor, Permission.FAIR_MANAGE)
    lock(vacancy.fair, shared=True)
    free = question.free_seats(vacancy.fair, today=today)
    following = next_in_line(vacancy.fair, [vacancy.id], today=today).get(vacancy.id)
    note_kept([vacancy])
    if following is None or not (free.get(vacancy.id) or seat_of(following)):
        raise NobodyNextError
    return make_offer(following, terms=terms, actor=actor, now=now, today=today)


def _begin(matching: FairMatching, event: MatchingEvent, actor: Viewer) -> None:
    require(actor, Permission.FAIR_MANAGE)
    lock(matching)
    MATCHING_MOVES.after(event, matching.state, FairParty.STAFF)


def _rows(matching: FairMatching, result: Result) -> Sequence[dict[str, Any]]:
    kept = list_kept(matching.fair)
    papers = {one.student_id: one.paper for seats in kept.values() for one in seats}
    held = Counter(one.place or "" for one in result.explanations.values() if _is_kept(one))
    return [
        {
            "matching_id": matching.id,
            "student_id": id_of(name),
            "vacancy_id": id_of(outcome.place) if outcome.place else None,
            "rank": outcome.rank,
            "paper": papers.get(id_of(name), "") if _is_kept(outcome) else "",
            "refusals": _refusals(outcome, result, held),
        }
        for name, outcome in result.explanations.items()
    ]


def _is_kept(outcome: OutcomeExplanation) -> bool:
    return outcome.basis is OutcomeBasis.FIXED


def _refusals(
    outcome: OutcomeExplanation, result: Result, kept: Mapping[str, int]
) -> list[dict[str, Any]]:
    """Return why not what was wished more; `by_lottery`: equals stood before, the lottery chose."""
    return [
        {
            "vacancy": id_of(one.place),
            "rank": one.rank,
            "seats": result.cutoffs[one.place].capacity,
            "kept": kept[one.place],
            "by_lottery": bool(one.own and one.weakest and one.own.rank == one.weakest.rank),
        }
        for one in outcome.refused
    ]
