"""Preparing a round and moving it on."""

from datetime import date, datetime

from app.awards import letters, queries, rules
from app.awards.enums import MAX_CRITERIA, RoundEvent, RoundState
from app.awards.errors import TooManyCriteriaError
from app.awards.models import AwardRound, Criterion
from app.awards.permissions import Permission
from app.awards.rules import ROUND_MOVES, CriterionTerms, RoundTerms, party_of
from app.base.locks import lock, lock_unchanged
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db

STANDARD_CRITERIA = (
    CriterionTerms("Результаты студентов: уроки, занятия, проекты", 4),
    CriterionTerms("Работа рядом со студентом: разборы, помощь, обратная связь", 3),
    CriterionTerms("Вклад в кластер: мастер-классы, методические материалы", 2),
    CriterionTerms("Опыт и профессиональные достижения", 1),
)


def create_round(*, terms: RoundTerms, actor: Viewer, today: date) -> AwardRound:
    """Prepare a round with the standard criteria.

    Raises RoundDatesError, PastDeadlineError.
    """
    require(actor, Permission.ROUND_MANAGE)
    _check_dates(terms)
    rules.check_time_to_nominate(terms.nominations_until, today=today)
    criteria = [Criterion(title=one.title, weight=one.weight) for one in STANDARD_CRITERIA]
    round_ = AwardRound(criteria=criteria)
    assign(round_, terms)
    db.session.add(round_)
    db.session.flush()
    return round_


def edit_round(round_: AwardRound, *, terms: RoundTerms, actor: Viewer) -> None:
    """Change a round that is not closed. Raises MoveNotAllowedError, RoundDatesError.

    Raises StaleDataError (a 409) when somebody saved it a moment ago.
    """
    lock_unchanged(round_)
    ROUND_MOVES.after(RoundEvent.EDIT, round_.state, party_of(actor))
    _check_dates(terms)
    assign(round_, terms)
    db.session.flush()


def add_criterion(round_: AwardRound, *, terms: CriterionTerms, actor: Viewer) -> None:
    """Add a criterion before scoring. Raises MoveNotAllowedError, TooManyCriteriaError."""
    hold_for(round_, RoundEvent.SET_CRITERIA, actor=actor)
    if len(round_.criteria) >= MAX_CRITERIA:
        raise TooManyCriteriaError
    round_.criteria.append(Criterion(title=terms.title, weight=terms.weight))
    db.session.flush()


def remove_criterion(round_: AwardRound, *, criterion_id: int, actor: Viewer) -> None:
    """Remove a criterion before scoring; one of another round is left alone."""
    hold_for(round_, RoundEvent.SET_CRITERIA, actor=actor)
    round_.criteria = [one for one in round_.criteria if one.id != criterion_id]
    db.session.flush()


def open_nominations(round_: AwardRound, *, actor: Viewer, today: date) -> None:
    """Let people nominate. Raises MoveNotAllowedError, NoCriteriaError, PastDeadlineError."""
    state = hold_for(round_, RoundEvent.OPEN, actor=actor)
    rules.check_opening(criteria=len(round_.criteria), until=round_.nominations_until, today=today)
    round_.state = state
    db.session.flush()


def start_scoring(round_: AwardRound, *, actor: Viewer, today: date, now: datetime) -> None:
    """Let the council score, and write so to its members.

    Raises MoveNotAllowedError, NoCriteriaError, NoNominationsError, LateScoreError.
    """
    state = hold_for(round_, RoundEvent.START_SCORING, actor=actor)
    rules.check_scoring_start(
        criteria=len(round_.criteria),
        nominations=queries.count_nominations(round_),
        until=round_.scoring_until,
        today=today,
    )
    round_.state = state
    db.session.flush()
    letters.tell_of(RoundEvent.START_SCORING, round_, now=now)


def hold_for(round_: AwardRound, event: RoundEvent, *, actor: Viewer) -> RoundState:
    """Lock the round and return its state after the event.

    Raises MoveNotAllowedError, NotAllowedError.
    """
    lock(round_)
    return ROUND_MOVES.after(event, round_.state, party_of(actor))


def _check_dates(terms: RoundTerms) -> None:
    rules.check_dates(
        nominations_until=terms.nominations_until,
        scoring_until=terms.scoring_until,
        ceremony_on=terms.ceremony_on,
    )
