"""Preparing a round and moving it on."""

from datetime import date

from app.awards import rules
from app.awards.enums import MAX_CRITERIA, RoundEvent, RoundState
from app.awards.errors import CriterionTakenError, TooManyCriteriaError
from app.awards.honours.queries import list_honours
from app.awards.honours.rules import check_count
from app.awards.models import AwardRound, Criterion
from app.awards.permissions import Permission
from app.awards.rules import ROUND_MOVES, CriterionTerms, RoundTerms, parties_of
from app.base.constraints import refusing
from app.base.locks import lock, lock_unchanged
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.plan.services.serving import serve_items

_TAKEN = {"uq_award_criteria_round_id_title": CriterionTakenError(field="title")}
STANDARD_CRITERIA = (
    CriterionTerms(
        "Результаты студентов: уроки, занятия, проекты",
        4,
        anchor_0="результатов нет",
        anchor_3="отдельные занятия с помощью наставника",
        anchor_7="студенты уверенно ведут занятия сами",
        anchor_10="победы студентов или их приход на работу в организацию",
    ),
    CriterionTerms(
        "Работа рядом со студентом: разборы, помощь, обратная связь",
        3,
        anchor_0="встреч не было",
        anchor_3="разборы изредка, по просьбе студента",
        anchor_7="регулярный разбор занятий",
        anchor_10="личный план каждого студента и видимый рост",
    ),
    CriterionTerms(
        "Вклад в кластер: мастер-классы, методические материалы",
        2,
        anchor_0="вклада нет",
        anchor_3="разовое участие",
        anchor_7="свои мастер-классы или материалы",
        anchor_10="опытом пользуется весь кластер",
    ),
    CriterionTerms(
        "Опыт и профессиональные достижения",
        1,
        anchor_0="опыта наставничества нет",
        anchor_3="первый год наставничества",
        anchor_7="несколько лет, есть достижения",
        anchor_10="признанный мастер, учит других наставников",
    ),
)


def create_round(*, terms: RoundTerms, actor: Viewer, today: date) -> AwardRound:
    """Prepare a round with the standard criteria.

    Raises RoundDatesError, PastDeadlineError.
    """
    require(actor, Permission.ROUND_MANAGE)
    _check_dates(terms)
    rules.check_time_to_nominate(terms.nominations_until, today=today)
    round_ = AwardRound(criteria=standard_criteria())
    assign(round_, terms)
    db.session.add(round_)
    db.session.flush()
    serve_items(round_, terms.plan_item_ids)
    return round_


def edit_round(round_: AwardRound, *, terms: RoundTerms, actor: Viewer) -> None:
    """Change a round that is not closed.

    Raises MoveNotAllowedError, RoundDatesError, QuorumFixedError, HonourSumError, and
    StaleDataError (a 409) when somebody saved it a moment ago.
    """
    lock_unchanged(round_)
    ROUND_MOVES.after(RoundEvent.EDIT, round_.state, parties_of(actor))
    _check_dates(terms)
    rules.check_quorum_change(round_.state, before=round_.quorum, after=terms.quorum)
    check_count(terms.awards_count, list_honours(round_))
    assign(round_, terms)
    db.session.flush()
    serve_items(round_, terms.plan_item_ids)


def standard_criteria() -> list[Criterion]:
    """Return the criteria a round begins with."""
    return [_criterion(terms) for terms in STANDARD_CRITERIA]


def add_criterion(round_: AwardRound, *, terms: CriterionTerms, actor: Viewer) -> None:
    """Add a criterion before scoring.

    Raises MoveNotAllowedError, TooManyCriteriaError, CriterionTakenError.
    """
    hold_for(round_, RoundEvent.SET_CRITERIA, actor=actor)
    if len(round_.criteria) >= MAX_CRITERIA:
        raise TooManyCriteriaError
    with refusing(_TAKEN):
        round_.criteria.append(_criterion(terms))


def edit_criterion(criterion: Criterion, *, terms: CriterionTerms, actor: Viewer) -> None:
    """Change a criterion before scoring. Raises MoveNotAllowedError, CriterionTakenError."""
    hold_for(criterion.round, RoundEvent.SET_CRITERIA, actor=actor)
    with refusing(_TAKEN):
        assign(criterion, terms)


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


def hold_for(round_: AwardRound, event: RoundEvent, *, actor: Viewer) -> RoundState:
    """Lock the round and return its state after the event.

    Raises MoveNotAllowedError, NotAllowedError.
    """
    lock(round_)
    return ROUND_MOVES.after(event, round_.state, parties_of(actor))


def _criterion(terms: CriterionTerms) -> Criterion:
    criterion = Criterion()
    assign(criterion, terms)
    return criterion


def _check_dates(terms: RoundTerms) -> None:
    rules.check_dates(
        nominations_until=terms.nominations_until,
        scoring_until=terms.scoring_until,
        ceremony_on=terms.ceremony_on,
    )
