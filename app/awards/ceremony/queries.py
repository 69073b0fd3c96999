"""Reading orders, ceremonies, who received what, and whom everybody may read of."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from app.awards.ceremony.enums import ProgrammeOrder
from app.awards.ceremony.models import AwardCeremony, AwardHandover, AwardOrder
from app.awards.enums import AwardKind, RoundState
from app.awards.models import Award, AwardRound
from app.awards.queries.papers import papers_open_to
from app.base.errors import NotFoundError
from app.base.locks import lock_rows
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.mentors.models import Mentor
from app.organizations.models import Organization
from app.plan.enums import EvidenceKind
from app.plan.evidence import EvidenceRows
from app.plan.queries import evidence_rows
from app.privacy.kinds import PUBLICATION
from app.privacy.queries.consents import mentor_has_consent

REGISTER_ORDERS: dict[str, Any] = {"year": Award.year, "name": Mentor.name_key}
_OWN_HANDOVER = AwardHandover.award_id == Award.id
_IS_THANKED_ALOUD = mentor_has_consent(PUBLICATION, Award.mentor_id)


class AwardRow(NamedTuple):
    """An award, and its hand-over once there was one."""

    award: Award
    handover: AwardHandover | None
    order_number: str | None = None


def find_order(round_: AwardRound) -> AwardOrder | None:
    """Return the order on a round's awards."""
    statement = select(AwardOrder).where(AwardOrder.round_id == round_.id)
    options = (joinedload(AwardOrder.round), joinedload(AwardOrder.organization))
    return db.session.scalar(statement.options(*options))


def get_order(order_id: int) -> AwardOrder:
    """Return an order by its id; raises NotFoundError."""
    statement = select(AwardOrder).where(AwardOrder.id == order_id)
    order = db.session.scalar(statement.options(joinedload(AwardOrder.round)))
    if order is None:
        raise NotFoundError
    return order


def find_ceremony(round_: AwardRound) -> AwardCeremony | None:
    """Return when and where a round's awards are handed over."""
    return db.session.scalar(select(AwardCeremony).where(AwardCeremony.round_id == round_.id))


def get_award(award_id: int, *, visible_to: Viewer) -> Award:
    """Return an award, of either kind, that this person may have; raises NotFoundError."""
    statement = _with_mentor(select(Award))
    award: Award | None = db.session.scalar(
        statement.where(Award.id == award_id, papers_open_to(visible_to))
    )
    if award is None:
        raise NotFoundError
    return award


def list_programme(round_: AwardRound, *, order: ProgrammeOrder) -> Select[Any]:
    """Select the rows of a round's awards in the order in which people go up."""
    statement = _rows().where(Award.round_id == round_.id)
    is_letter = case((Award.kind == AwardKind.LETTER, 1), else_=0)
    orders: dict[ProgrammeOrder, tuple[Any, ...]] = {
        ProgrammeOrder.RISING: (is_letter.desc(), Award.place.desc()),
        ProgrammeOrder.FALLING: (is_letter, Award.place),
        ProgrammeOrder.BY_ORGANIZATION: (Organization.name_key, is_letter, Award.place),
    }
    return statement.order_by(*orders[order], Mentor.name_key, Award.id)


def awards_in_order(round_: AwardRound, *, order: ProgrammeOrder) -> list[AwardRow]:
    """Return all awards of a round in the order in which people go up."""
    rows = db.session.execute(list_programme(round_, order=order))
    return [AwardRow(*row) for row in rows]


def list_register(
    *,
    q: str | None = None,
    year: int | None = None,
    kind: AwardKind | None = None,
    organization: int | None = None,
    consented: bool = False,
) -> Select[Any]:
    """Select the rows of the register; `consented` leaves who may be published."""
    statement = _rows()
    if q:
        statement = statement.where(matches(q, (Mentor, Award.mentor_id)))
    if year:
        statement = statement.where(Award.year == year)
    if kind:
        statement = statement.where(Award.kind == kind)
    if organization:
        statement = statement.where(Mentor.organization_id == organization)
    return statement.where(_IS_THANKED_ALOUD) if consented else statement


def list_thanks(*, year: int | None = None) -> Select[Any]:
    """Select the awards everybody may read of: of those whose consent is in force this moment."""
    statement = _with_mentor(select(Award)).where(
        AwardRound.state == RoundState.CLOSED, _IS_THANKED_ALOUD
    )
    if year:
        statement = statement.where(Award.year == year)
    return statement.order_by(Award.awarded_on.desc(), Award.kind, Award.place, Award.id)


def newest_thanks(*, limit: int) -> list[Award]:
    """Return the newest awards everybody may read of."""
    return list(db.session.scalars(list_thanks().limit(limit)))


def years_of_awards() -> list[int]:
    """Return the years of awards, the newest first."""
    return list(db.session.scalars(select(Award.year).distinct().order_by(Award.year.desc())))


class AwardFigure(NamedTuple):
    """How much an organization's mentors received in a year."""

    organization: Organization
    year: int
    awards: int
    letters: int
    mentors: int
    id: int


def list_figures(*, year: int | None = None) -> Select[Any]:
    """Select the fields of AwardFigure, the newest year first, in it by organization."""
    columns: tuple[Any, ...] = (
        Organization,
        Award.year,
        func.count().filter(Award.kind == AwardKind.AWARD),
        func.count().filter(Award.kind == AwardKind.LETTER),
        func.count(Award.mentor_id.distinct()),
        func.min(Award.id).label("id"),  # tells one row of an organization from another
    )
    statement = (
        select(*columns)
        .select_from(Award)
        .join(Mentor, Mentor.id == Award.mentor_id)
        .join(Organization, Organization.id == Mentor.organization_id)
        .group_by(Organization.id, Award.year)
    )
    if year:
        statement = statement.where(Award.year == year)
    return statement.order_by(Award.year.desc(), Organization.name_key, Organization.id)


def handovers_of(award_ids: Sequence[int]) -> dict[int, AwardHandover]:
    """Return what was handed over of some awards, by award."""
    found = select(AwardHandover).where(AwardHandover.award_id.in_(award_ids))
    return {one.award_id: one for one in db.session.scalars(found)}


def awards_by_ids(ids: Sequence[int]) -> list[Award]:
    """Return awards with their rounds, in the order in which they are locked."""
    statement = select(Award).where(Award.id.in_(ids)).options(joinedload(Award.round))
    return list(db.session.scalars(statement.order_by(Award.id)))


def hold_awards(ids: Sequence[int]) -> None:
    """Lock awards, in their order."""
    held: Select[Any] = select(Award).where(Award.id.in_(ids)).order_by(Award.id)
    lock_rows(held)


def orders_of(round_ids: Sequence[int]) -> dict[int, AwardOrder]:
    """Return the orders on some rounds, by round."""
    found = select(AwardOrder).where(AwardOrder.round_id.in_(round_ids))
    return {one.round_id: one for one in db.session.scalars(found)}


def evidence_of_items() -> EvidenceRows:
    """Select the opened rounds that serve the plan; one is done with the last award handed over."""
    last = (
        select(func.max(AwardHandover.handed_on))
        .join(Award, _OWN_HANDOVER)
        .where(Award.round_id == AwardRound.id)
        .correlate(AwardRound)
        .scalar_subquery()
    )
    return evidence_rows(
        AwardRound,
        kind=EvidenceKind.AWARD_ROUND,
        finished_on=case((and_(AwardRound.state == RoundState.CLOSED, ~_HAS_UNHANDED), last)),
        planned_on=AwardRound.ceremony_on,
        shown=AwardRound.state != RoundState.DRAFT,
    )


def _unhanded() -> ColumnElement[bool]:
    handed = exists().where(_OWN_HANDOVER).correlate(Award)
    return exists().where(Award.round_id == AwardRound.id, ~handed).correlate(AwardRound)


_HAS_UNHANDED = _unhanded()


class WaitingRound(NamedTuple):
    """A closed round, whether it has an order, and how many of its awards wait."""

    round: AwardRound
    is_ordered: bool
    unhanded: int


def list_waiting_rounds() -> list[WaitingRound]:
    """Return the closed rounds whose awards are not all handed over, the oldest first."""
    handed = exists().where(_OWN_HANDOVER).correlate(Award)
    unhanded = (
        select(func.count())
        .where(Award.round_id == AwardRound.id, ~handed)
        .correlate(AwardRound)
        .scalar_subquery()
    )
    ordered = exists().where(AwardOrder.round_id == AwardRound.id).correlate(AwardRound)
    statement = (
        select(AwardRound, ordered, unhanded)
        .where(AwardRound.state == RoundState.CLOSED, _HAS_UNHANDED)
        .options(selectinload(AwardRound.plan_items))
        .order_by(AwardRound.ceremony_on, AwardRound.id)
    )
    return [WaitingRound(*row) for row in db.session.execute(statement)]


def _rows() -> Select[Any]:
    columns: tuple[Any, ...] = (Award, AwardHandover, AwardOrder.number)
    return (
        _with_mentor(select(*columns))
        .outerjoin(AwardHandover, _OWN_HANDOVER)
        .outerjoin(AwardOrder, AwardOrder.round_id == Award.round_id)
    )


def _with_mentor(statement: Select[Any]) -> Select[Any]:
    return (
        statement.select_from(Award)
        .join(Award.mentor)
        .join(Mentor.organization)
        .join(Award.round)
        .options(
            contains_eager(Award.mentor).contains_eager(Mentor.organization),
            contains_eager(Award.round),
        )
    )
