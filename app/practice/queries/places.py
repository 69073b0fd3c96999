"""Reading places: who offers what, how many wish for it."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from app.base.errors import NotFoundError
from app.base.search import matches
from app.extensions import db
from app.organizations.models import Organization
from app.practice.enums import PeriodState
from app.practice.models import PracticeApplication, PracticePeriod, PracticePlace, Wish


def list_places(
    period: PracticePeriod, *, search: str | None = None
) -> Select[PracticePlace, int, int]:
    """Select (place, wishers, first wishers) of a period by the name of the base."""
    statement = (
        select(PracticePlace, _wishers().label("wishers"), _wishers(1).label("first"))
        .join(PracticePlace.organization)
        .options(contains_eager(PracticePlace.organization), joinedload(PracticePlace.speciality))
        .where(PracticePlace.period_id == period.id)
        .order_by(Organization.name_key, PracticePlace.title_key, PracticePlace.id)
    )
    if search:
        base = (Organization, PracticePlace.organization_id)
        statement = statement.where(matches(search, (PracticePlace, PracticePlace.id), base))
    return statement


def offered_to(
    period: PracticePeriod,
    *,
    speciality_id: int,
    search: str | None = None,
    without: Iterable[int] = (),
) -> Select[PracticePlace, int, int]:
    """Select the places a student of a speciality may wish for, those chosen left out."""
    return list_places(period, search=search).where(
        _takes(speciality_id), PracticePlace.id.not_in(list(without))
    )


def list_offered_ids(period: PracticePeriod, *, speciality_id: int) -> set[int]:
    """Return the ids of the places a student may wish for, held until the transaction ends."""
    # Shared locks: a place cannot be removed between this look and the wish that names it.
    statement = (
        select(PracticePlace.id)
        .where(PracticePlace.period_id == period.id, _takes(speciality_id))
        .with_for_update(read=True)
    )
    return set(db.session.scalars(statement))


def list_chosen(period: PracticePeriod, place_ids: list[int]) -> list[Any]:
    """Return (place, wishers, first wishers) of chosen places in the order chosen."""
    rows = db.session.execute(list_places(period).where(PracticePlace.id.in_(place_ids)))
    found = {row.PracticePlace.id: row for row in rows}
    return [found[place_id] for place_id in place_ids if place_id in found]


def list_places_of(organization_id: int) -> Select[Any]:
    """Select the places of a base in announced periods, the newest period first."""
    return (
        select(PracticePlace)
        .join(PracticePlace.period)
        .options(contains_eager(PracticePlace.period), joinedload(PracticePlace.speciality))
        .where(
            PracticePlace.organization_id == organization_id,
            PracticePeriod.state != PeriodState.DRAFT,
        )
        .order_by(PracticePeriod.starts_on.desc(), PracticePlace.title_key, PracticePlace.id)
    )


def get_place(place_id: int, *, visible_to: Any) -> PracticePlace:
    """Return a place this person may see: staff any, a base its own; raises NotFoundError."""
    statement = (
        select(PracticePlace)
        .where(PracticePlace.id == place_id)
        .options(
            joinedload(PracticePlace.period),
            joinedload(PracticePlace.organization),
            joinedload(PracticePlace.speciality),
        )
    )
    if not visible_to.sees_all:
        statement = statement.join(PracticePlace.period).where(
            PracticePlace.organization_id == visible_to.organization_id,
            PracticePeriod.state != PeriodState.DRAFT,
        )
    place = db.session.scalar(statement)
    if place is None:
        raise NotFoundError
    return place


def find_twin(place: PracticePlace) -> PracticePlace | None:
    """Return another place of the same base, period and work."""
    return db.session.scalar(
        select(PracticePlace).where(
            PracticePlace.period_id == place.period_id,
            PracticePlace.organization_id == place.organization_id,
            PracticePlace.title == place.title,
            PracticePlace.id != (place.id or 0),
        )
    )


def count_wishers(place: PracticePlace) -> int:
    """Count those who wish for a place, drafts among them."""
    statement = select(func.count()).where(Wish.place_id == place.id)
    return db.session.scalar(statement) or 0


def free_place_choices(period: PracticePeriod, speciality_id: int) -> list[tuple[int, str]]:
    """Return (id, label) pairs of the places with free seats for a speciality."""
    free = PracticePlace.taken < PracticePlace.seats
    rows = db.session.execute(list_places(period).where(free, _takes(speciality_id)))
    return [
        (place.id, f"{place.organization.short_name}, {place.title} ({place.free})")
        for place in rows.scalars()
    ]


def _takes(speciality_id: int) -> ColumnElement[bool]:
    return or_(PracticePlace.speciality_id.is_(None), PracticePlace.speciality_id == speciality_id)


def _wishers(rank: int | None = None) -> ColumnElement[int]:
    statement = (
        select(func.count())
        .select_from(Wish)
        .join(PracticeApplication)
        .where(Wish.place_id == PracticePlace.id, PracticeApplication.submitted_at.is_not(None))
    )
    if rank:
        statement = statement.where(Wish.rank == rank)
    return statement.correlate(PracticePlace).scalar_subquery()
