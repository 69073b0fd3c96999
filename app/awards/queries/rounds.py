"""Reading rounds and their criteria, and who may see which of them."""

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, select, true
from sqlalchemy.orm import joinedload, selectinload

from app.awards.enums import AwardKind, NominationState, RoundState
from app.awards.models import Award, AwardRound, Criterion, Nomination
from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.plan.enums import Topic
from app.plan.models import Item
from app.plan.queries import list_items_on, serving
from app.web.tallies import shared

TAKES_PART = Nomination.state == NominationState.NOMINATED
NOMINATION_COUNT = (
    select(func.count())
    .where(Nomination.round_id == AwardRound.id, TAKES_PART)
    .correlate(AwardRound)
    .scalar_subquery()
)


SORTABLE: dict[str, Any] = {"date": AwardRound.ceremony_on, "title": AwardRound.title_key}


def award_count(kind: AwardKind) -> ColumnElement[int]:
    """Return the number of a round's awards of a kind, as a column."""
    counted = select(func.count()).where(Award.round_id == AwardRound.id, Award.kind == kind)
    return counted.correlate(AwardRound).scalar_subquery()


def rounds_visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that a round concerns this person: drafts are the staff's own."""
    return true() if viewer.sees_all else AwardRound.state != RoundState.DRAFT


def list_rounds(
    *,
    visible_to: Viewer,
    q: str | None = None,
    state: RoundState | None = None,
    item: int | None = None,
) -> Select[Any]:
    """Select (round, nominations, awards), everything their line shows."""
    statement = (
        select(AwardRound, NOMINATION_COUNT, award_count(AwardKind.AWARD))
        .where(rounds_visible_to(visible_to))
        .options(selectinload(AwardRound.plan_items))
    )
    if q:
        statement = statement.where(_is_titled(q))
    if state:
        statement = statement.where(AwardRound.state == state)
    if item:
        statement = statement.where(serving(AwardRound, item))
    return statement


def search_rounds(query: str, *, visible_to: Viewer, limit: int) -> list[AwardRound]:
    """Return the first rounds with these words in their title, the newest first."""
    found = select(AwardRound).where(rounds_visible_to(visible_to), _is_titled(query))
    newest = found.order_by(AwardRound.ceremony_on.desc(), AwardRound.id).limit(limit)
    return list(db.session.scalars(newest))


def _is_titled(words: str) -> ColumnElement[bool]:
    return matches(words, (AwardRound, AwardRound.id))


def get_round(round_id: int, *, visible_to: Viewer) -> AwardRound:
    """Return a round with its criteria; raises NotFoundError when this person may not see it."""
    statement = (
        select(AwardRound)
        .where(AwardRound.id == round_id, rounds_visible_to(visible_to))
        .options(selectinload(AwardRound.plan_items), selectinload(AwardRound.criteria))
    )
    round_ = db.session.scalar(statement)
    if round_ is None:
        raise NotFoundError
    return round_


def list_rounds_in(*states: RoundState) -> list[AwardRound]:
    """Return the rounds in some states, the nearest ceremony first."""
    statement = (
        select(AwardRound)
        .where(AwardRound.state.in_(states))
        .options(joinedload(AwardRound.plan_items))
        .order_by(AwardRound.ceremony_on, AwardRound.id)
    )
    return list(db.session.scalars(statement).unique())


def list_rounds_under_way(state: RoundState) -> list[AwardRound]:
    """Return the rounds in one of the states before the close; a dashboard reads them once."""
    under_way = (RoundState.NOMINATING, RoundState.SCORING)
    found = shared("rounds under way", lambda: list_rounds_in(*under_way))
    return [one for one in found if one.state is state]


def list_criteria(round_: AwardRound) -> list[Criterion]:
    """Return a round's criteria as the database has them now."""
    statement = select(Criterion).where(Criterion.round_id == round_.id).order_by(Criterion.id)
    return list(db.session.scalars(statement))


def get_criterion(round_: AwardRound, criterion_id: int) -> Criterion:
    """Return a criterion of a round; raises NotFoundError for another round's."""
    statement = select(Criterion).where(
        Criterion.id == criterion_id, Criterion.round_id == round_.id
    )
    criterion = db.session.scalar(statement.options(joinedload(Criterion.round)))
    if criterion is None:
        raise NotFoundError
    return criterion


def find_newest_item() -> Item | None:
    """Return the newest plan's first item that rounds may serve."""
    return next(iter(list_items_on([Topic.MENTOR_AWARDS])), None)


class RoundRow(NamedTuple):
    """A round and what came of it."""

    round: AwardRound
    awards: int
    letters: int


def list_rounds_of_item(item_id: int, *, limit: int) -> list[RoundRow]:
    """Return an item's opened rounds, the newest first, with their awards and letters."""
    statement = (
        select(AwardRound, award_count(AwardKind.AWARD), award_count(AwardKind.LETTER))
        .where(serving(AwardRound, item_id), AwardRound.state != RoundState.DRAFT)
        .order_by(AwardRound.ceremony_on.desc(), AwardRound.id.desc())
        .limit(limit)
    )
    return [RoundRow(*row) for row in db.session.execute(statement)]
