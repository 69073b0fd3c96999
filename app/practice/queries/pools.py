"""Reading the ledger from the side of places: which pool each draws from, what is left there."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    Subquery,
    and_,
    case,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.orm import contains_eager

from app.deadlines.academic_year import AcademicYear
from app.extensions import db
from app.practice.hosting.enums import IntentState
from app.practice.hosting.models import CapacityWeek, HostingIntent, HostingRow
from app.practice.hosting.rules import Draw, monday_of, year_of
from app.practice.models import PracticePeriod, PracticePlace
from app.practice.registry.models import PracticeBase


class Weeks(NamedTuple):
    """The weeks of a practice by their Mondays, and the academic year whose intents count."""

    first: date
    last: date
    year: int

    @classmethod
    def between(cls, starts_on: date, ends_on: date) -> "Weeks":
        """Return the weeks a practice of these days takes."""
        return cls(monday_of(starts_on), monday_of(ends_on), year_of(starts_on))

    @classmethod
    def of(cls, period: PracticePeriod) -> "Weeks":
        """Return the weeks of a period."""
        return cls.between(period.starts_on, period.ends_on)

    @property
    def number(self) -> int:
        """How many weeks these are."""
        return (self.last - self.first).days // 7 + 1


def has_ledger(weeks: Weeks) -> ColumnElement[bool]:
    """Return the condition that the place's base has said what it takes in the year."""
    return exists().where(
        HostingIntent.base_id == PracticePlace.base_id,
        HostingIntent.year == weeks.year,
        HostingIntent.state != IntentState.ASKED,
    )


def pool_of(weeks: Weeks) -> ScalarSelect[int]:
    """Return the pool a place draws from, as SQL; as `hosting.rules.pool_for` chooses it."""
    takes = or_(
        HostingRow.speciality_id == PracticePlace.speciality_id,
        HostingRow.speciality_id.is_(None),
    )
    statement = (
        select(HostingRow.id)
        .join(HostingRow.intent)
        .where(
            HostingIntent.base_id == PracticePlace.base_id,
            HostingIntent.year == weeks.year,
            HostingRow.first_week <= weeks.first,
            HostingRow.last_week >= weeks.last,
            takes,
        )
        .order_by(HostingRow.speciality_id.is_(None), HostingRow.position)
        .limit(1)
    )
    return statement.correlate(PracticePlace).scalar_subquery()


def free_in_pool(weeks: Weeks) -> ScalarSelect[int]:
    """Return how many seats a place's pool has in its fullest week, as SQL."""
    return (
        select(func.min(CapacityWeek.seats - CapacityWeek.taken))
        .where(
            CapacityWeek.row_id == pool_of(weeks),
            CapacityWeek.week.between(weeks.first, weeks.last),
        )
        .correlate(PracticePlace)
        .scalar_subquery()
    )


def free_seats(weeks: Weeks) -> ColumnElement[int]:
    """Return how many more a place can take: of its own seats and of its base's pool."""
    own = PracticePlace.seats - PracticePlace.taken
    pooled = func.coalesce(free_in_pool(weeks), 0)
    return case((~has_ledger(weeks), own), (pooled < own, pooled), else_=own)


def count_free(
    period: PracticePeriod, *, held: Mapping[int, int] | None = None
) -> dict[int | None, int]:
    """Count the seats left in a period by the speciality they are for (None: any).

    Places that draw from one pool share what is left in it; those for one speciality come first.
    `held` asks what would be left if so many had seats of the places instead of those who do.
    """
    free: dict[int | None, int] = {}
    for row, own in _free_by_place(period, held):
        free[row.speciality_id] = free.get(row.speciality_id, 0) + own
    return free


def count_free_by_town(period: PracticePeriod) -> dict[str, dict[int | None, int]]:
    """Count the seats left by the key of the town, then by the speciality they are for."""
    base = PracticeBase
    keys = select(PracticePlace.id, base.settlement_key).join(PracticePlace.base)
    rows = db.session.execute(keys.where(PracticePlace.period_id == period.id))
    town_of = {row[0]: row[1] for row in rows}
    found: dict[str, dict[int | None, int]] = {}
    for row, own in _free_by_place(period, None):
        free = found.setdefault(town_of[row.place_id], {})
        free[row.speciality_id] = free.get(row.speciality_id, 0) + own
    return found


def _free_by_place(
    period: PracticePeriod, held: Mapping[int, int] | None
) -> Iterator[tuple["_PooledPlace", int]]:
    """Yield the places that have seats left, each with its share of its pool."""
    rows = _seats_and_pools(period)
    left: dict[int, int] = {}
    for row in rows:
        if row.pool is not None:
            more = 0 if held is None else held.get(row.place_id, 0) - row.taken
            left[row.pool] = left.get(row.pool, row.in_pool) - more
    for row in rows:
        own = row.seats - (row.taken if held is None else held.get(row.place_id, 0))
        if row.has_ledger:
            own = min(own, left.get(row.pool, 0) if row.pool is not None else 0)
        if own > 0:
            yield row, own
            if row.pool is not None:
                left[row.pool] -= own


class _PooledPlace(NamedTuple):
    """A place's seats, and what is left in its pool."""

    place_id: int
    speciality_id: int | None
    seats: int
    taken: int
    has_ledger: bool
    pool: int | None
    in_pool: int


def _seats_and_pools(period: PracticePeriod) -> list[_PooledPlace]:
    weeks, place = Weeks.of(period), PracticePlace
    statement = (
        select(place.id, place.speciality_id, place.seats, place.taken)
        .add_columns(has_ledger(weeks), pool_of(weeks), func.coalesce(free_in_pool(weeks), 0))
        .where(place.period_id == period.id)
        .order_by(place.speciality_id.is_(None), place.id)
    )
    return [_PooledPlace(*row) for row in db.session.execute(statement)]


def has_free_seats(period: PracticePeriod) -> ColumnElement[bool]:
    """Return the condition that a place of a period can take one more."""
    weeks = Weeks.of(period)
    return and_(PracticePlace.taken < PracticePlace.seats, free_seats(weeks) > 0)


def count_room(place: PracticePlace) -> int | None:
    """Return how many its base takes besides, None when it has not said for the year."""
    weeks = Weeks.of(place.period)
    statement = select(func.coalesce(free_in_pool(weeks), 0)).where(
        PracticePlace.id == place.id, has_ledger(weeks)
    )
    return db.session.scalar(statement)


class PoolLimit(NamedTuple):
    """Places that draw from the same seats: how many they may hold together.

    `seats` counts those that the period's places hold already.
    """

    key: str
    place_ids: tuple[int, ...]
    seats: int


def pool_limits(period: PracticePeriod) -> list[PoolLimit]:
    """Return the limits that the ledger puts on a period's places, by the pool.

    A place whose base has answered and keeps no seats for it in these weeks has a limit of its
    own, of what it holds already. Places of bases that said nothing are not limited.
    """
    weeks = Weeks.of(period)
    pool, free = pool_of(weeks), func.coalesce(free_in_pool(weeks), 0)
    statement = (
        select(PracticePlace.id)
        .add_columns(pool, free, PracticePlace.taken)
        .where(PracticePlace.period_id == period.id, has_ledger(weeks))
        .order_by(PracticePlace.id)
    )
    pools: dict[str, PoolLimit] = {}
    for place_id, row_id, left, taken in db.session.execute(statement):
        key = f"pool{row_id}" if row_id else f"place{place_id}"
        before = pools.get(key, PoolLimit(key, (), left))
        pools[key] = PoolLimit(key, (*before.place_ids, place_id), before.seats + taken)
    return list(pools.values())


class PlaceDraw(NamedTuple):
    """What the ledger is asked when a seat of a place is taken."""

    weeks: Weeks
    has_ledger: bool
    row_id: int | None


def find_draw(place_id: int) -> PlaceDraw:
    """Return the pool a place draws from, and whether its base has a ledger at all."""
    dates = (
        select(PracticePeriod.starts_on, PracticePeriod.ends_on)
        .join(PracticePlace, PracticePlace.period_id == PracticePeriod.id)
        .where(PracticePlace.id == place_id)
    )
    weeks = Weeks.between(*db.session.execute(dates).one())
    statement = select(has_ledger(weeks), pool_of(weeks)).where(PracticePlace.id == place_id)
    return PlaceDraw(weeks, *db.session.execute(statement.select_from(PracticePlace)).one())


def seats_by_pool(given: Subquery, weeks: Weeks) -> Select[Any]:
    """Select (row_id, seats) of seats given by place: what each pool has to give."""
    row_id = pool_of(weeks).label("row_id")
    placed = (
        select(row_id)
        .add_columns(given.c.seats)
        .select_from(PracticePlace)
        .join(given, given.c.place_id == PracticePlace.id)
        .where(has_ledger(weeks))
        .subquery()
    )
    return select(placed.c.row_id, func.sum(placed.c.seats).label("seats")).group_by(
        placed.c.row_id
    )


def draws_at(base_id: int, year: int) -> list[Draw]:
    """Return the seats that are taken at a base in a year, by places."""
    return [
        Draw(place.speciality_id, weeks.first, weeks.last, place.taken, place.period.title)
        for place in places_of_year(base_id, year)
        if place.taken
        for weeks in [Weeks.of(place.period)]
    ]


def places_of_year(base_id: int, year: int) -> Sequence[PracticePlace]:
    """Return a base's places in the periods of an academic year."""
    statement = (
        select(PracticePlace)
        .join(PracticePlace.period)
        .options(contains_eager(PracticePlace.period))
        .where(PracticePlace.base_id == base_id, in_year(year))
        .order_by(PracticePeriod.starts_on, PracticePlace.id)
        .execution_options(populate_existing=True)
    )
    return db.session.scalars(statement).all()


def in_year(year: int) -> ColumnElement[bool]:
    """Return the condition that a period begins in an academic year."""
    whole = AcademicYear(year)
    return and_(PracticePeriod.starts_on >= whole.start, PracticePeriod.starts_on <= whole.end)


def places_to_hold(base_id: int, year: int) -> Select[Any]:
    """Select a base's places in the periods of a year, in the order of locks."""
    of_year = select(PracticePeriod.id).where(in_year(year))
    return (
        select(PracticePlace)
        .where(PracticePlace.base_id == base_id, PracticePlace.period_id.in_(of_year))
        .order_by(PracticePlace.id)
    )


def ledgers_of(period: PracticePeriod, years: Collection[int]) -> Select[Any]:
    """Select the answers of some years that a period's taken seats stand in, in order of locks."""
    bases = select(PracticePlace.base_id).where(
        PracticePlace.period_id == period.id, PracticePlace.taken > 0
    )
    return (
        select(HostingIntent)
        .where(
            HostingIntent.base_id.in_(bases),
            HostingIntent.state != IntentState.ASKED,
            HostingIntent.year.in_(years),
        )
        .order_by(HostingIntent.id)
    )
