"""The lists of a period's papers: its bases, its students, each with how their paper stands."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import contains_eager, joinedload

from app.base.choices import Choices
from app.base.search import matches
from app.base.viewer import Viewer
from app.documents.models import Paper
from app.documents.practice_forms import PRACTICE_DIRECTION
from app.extensions import db
from app.organizations.models import Organization
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.practice.papers.models import PracticeBaseList
from app.practice.papers.queries.papers import list_placed, standing_papers
from app.practice.queries.periods import IS_PUBLISHED
from app.practice.registry.models import BaseResponsible, PracticeBase
from app.students.models import Student, StudyGroup


class ListedBase(NamedTuple):
    """A base of a period with how many students go there, and the list it was sent."""

    base: PracticeBase
    students: int
    sent: PracticeBaseList | None

    @property
    def id(self) -> int:
        """Return the id that a list ticks by."""
        return self.base.id


def list_bases(period: PracticePeriod, *, q: str | None = None) -> Select[Any]:
    """Select `ListedBase`s: bases that get students in a period, and those that had a list."""
    going = (
        select(func.count())
        .select_from(Placement)
        .join(Placement.place)
        .where(Placement.period_id == period.id, PracticePlace.base_id == PracticeBase.id)
        .correlate(PracticeBase)
        .scalar_subquery()
    )
    own = (PracticeBaseList.base_id == PracticeBase.id) & (PracticeBaseList.period_id == period.id)
    placed = select(_placed_bases(period).c.base_id)
    told = select(PracticeBaseList.base_id).where(PracticeBaseList.period_id == period.id)
    statement = (
        select(PracticeBase)
        .add_columns(going.label("students"), PracticeBaseList)
        .join(PracticeBase.organization)
        .options(contains_eager(PracticeBase.organization).selectinload(Organization.contacts))
        .outerjoin(PracticeBaseList, own)
        .where(PracticeBase.id.in_(placed.union(told)))
    )
    if q:
        words = Organization.short_name.icontains(q, autoescape=True)
        statement = statement.where(words | PracticeBase.town.icontains(q, autoescape=True))
    return statement


BASE_ORDERS = {
    "name": select(Organization.name_key)
    .where(Organization.id == PracticeBase.organization_id)
    .correlate(PracticeBase)
    .scalar_subquery(),
    "town": PracticeBase.town_key,
}


def base_choices_of(period: PracticePeriod) -> Choices:
    """Return the bases that get students in a period to choose among, by name."""
    statement = (
        select(PracticeBase.id, Organization.short_name, PracticeBase.title)
        .join(PracticeBase.organization)
        .where(PracticeBase.id.in_(select(_placed_bases(period).c.base_id)))
        .order_by(Organization.name_key, PracticeBase.id)
    )
    return Choices(
        name="period-bases",
        statement=statement,
        key=PracticeBase.id,
        label=lambda row: ", ".join(filter(None, (row.short_name, row.title))),
        found_by=lambda words: Organization.short_name.icontains(words, autoescape=True),
        of={"period": period.id},
    )


def _placed_bases(period: PracticePeriod) -> Any:
    return (
        select(PracticePlace.base_id)
        .join(Placement, Placement.place_id == PracticePlace.id)
        .where(Placement.period_id == period.id)
        .distinct()
        .subquery()
    )


STUDENT_ORDERS = {
    "name": select(Student.name_key)
    .where(Student.id == Placement.student_id)
    .correlate(Placement)
    .scalar_subquery(),
    "group": select(StudyGroup.name_key)
    .join(Student, Student.group_id == StudyGroup.id)
    .where(Student.id == Placement.student_id)
    .correlate(Placement)
    .scalar_subquery(),
}


def list_students(
    period: PracticePeriod, *, q: str | None = None, group: int | None = None
) -> Select[Any]:
    """Select the placements of a period that have a place, by student or base."""
    statement = list_placed(period, group=group)
    if q:
        statement = statement.where(
            matches(q, (Student, Student.id), (Organization, PracticeBase.organization_id))
        )
    return statement


def directions_of(placements: Iterable[Placement]) -> dict[int, Paper]:
    """Return the directions that stand for placements, by the placement's id."""
    ids = [one.id for one in placements]
    return standing_papers(PRACTICE_DIRECTION.name, Placement.__tablename__, ids)


def places_at(period: PracticePeriod, base_ids: Collection[int]) -> dict[int, list[PracticePlace]]:
    """Return the places of a period by their base: those that have students."""
    found: dict[int, list[PracticePlace]] = {}
    statement = (
        select(PracticePlace)
        .options(joinedload(PracticePlace.base).selectinload(PracticeBase.responsibles))
        .where(
            PracticePlace.period_id == period.id,
            PracticePlace.base_id.in_(base_ids),
            PracticePlace.taken > 0,
        )
    )
    for place in db.session.scalars(statement.order_by(PracticePlace.id)):
        found.setdefault(place.base_id, []).append(place)
    return found


def count_without_responsible(period: PracticePeriod) -> int:
    """Count the bases with students where nobody is named responsible."""
    named = select(BaseResponsible.base_id).where(BaseResponsible.until.is_(None))
    statement = select(func.count(PracticePlace.base_id.distinct())).where(
        PracticePlace.period_id == period.id,
        PracticePlace.taken > 0,
        PracticePlace.supervisor_name == "",
        PracticePlace.base_id.not_in(named),
    )
    return db.session.scalar(statement) or 0


def placements_between(first: date, last: date, *, student_of: Viewer) -> Sequence[Placement]:
    """Return somebody's own places in published practice that touches some days."""
    statement = (
        select(Placement)
        .join(Placement.period)
        .join(Placement.student)
        .options(
            contains_eager(Placement.period),
            joinedload(Placement.place)
            .joinedload(PracticePlace.base)
            .joinedload(PracticeBase.organization),
        )
        .where(
            Student.user_id == student_of.id,
            Placement.place_id.is_not(None),
            IS_PUBLISHED,
            *_touches(first, last),
        )
    )
    return db.session.scalars(statement.order_by(Placement.id)).all()


def periods_between(
    first: date, last: date, *, organization_ids: Collection[int] | None = None
) -> Sequence[PracticePeriod]:
    """Return the periods that touch some days; of organizations, those that bring them students."""
    statement = select(PracticePeriod).where(*_touches(first, last))
    if organization_ids is not None:
        brings = select(PracticePlace.period_id).where(
            PracticePlace.organization_id.in_(organization_ids), PracticePlace.taken > 0
        )
        statement = statement.where(IS_PUBLISHED, PracticePeriod.id.in_(brings))
    return db.session.scalars(statement.order_by(PracticePeriod.id)).all()


def _touches(first: date, last: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return PracticePeriod.starts_on <= last, PracticePeriod.ends_on >= first
