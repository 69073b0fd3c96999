"""Reading placements, orders, lists, programmes and sets of a period."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.documents.enums import PaperState
from app.documents.models import Paper
from app.documents.practice_forms import PRACTICE_BASE_LIST, PRACTICE_DIRECTION, PRACTICE_ORDER
from app.extensions import db
from app.organizations.models import Organization
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.practice.papers.models import (
    PracticeBaseList,
    PracticeOrder,
    PracticePaperLine,
)
from app.practice.papers.rules import Roll
from app.practice.permissions import Permission
from app.practice.queries.periods import IS_PUBLISHED
from app.practice.registry.models import PracticeBase
from app.students.models import Student, StudyGroup


def placements_of(
    period: PracticePeriod,
    *,
    base: int | None = None,
    group: int | None = None,
    ids: Collection[int] | None = None,
) -> Sequence[Placement]:
    """Return who has a place in a period with all a paper names: by base, group, name."""
    statement = list_placed(period, base=base, group=group)
    if ids is not None:
        statement = statement.where(Placement.id.in_(ids))
    statement = statement.order_by(
        Organization.name_key, PracticeBase.id, StudyGroup.name_key, Student.name_key, Student.id
    )
    return db.session.scalars(statement).all()


def list_placed(
    period: PracticePeriod, *, base: int | None = None, group: int | None = None
) -> Select[Any]:
    """Select the placements of a period that have a place; the caller orders them."""
    statement = (
        select(Placement)
        .join(Placement.student)
        .join(Student.group)
        .join(StudyGroup.speciality)
        .join(Placement.place)
        .join(PracticePlace.base)
        .join(PracticeBase.organization)
        .options(
            contains_eager(Placement.student)
            .contains_eager(Student.group)
            .contains_eager(StudyGroup.speciality),
            contains_eager(Placement.place)
            .contains_eager(PracticePlace.base)
            .contains_eager(PracticeBase.organization),
            contains_eager(Placement.place)
            .contains_eager(PracticePlace.base)
            .selectinload(PracticeBase.responsibles),
            joinedload(Placement.period),
        )
        .where(Placement.period_id == period.id)
    )
    if base:
        statement = statement.where(PracticePlace.base_id == base)
    if group:
        statement = statement.where(Student.group_id == group)
    return statement


def roll_of(period: PracticePeriod) -> dict[int, int]:
    """Return who goes where today: student's id → base's id."""
    statement = (
        select(Placement.student_id, PracticePlace.base_id)
        .join(Placement.place)
        .where(Placement.period_id == period.id)
    )
    return dict(db.session.execute(statement).all())


def find_order(period: PracticePeriod) -> PracticeOrder | None:
    """Return the newest order of a period, None before the first."""
    found: PracticeOrder | None = db.session.scalar(_orders(period).limit(1))
    return found


def orders_of(period: PracticePeriod) -> Sequence[PracticeOrder]:
    """Return the orders of a period, the newest first."""
    return db.session.scalars(_orders(period)).all()


def _orders(period: PracticePeriod) -> Select[Any]:
    return (
        select(PracticeOrder)
        .where(PracticeOrder.period_id == period.id)
        .order_by(PracticeOrder.id.desc())
    )


def get_order(order_id: int, *, visible_to: Viewer) -> PracticeOrder:
    """Return an order: it names everybody, so staff alone has it; raises NotFoundError."""
    order = db.session.get(PracticeOrder, order_id)
    if order is None or not visible_to.can(Permission.PAPER_MANAGE):
        raise NotFoundError
    return order


def is_number_taken(number: str, year: int) -> bool:
    """Tell whether an order of a year stands under a number."""
    statement = select(Paper.id).where(
        Paper.kind == PRACTICE_ORDER.name,
        Paper.year == year,
        Paper.number == number,
        Paper.state != PaperState.DRAFT,
    )
    return db.session.scalar(statement.limit(1)) is not None


def standing_papers(kind: str, table: str, ids: Select[Any] | Collection[int]) -> dict[int, Paper]:
    """Return the papers of a kind that stand for records of a table, by the records' ids."""
    statement = select(Paper).where(
        Paper.kind == kind,
        Paper.entity == table,
        Paper.entity_id.in_(ids),
        Paper.state == PaperState.ISSUED,
    )
    return {paper.entity_id: paper for paper in db.session.scalars(statement.order_by(Paper.id))}


def lines_of_papers(papers: Iterable[Paper]) -> dict[int, dict[int, int]]:
    """Return whom papers name where, by the papers' ids."""
    ids = [paper.id for paper in papers]
    found: dict[int, dict[int, int]] = {number: {} for number in ids}
    statement = select(
        PracticePaperLine.paper_id, PracticePaperLine.student_id, PracticePaperLine.base_id
    ).where(PracticePaperLine.paper_id.in_(ids))
    for paper_id, student_id, base_id in db.session.execute(statement):
        found[paper_id][student_id] = base_id
    return found


def ordered_roll(period: PracticePeriod) -> Roll:
    """Return whom the newest order names where; nobody before the first."""
    order = find_order(period)
    if order is None:
        return {}
    papers = standing_papers(PRACTICE_ORDER.name, PracticeOrder.__tablename__, [order.id])
    return lines_of_papers(papers.values()).get(papers[order.id].id, {}) if papers else {}


def find_list(period: PracticePeriod, base_id: int) -> PracticeBaseList | None:
    """Return the named list of a base in a period."""
    return db.session.scalar(
        select(PracticeBaseList).where(
            PracticeBaseList.period_id == period.id, PracticeBaseList.base_id == base_id
        )
    )


def list_by_id(list_id: int) -> PracticeBaseList | None:
    """Return a named list, for the question a link asks."""
    return db.session.get(PracticeBaseList, list_id)


def get_list(list_id: int, *, visible_to: Viewer) -> PracticeBaseList:
    """Return a named list: for staff any, for a base its own; raises NotFoundError."""
    found = db.session.get(PracticeBaseList, list_id)
    if found is None:
        raise NotFoundError
    is_own = found.base.organization_id in visible_to.organization_ids
    if not visible_to.can(Permission.PAPER_MANAGE) and not is_own:
        raise NotFoundError
    return found


def find_shown_list(place: PracticePlace, *, visible_to: Viewer) -> PracticeBaseList | None:
    """Return the list a place's base was sent, to staff and to the base itself."""
    is_own = place.organization_id in visible_to.organization_ids
    if not is_own and not visible_to.can(Permission.PAPER_MANAGE):
        return None
    return find_list(place.period, place.base_id)


def get_base(base_id: int) -> PracticeBase:
    """Return a base with its organization; raises NotFoundError."""
    base = db.session.get(PracticeBase, base_id, options=[joinedload(PracticeBase.organization)])
    if base is None:
        raise NotFoundError
    return base


def get_list_paper(sent: PracticeBaseList) -> Paper:
    """Return the newest paper of a named list; raises NotFoundError when its term is over."""
    papers = standing_papers(PRACTICE_BASE_LIST.name, PracticeBaseList.__tablename__, [sent.id])
    paper = papers.get(sent.id)
    if paper is None or paper.snapshot is None:
        raise NotFoundError
    return paper


def directed_bases(period: PracticePeriod) -> dict[int, int]:
    """Return which base the direction of each placement names, by the placement's id."""
    statement = (
        select(Placement.id, PracticePaperLine.base_id)
        .join(
            Paper,
            (Paper.entity == Placement.__tablename__)
            & (Paper.entity_id == Placement.id)
            & (Paper.kind == PRACTICE_DIRECTION.name)
            & (Paper.state == PaperState.ISSUED),
        )
        .join(PracticePaperLine, PracticePaperLine.paper_id == Paper.id)
        .where(Placement.period_id == period.id)
    )
    return dict(db.session.execute(statement).all())


def get_own_placement(placement_id: int, *, visible_to: Viewer) -> Placement:
    """Return a placement whose papers a person may have; raises NotFoundError.

    Staff has any, a student the own one once the distribution is published.
    """
    statement = (
        select(Placement)
        .join(Placement.student)
        .join(Placement.period)
        .where(Placement.id == placement_id, Placement.place_id.is_not(None), IS_PUBLISHED)
    )
    if not visible_to.can(Permission.PAPER_MANAGE):
        statement = statement.where(Student.user_id == visible_to.id)
    found = db.session.scalar(statement)
    if found is None:
        raise NotFoundError
    return found


def students_by_id(ids: Collection[int]) -> Mapping[int, Student]:
    """Return students with their groups, by id: those an earlier paper named too."""
    statement = select(Student).options(joinedload(Student.group)).where(Student.id.in_(ids))
    return {one.id: one for one in db.session.scalars(statement)}


def bases_by_id(ids: Collection[int]) -> Mapping[int, PracticeBase]:
    """Return bases with their organizations, by id."""
    statement = (
        select(PracticeBase)
        .options(
            joinedload(PracticeBase.organization).selectinload(Organization.contacts),
            selectinload(PracticeBase.responsibles),
        )
        .where(PracticeBase.id.in_(ids))
    )
    return {one.id: one for one in db.session.scalars(statement)}


def placed_of(period: PracticePeriod) -> list[tuple[int, int, int]]:
    """Return (placement's id, student's id, base's id) of everybody who has a place."""
    statement = (
        select(Placement.id, Placement.student_id, PracticePlace.base_id)
        .join(Placement.place)
        .where(Placement.period_id == period.id)
    )
    return [(row[0], row[1], row[2]) for row in db.session.execute(statement)]


def papers_of_orders(orders: Sequence[PracticeOrder]) -> dict[int, Paper]:
    """Return the papers of orders, by the order's id."""
    ids = [one.id for one in orders]
    return standing_papers(PRACTICE_ORDER.name, PracticeOrder.__tablename__, ids)


def count_without_seat(period: PracticePeriod) -> int:
    """Count the outcomes of a period that still wait for a place."""
    statement = select(func.count(Placement.id)).where(
        Placement.period_id == period.id, Placement.waits_for_seat()
    )
    return db.session.scalar(statement) or 0


def lists_past(day: date) -> Select[Any]:
    """Select the named lists of practice that ended before a day and still hold names."""
    held = select(Paper.entity_id).where(
        Paper.entity == PracticeBaseList.__tablename__, Paper.snapshot.is_not(None)
    )
    return (
        select(PracticeBaseList)
        .join(PracticeBaseList.period)
        .where(PracticePeriod.ends_on < day, PracticeBaseList.id.in_(held))
    )


def lists_of(period: PracticePeriod) -> Sequence[PracticeBaseList]:
    """Return the named lists of a period."""
    statement = select(PracticeBaseList).where(PracticeBaseList.period_id == period.id)
    return db.session.scalars(statement.order_by(PracticeBaseList.id)).all()
