"""Reading what practice knows of the bases of the registry: seats of a year, students of all."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, Subquery, func, select

from app.base.viewer import Viewer
from app.deadlines.academic_year import AcademicYear
from app.extensions import db
from app.practice.enums import PeriodState
from app.practice.hosting.enums import IntentState
from app.practice.hosting.models import HostingIntent, HostingRow
from app.practice.hosting.queries import effective_seats_sql
from app.practice.hosting.rules import year_of
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.practice.registry import queries as registry
from app.practice.registry.models import PracticeBase
from app.practice.registry.queries import RegistryRow
from app.students.models import Speciality


def _seats(today: date) -> Subquery:
    """Return the seats bases promised for the academic year of a day, by speciality."""
    row = HostingRow
    return (
        select(
            HostingIntent.base_id,
            row.speciality_id,
            func.sum(effective_seats_sql()).label("seats"),
        )
        .join(row.intent)
        .where(HostingIntent.year == year_of(today), HostingIntent.state == IntentState.HOSTS)
        .group_by(HostingIntent.base_id, row.speciality_id)
        .subquery()
    )


def list_bases(
    *,
    visible_to: Viewer,
    today: date,
    seats: bool | None = None,
    confirmed: bool | None = None,
    **criteria: Any,
) -> Select[Any]:
    """Select the bases of the registry, also by what they said of this academic year."""
    asked = ((seats, bases_with_seats), (confirmed, bases_confirmed))
    among = [ids(today) for is_asked, ids in asked if is_asked]
    return registry.list_bases(visible_to=visible_to, among=among, **criteria)


def bases_with_seats(today: date) -> Select[Any]:
    """Select the ids of the bases that promised seats for this academic year."""
    return select(_seats(today).c.base_id)


def bases_confirmed(today: date) -> Select[Any]:
    """Select the ids of the bases that have answered for this academic year."""
    is_answered = HostingIntent.state != IntentState.ASKED
    return select(HostingIntent.base_id).where(HostingIntent.year == year_of(today), is_answered)


def with_seats(bases: Sequence[PracticeBase], today: date) -> list[RegistryRow]:
    """Add to bases what they promised for this academic year, in one query.

    Seats are None where a base has not answered yet.
    """
    promised = func.coalesce(func.sum(effective_seats_sql()), 0)
    statement = (
        select(HostingIntent.base_id, promised)
        .outerjoin(HostingIntent.rows)
        .where(
            HostingIntent.year == year_of(today),
            HostingIntent.state != IntentState.ASKED,
            HostingIntent.base_id.in_([base.id for base in bases]),
        )
        .group_by(HostingIntent.base_id)
    )
    found: dict[int, int] = dict(db.session.execute(statement).all())
    return [RegistryRow(base, found.get(base.id)) for base in bases]


class SeatsOfBase(NamedTuple):
    """Seats at a base for a speciality by its code, for any when there is none."""

    base_id: int
    code: str | None
    speciality_id: int | None
    seats: int


def list_seats(today: date) -> list[SeatsOfBase]:
    """Return the seats of every base by specialities this academic year."""
    seats = _seats(today)
    statement = (
        select(seats.c.base_id, Speciality.code, seats.c.speciality_id, seats.c.seats)
        .outerjoin_from(seats, Speciality, Speciality.id == seats.c.speciality_id)
        .order_by(Speciality.code)
    )
    return [SeatsOfBase(*row) for row in db.session.execute(statement)]


class BaseYear(NamedTuple):
    """A base in an academic year: what it gave and who came."""

    year: AcademicYear
    places: int
    seats: int
    students: int


def list_years_of(base: PracticeBase) -> list[BaseYear]:
    """Return the years in which a base took part in practice, the latest first.

    Students are counted by published distributions.
    """
    place, period = PracticePlace, PracticePeriod
    came = (
        select(func.count(Placement.id))
        .where(Placement.place_id == place.id, period.state == PeriodState.PUBLISHED)
        .correlate(place, period)
        .scalar_subquery()
    )
    rows = db.session.execute(
        select(period.starts_on, place.seats, came)
        .join(place.period)
        .where(place.base_id == base.id)
    )
    years: dict[AcademicYear, list[tuple[int, int]]] = {}
    for starts_on, seats, students in rows:
        years.setdefault(AcademicYear.containing(starts_on), []).append((seats, students))
    found = [
        BaseYear(year, len(held), sum(one[0] for one in held), sum(one[1] for one in held))
        for year, held in years.items()
    ]
    return sorted(found, key=lambda one: one.year.first_year, reverse=True)
