"""Seats of bases over weeks: drawn, given back and counted anew, never more than there are.

A place holds its own seats; where its base said what it takes in the year, the same seat is drawn
from the base's pool in every week of the practice.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Subquery, Update, func, insert, select, true, update

from app.base.locks import lock, lock_rows
from app.extensions import db
from app.practice.errors import PoolFullError
from app.practice.hosting.models import CapacityWeek, HostingIntent, HostingRow
from app.practice.hosting.rules import PoolTerms, count_taken, effective_seats, year_of
from app.practice.models import PracticePeriod
from app.practice.queries import pools as queries
from app.practice.queries.pools import Weeks


def draw_seats(place_id: int, *, count: int) -> None:
    """Draw seats of a place from its base's pool in every week; raises PoolFullError.

    Whoever draws holds the place's own row already: an intent that changes waits for it, or has
    been read by the statements here.
    """
    draw = queries.find_draw(place_id)
    if not draw.has_ledger:
        return
    if draw.row_id is None:
        raise PoolFullError(field="place_id")
    fits = CapacityWeek.taken + count <= CapacityWeek.seats
    statement = _of_pool(draw.row_id, draw.weeks, count).where(fits)
    if _rows_changed(statement) != draw.weeks.number:
        raise PoolFullError(field="place_id")


def return_drawn(place_id: int, *, count: int) -> None:
    """Give seats of a place back to its base's pool."""
    draw = queries.find_draw(place_id)
    if draw.row_id is not None:
        _rows_changed(_of_pool(draw.row_id, draw.weeks, -count))


def draw_many(given: Subquery, period: PracticePeriod) -> None:
    """Draw seats given by place (place_id, seats) from their pools; raises PoolFullError.

    One conditional UPDATE for all weeks of all pools.
    """
    weeks = Weeks.of(period)
    wanted = queries.seats_by_pool(given, weeks).subquery()
    fits = CapacityWeek.taken + wanted.c.seats <= CapacityWeek.seats
    changed = _change_many(wanted, weeks, wanted.c.seats, fits)
    if changed != weeks.number * (db.session.scalar(select(func.count()).select_from(wanted)) or 0):
        raise PoolFullError(field="place_id")


def return_many(given: Subquery, period: PracticePeriod) -> None:
    """Give seats of many places back to their pools."""
    weeks = Weeks.of(period)
    wanted = queries.seats_by_pool(given, weeks).subquery()
    _change_many(wanted, weeks, -wanted.c.seats, true())


def keep_pools(intent: HostingIntent, pools: Sequence[PoolTerms]) -> None:
    """Write an intent's pools and count anew what is taken of them.

    The base and its places are held: nobody takes a seat meanwhile, and no place is added.
    Raises IntentBelowTakenError when students already have more than the pools hold.
    """
    lock(intent.base)
    lock_rows(queries.places_to_hold(intent.base_id, intent.year))
    taken = count_taken(pools, queries.draws_at(intent.base_id, intent.year))
    intent.rows.clear()
    db.session.flush()
    intent.rows.extend(_row(position, pool) for position, pool in enumerate(pools))
    db.session.flush()
    weeks = [
        {"row_id": row.id, "week": week, "seats": effective_seats(row), "taken": count}
        for row, counts in zip(intent.rows, taken, strict=True)
        for week, count in counts.items()
    ]
    if weeks:
        db.session.execute(insert(CapacityWeek), weeks)


def recount_period(period: PracticePeriod, *, begun: date) -> None:
    """Count the ledgers anew that a period's seats stand in: its days have changed.

    `begun` is the day it began before. Raises IntentBelowTakenError when a base does not take so
    many in the new weeks.
    """
    years = {year_of(period.starts_on), year_of(begun)}
    for intent in lock_rows(queries.ledgers_of(period, years)):
        keep_pools(intent, [_terms(row) for row in intent.rows])


def _of_pool(row_id: int, weeks: Weeks, count: int) -> Update:
    return (
        update(CapacityWeek)
        .where(CapacityWeek.row_id == row_id, CapacityWeek.week.between(weeks.first, weeks.last))
        .values(taken=CapacityWeek.taken + count)
    )


def _change_many(
    wanted: Subquery, weeks: Weeks, change: ColumnElement[int], condition: ColumnElement[bool]
) -> int:
    statement = (
        update(CapacityWeek)
        .where(
            CapacityWeek.row_id == wanted.c.row_id,
            CapacityWeek.week.between(weeks.first, weeks.last),
            condition,
        )
        .values(taken=CapacityWeek.taken + change)
    )
    return _rows_changed(statement)


def _rows_changed(statement: Update) -> int:
    unseen = statement.execution_options(synchronize_session=False)
    changed: int = db.session.execute(unseen).rowcount  # type: ignore[attr-defined]
    return changed


def _row(position: int, pool: PoolTerms) -> HostingRow:
    return HostingRow(
        position=position,
        speciality_id=pool.speciality_id,
        seats=pool.seats,
        first_week=pool.first_week,
        last_week=pool.last_week,
        mentors=pool.mentors,
        students_per_mentor=pool.students_per_mentor,
    )


def _terms(row: HostingRow) -> PoolTerms:
    return PoolTerms(
        row.seats,
        row.speciality_id,
        row.first_week,
        row.last_week,
        row.mentors,
        row.students_per_mentor,
    )
