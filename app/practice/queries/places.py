"""Reading places: who offers what, how many wish for it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Float,
    ScalarSelect,
    Select,
    SQLColumnExpression,
    cast,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.orm import contains_eager, joinedload

from app.base.choices import Choices
from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.organizations.enums import OrganizationKind
from app.organizations.models import Organization
from app.practice.enums import PeriodState
from app.practice.models import (
    PracticeApplication,
    PracticePeriod,
    PracticePlace,
    Wish,
    period_groups,
)
from app.practice.queries.applications import is_in_groups
from app.practice.queries.periods import CHANGES_PLACES, is_of_student
from app.practice.queries.pools import Weeks, free_seats, has_free_seats
from app.practice.registry.models import PracticeBase
from app.practice.registry.queries import town_choices
from app.students.models import Student
from app.students.queries import is_studying

_SHOWN_MINIMUMS = 100


def _of_base(key: SQLColumnExpression[str]) -> ScalarSelect[str]:
    base = Organization.id == PracticePlace.organization_id
    return select(key).where(base).correlate(PracticePlace).scalar_subquery()


def _wishers(*conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    """Count the students of the period's groups who sent a wish for a place."""
    statement = (
        select(func.count())
        .select_from(Wish)
        .join(Wish.application)
        .join(PracticeApplication.student)
        .join(period_groups, period_groups.c.group_id == Student.group_id)
        .where(
            Wish.place_id == PracticePlace.id,
            PracticeApplication.submitted_at.is_not(None),
            period_groups.c.period_id == PracticePlace.period_id,
            is_studying(),
            *conditions,
        )
    )
    return statement.correlate(PracticePlace).scalar_subquery()


_TOWN = (
    select(PracticeBase.town_key)
    .where(PracticeBase.id == PracticePlace.base_id)
    .correlate(PracticePlace)
    .scalar_subquery()
)
_BASE = _of_base(Organization.name_key)
SORTABLE = {
    "name": _BASE,
    "town": _TOWN,
    "seats": PracticePlace.seats,
    "taken": PracticePlace.taken,
    "first": _wishers(Wish.rank == 1),
    "wishers": _wishers(),
}
# What a student chooses by; `rivals` is how many wish for one seat.
OFFERED_ORDERS: dict[str, SQLColumnExpression[Any]] = {
    "name": _BASE,
    "town": _TOWN,
    "rivals": cast(_wishers(), Float) / PracticePlace.seats,
}
_PERIOD_START = select(PracticePeriod.starts_on).where(PracticePeriod.id == PracticePlace.period_id)
OWN_SORTABLE = {
    "starts": _PERIOD_START.correlate(PracticePlace).scalar_subquery(),
    "title": PracticePlace.title_key,
    "seats": PracticePlace.seats,
}

SEARCHED = (
    PracticePlace,
    PracticeBase,
    Organization,
)  # the records whose words the list is searched by


class PlaceRow(NamedTuple):
    """A place, how many of the period's students wish for it and how many name it first."""

    place: PracticePlace
    wishers: int
    first: int
    is_uncovered: bool = False  # told to staff alone (queries/uncovered.py)


def list_places(
    period: PracticePeriod,
    *,
    q: str | None = None,
    town: str | None = None,
    kind: OrganizationKind | None = None,
    organization: int | None = None,
    free: bool | None = None,
) -> Select[Any]:
    """Select the places of a period; the caller orders them, `count_demand` counts for a page.

    `town` is a settlement's key (see `base/settlements.py`).
    """
    statement = (
        select(PracticePlace)
        .options(
            joinedload(PracticePlace.organization),
            joinedload(PracticePlace.base),
            joinedload(PracticePlace.speciality),
        )
        .where(PracticePlace.period_id == period.id)
    )
    if q:
        statement = statement.where(_has_words(q))
    if town:
        statement = statement.where(is_in_town(town))
    if kind:
        statement = statement.where(is_at_base(Organization.kind == kind))
    if free:
        statement = statement.where(has_free_seats(period))
    if organization:
        statement = statement.where(PracticePlace.organization_id == organization)
    return statement


def _has_words(words: str) -> ColumnElement[bool]:
    place = PracticePlace
    owner, base = (Organization, place.organization_id), (PracticeBase, place.base_id)
    return matches(words, (place, place.id), base, owner)


def is_at_base(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that a place's base is such an organization."""
    return exists().where(Organization.id == PracticePlace.organization_id, condition)


def is_in_town(town: str) -> ColumnElement[bool]:
    """Return the condition that a place's base is in a town by its key."""
    base = PracticeBase
    return exists().where(base.id == PracticePlace.base_id, base.settlement_key == town)


def towns_of(period: PracticePeriod) -> list[tuple[str, str]]:
    """Return (key, town) pairs of the towns with places in a period."""
    places = exists().where(
        PracticePlace.base_id == PracticeBase.id, PracticePlace.period_id == period.id
    )
    return town_choices(places)


def list_with_minimum(period: PracticePeriod) -> Sequence[PracticePlace]:
    """Return the first places that open only when enough students come."""
    statement = (
        select(PracticePlace)
        .join(PracticePlace.organization)
        .options(contains_eager(PracticePlace.organization))
        .where(PracticePlace.period_id == period.id, PracticePlace.minimum > 1)
        .order_by(Organization.name_key, PracticePlace.id)
        .limit(_SHOWN_MINIMUMS)
    )
    return db.session.scalars(statement).all()


def offered_to(
    period: PracticePeriod,
    *,
    speciality_id: int,
    q: str | None = None,
    town: str | None = None,
    kind: OrganizationKind | None = None,
    without: Iterable[int] = (),
) -> Select[Any]:
    """Select the places a student of a speciality may wish for, those chosen left out."""
    return list_places(period, q=q, town=town, kind=kind).where(
        _takes(speciality_id), PracticePlace.id.not_in(list(without))
    )


def list_offered_ids(period: PracticePeriod, *, speciality_id: int) -> set[int]:
    """Return the ids of the places a student may wish for."""
    statement = select(PracticePlace.id).where(
        PracticePlace.period_id == period.id, _takes(speciality_id)
    )
    return set(db.session.scalars(statement))


def list_chosen(period: PracticePeriod, place_ids: Sequence[int]) -> list[PlaceRow]:
    """Return chosen places in the order chosen; a refused list may name one twice, shown once."""
    places = db.session.scalars(list_places(period).where(PracticePlace.id.in_(place_ids)))
    found = {row.place.id: row for row in count_demand(period, places.all())}
    return [found[place_id] for place_id in dict.fromkeys(place_ids) if place_id in found]


def count_demand(period: PracticePeriod, places: Sequence[PracticePlace]) -> list[PlaceRow]:
    """Count who wishes for some places, in one query: those of the groups who sent it."""
    statement = (
        select(Wish.place_id, func.count(), func.count().filter(Wish.rank == 1))
        .join(Wish.application)
        .join(PracticeApplication.student)
        .where(
            Wish.place_id.in_([place.id for place in places]),
            PracticeApplication.submitted_at.is_not(None),
            is_in_groups(period),
        )
        .group_by(Wish.place_id)
    )
    counts = {place: (wishers, first) for place, wishers, first in db.session.execute(statement)}
    return [PlaceRow(place, *counts.get(place.id, (0, 0))) for place in places]


def list_places_of(organization_ids: Collection[int]) -> Select[Any]:
    """Select the places of bases in announced periods; the caller orders them."""
    return (
        select(PracticePlace)
        .join(PracticePlace.period)
        .options(contains_eager(PracticePlace.period), joinedload(PracticePlace.speciality))
        .where(
            PracticePlace.organization_id.in_(organization_ids),
            PracticePeriod.state != PeriodState.DRAFT,
        )
    )


class OwnPlaceCounts(NamedTuple):
    """What a base offers in announced periods that are not over: places and seats."""

    places: int
    seats: int


def count_offered_by(organization_ids: Collection[int], today: date) -> OwnPlaceCounts:
    """Count what bases offer now and later."""
    statement = (
        select(func.count(PracticePlace.id), func.coalesce(func.sum(PracticePlace.seats), 0))
        .join(PracticePlace.period)
        .where(
            PracticePlace.organization_id.in_(organization_ids),
            PracticePeriod.state != PeriodState.DRAFT,
            PracticePeriod.ends_on >= today,
        )
    )
    row = db.session.execute(statement).one()
    return OwnPlaceCounts(row[0], row[1])


def search_places_of(
    organization_ids: Collection[int], q: str, *, limit: int
) -> Sequence[PracticePlace]:
    """Return the first places of bases whose work or period has these words."""
    period = (PracticePeriod, PracticePlace.period_id)
    found = matches(q, (PracticePlace, PracticePlace.id), period)
    statement = list_places_of(organization_ids).where(found)
    newest = statement.order_by(PracticePeriod.starts_on.desc(), PracticePlace.title_key)
    return db.session.scalars(newest.order_by(PracticePlace.id).limit(limit)).all()


def search_places(q: str, *, limit: int) -> Sequence[PracticePlace]:
    """Return the first places of all bases, for staff, the newest period's first."""
    found = (
        select(PracticePlace)
        .join(PracticePlace.period)
        .where(_has_words(q))
        .options(
            contains_eager(PracticePlace.period),
            joinedload(PracticePlace.base).joinedload(PracticeBase.organization),
        )
        .order_by(PracticePeriod.starts_on.desc(), PracticePlace.id)
    )
    return db.session.scalars(found.limit(limit)).all()


def get_place(place_id: int, *, visible_to: Viewer) -> PracticePlace:
    """Return a place this person may see; raises NotFoundError.

    Staff see any, a base its own, students those of their periods.
    """
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
        own = PracticePlace.organization_id.in_(visible_to.organization_ids)
        statement = statement.join(PracticePlace.period).where(
            or_(own, is_of_student(Student.user_id == visible_to.id)),
            PracticePeriod.state != PeriodState.DRAFT,
        )
    place = db.session.scalar(statement)
    if place is None:
        raise NotFoundError
    return place


def list_titles_at(
    period: PracticePeriod, organization_id: int, *, without: int | None
) -> Sequence[str]:
    """Return what students do at a base in a period, one place left out."""
    statement = select(PracticePlace.title).where(
        PracticePlace.period_id == period.id,
        PracticePlace.organization_id == organization_id,
        PracticePlace.id != (without or 0),
    )
    return db.session.scalars(statement).all()


class Wishers(NamedTuple):
    """How many wish for a place, drafts among them, and how many of them have left the groups."""

    total: int
    left: int


def count_wishers(place: PracticePlace) -> Wishers:
    """Count those who wish for a place, drafts among them."""
    left = func.count().filter(~is_in_groups(place.period))
    statement = (
        select(func.count(), left)
        .select_from(Wish)
        .join(Wish.application)
        .join(PracticeApplication.student)
        .where(Wish.place_id == place.id)
    )
    return Wishers(*db.session.execute(statement).one())


def free_place_choices(
    period: PracticePeriod, speciality_id: int | None = None, *, without: int | None = None
) -> Choices:
    """Return the places with free seats, for a speciality or all, to choose among, by bases.

    `without` leaves out one place: where the student is already.
    """
    place = PracticePlace
    free = [place.period_id == period.id, has_free_seats(period)]
    of = {"period": period.id}
    if without:
        free.append(place.id != without)
    if speciality_id:
        free.append(_takes(speciality_id))
        of["speciality"] = speciality_id
    return Choices(
        name="free-places",
        statement=select(place.id)
        .add_columns(
            Organization.short_name,
            PracticeBase.title.label("site"),
            place.title,
            free_seats(Weeks.of(period)).label("free"),
        )
        .join(place.organization)
        .join(place.base)
        .where(*free)
        .order_by(Organization.name_key, place.title_key, place.id),
        key=place.id,
        label=lambda row: (
            ", ".join(filter(None, (row.short_name, row.site, row.title))) + f" ({row.free})"
        ),
        found_by=_has_words,
        of=of,
    )


def _takes(speciality_id: int) -> ColumnElement[bool]:
    return or_(PracticePlace.speciality_id.is_(None), PracticePlace.speciality_id == speciality_id)


def list_importable() -> list[PracticePlace]:
    """Return the places of periods whose places still change."""
    statement = select(PracticePlace).join(PracticePlace.period).where(CHANGES_PLACES)
    joined = statement.options(contains_eager(PracticePlace.period))
    return list(db.session.scalars(joined.order_by(PracticePlace.id)))
