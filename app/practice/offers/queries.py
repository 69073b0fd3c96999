"""Reading what bases propose: their own, and the staff's queue; who wishes for a place."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db
from app.organizations.models import Organization
from app.practice.enums import PeriodState, RankingMode
from app.practice.hosting.enums import ProposalState
from app.practice.hosting.models import PlaceProposal, WisherAnswer
from app.practice.models import PracticeApplication, PracticePeriod, PracticePlace, Wish
from app.practice.offers.models import PeriodBase
from app.practice.permissions import Permission
from app.practice.queries.applications import is_in_groups
from app.practice.registry.models import PracticeBase
from app.students.models import Student

SORTABLE = {"sent": PlaceProposal.proposed_at}


def list_proposals(*, state: ProposalState | None = None, base: int | None = None) -> Select[Any]:
    """Select what bases proposed; the caller orders it."""
    statement = select(PlaceProposal).options(
        joinedload(PlaceProposal.period),
        joinedload(PlaceProposal.speciality),
        joinedload(PlaceProposal.base).joinedload(PracticeBase.organization),
    )
    if state:
        statement = statement.where(PlaceProposal.state == state)
    if base:
        statement = statement.where(PlaceProposal.base_id == base)
    return statement


def list_own_proposals(organization_ids: Collection[int], *, limit: int) -> Sequence[PlaceProposal]:
    """Return what the bases of organizations proposed, the newest first."""
    own = select(PracticeBase.id).where(PracticeBase.organization_id.in_(organization_ids))
    statement = list_proposals().where(PlaceProposal.base_id.in_(own))
    return db.session.scalars(statement.order_by(PlaceProposal.id.desc()).limit(limit)).all()


def get_proposal(proposal_id: int, *, visible_to: Viewer) -> PlaceProposal:
    """Return a proposal: staff any, a base its own; raises NotFoundError."""
    statement = list_proposals().where(PlaceProposal.id == proposal_id)
    if not visible_to.can(Permission.PLACE_MANAGE):
        own = PracticeBase.organization_id.in_(visible_to.organization_ids)
        statement = statement.join(PlaceProposal.base).where(own)
    proposal: PlaceProposal | None = db.session.scalar(statement)
    if proposal is None:
        raise NotFoundError
    return proposal


def find_waiting(period_id: int, base_id: int, *, place_id: int | None) -> PlaceProposal | None:
    """Return what a base proposed of a place, or of a new one, that waits for the staff."""
    same = PlaceProposal.place_id == place_id if place_id else PlaceProposal.place_id.is_(None)
    statement = select(PlaceProposal).where(
        PlaceProposal.period_id == period_id,
        PlaceProposal.base_id == base_id,
        PlaceProposal.state == ProposalState.PROPOSED,
        same,
    )
    return db.session.scalar(statement)


def tally_waiting() -> Select[*tuple[Any, ...]]:
    """Select how many proposals wait for the staff, and which the first is."""
    columns = select(func.count(), func.min(PlaceProposal.id))
    return columns.where(PlaceProposal.state == ProposalState.PROPOSED)


def list_coming_periods(today: date) -> Sequence[PracticePeriod]:
    """Return the periods bases may offer places in: those being prepared, and those open."""
    prepared = and_(
        PracticePeriod.state == PeriodState.DRAFT, PracticePeriod.applications_open_until >= today
    )
    statement = (
        select(PracticePeriod)
        .where(or_(prepared, PracticePeriod.state == PeriodState.OPEN))
        .order_by(PracticePeriod.starts_on, PracticePeriod.id)
    )
    return db.session.scalars(statement).all()


def get_coming_period(period_id: int, today: date) -> PracticePeriod:
    """Return one of the periods bases may offer places in; raises NotFoundError."""
    for period in list_coming_periods(today):
        if period.id == period_id:
            return period
    raise NotFoundError


def list_own_places(
    organization_ids: Collection[int], period_ids: Collection[int]
) -> Sequence[PracticePlace]:
    """Return the places of organizations in some periods, also in those being prepared."""
    statement = (
        select(PracticePlace)
        .where(
            PracticePlace.organization_id.in_(organization_ids),
            PracticePlace.period_id.in_(period_ids),
        )
        .options(joinedload(PracticePlace.period), joinedload(PracticePlace.speciality))
        .order_by(PracticePlace.period_id, PracticePlace.title_key, PracticePlace.id)
    )
    return db.session.scalars(statement).all()


def get_own_place(place_id: int, *, visible_to: Viewer) -> PracticePlace:
    """Return a place of one's own organization, in whatever state its period is."""
    statement = (
        select(PracticePlace)
        .where(
            PracticePlace.id == place_id,
            PracticePlace.organization_id.in_(visible_to.organization_ids),
        )
        .options(joinedload(PracticePlace.period), joinedload(PracticePlace.base))
    )
    place = db.session.scalar(statement)
    if place is None:
        raise NotFoundError
    return place


def find_period_base(period_base_id: int) -> PeriodBase | None:
    """Return what a base was asked of a period by links, by its id."""
    return db.session.get(PeriodBase, period_base_id)


class BaseToAsk(NamedTuple):
    """A base of a period that may be asked, with what it was asked before."""

    period: PracticePeriod
    base: PracticeBase
    known: PeriodBase | None


def bases_to_ask(place_ids: Collection[int], condition: ColumnElement[bool]) -> list[BaseToAsk]:
    """Return the bases of some places, each once, in the order they are locked in.

    `condition` is of the places and their periods; closed bases are left out.
    """
    wanted = (
        select(PracticePlace.period_id, PracticePlace.base_id)
        .join(PracticePlace.period)
        .where(PracticePlace.id.in_(place_ids), condition)
        .distinct()
        .subquery()
    )
    statement = (
        select(PracticePeriod, PracticeBase, PeriodBase)
        .select_from(wanted)
        .join(PracticePeriod, PracticePeriod.id == wanted.c.period_id)
        .join(PracticeBase, PracticeBase.id == wanted.c.base_id)
        .outerjoin(
            PeriodBase,
            and_(
                PeriodBase.period_id == wanted.c.period_id, PeriodBase.base_id == wanted.c.base_id
            ),
        )
        .options(
            joinedload(PracticeBase.organization).selectinload(Organization.contacts),
            selectinload(PracticeBase.responsibles),
        )
        .where(PracticeBase.archived_on.is_(None))
        .order_by(PracticeBase.id, PracticePeriod.id)
    )
    return [BaseToAsk(*row) for row in db.session.execute(statement)]


def list_places_at(asked: PeriodBase) -> Sequence[PracticePlace]:
    """Return the places a base has in a period, without those it took back."""
    statement = (
        select(PracticePlace)
        .where(
            PracticePlace.period_id == asked.period_id,
            PracticePlace.base_id == asked.base_id,
            PracticePlace.seats > 0,
        )
        .order_by(PracticePlace.title_key, PracticePlace.id)
    )
    return db.session.scalars(statement).all()


def waiting_at(asked: PeriodBase) -> Mapping[int | None, PlaceProposal]:
    """Return what a base proposed in a period and the staff has not settled, by the place's id."""
    statement = select(PlaceProposal).where(
        PlaceProposal.period_id == asked.period_id,
        PlaceProposal.base_id == asked.base_id,
        PlaceProposal.state == ProposalState.PROPOSED,
    )
    return {one.place_id: one for one in db.session.scalars(statement.order_by(PlaceProposal.id))}


class WisherRow(NamedTuple):
    """Somebody who wishes to come, and what the base said of it."""

    student: Student
    answer: WisherAnswer | None


def list_wishers(place: PracticePlace) -> list[WisherRow]:
    """Return who sent a wish for a place: those ranked first, then the others by group and id.

    Not by name: the order must tell nothing of those whose names are hidden.
    """
    answer = and_(WisherAnswer.place_id == place.id, WisherAnswer.student_id == Student.id)
    statement = (
        select(Student, WisherAnswer)
        .join(PracticeApplication, PracticeApplication.student_id == Student.id)
        .join(PracticeApplication.wishes)
        .outerjoin(WisherAnswer, answer)
        .options(joinedload(Student.group))
        .where(_wishes_for(place))
        .order_by(
            WisherAnswer.ground.is_not(None),
            WisherAnswer.rank.is_(None),
            WisherAnswer.rank,
            Student.group_id,
            Student.id,
        )
    )
    return [WisherRow(*row) for row in db.session.execute(statement)]


def _wishes_for(place: PracticePlace) -> ColumnElement[bool]:
    return and_(
        Wish.place_id == place.id,
        PracticeApplication.submitted_at.is_not(None),
        is_in_groups(place.period),
    )


def list_to_rank(organization_ids: Collection[int]) -> Sequence[PracticePlace]:
    """Return the places whose bases are asked now whom they prefer, and have not said."""
    asked = select(WisherAnswer.place_id).where(WisherAnswer.place_id == PracticePlace.id).exists()
    wished = (
        select(Wish.id)
        .join(Wish.application)
        .where(Wish.place_id == PracticePlace.id, PracticeApplication.submitted_at.is_not(None))
        .exists()
    )
    statement = (
        select(PracticePlace)
        .join(PracticePlace.period)
        .options(joinedload(PracticePlace.period))
        .where(
            PracticePlace.organization_id.in_(organization_ids),
            PracticePeriod.state == PeriodState.CLOSED,
            PracticePeriod.ranked_by == RankingMode.BASES,
            ~asked,
            wished,
        )
        .order_by(PracticePlace.id)
    )
    return db.session.scalars(statement).all()
