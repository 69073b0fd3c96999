"""Pure decisions about a year at a base: its weeks, its pools of seats, who draws from which."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from flask_babel import gettext as _

from app.base.typography import day_short
from app.deadlines.academic_year import AcademicYear
from app.practice.hosting.enums import DeclineReason, IntentAnswer
from app.practice.hosting.errors import (
    IntentBelowTakenError,
    IntentReasonError,
    IntentRowsError,
)

_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class RowTerms:
    """A line of an intent as it is typed; without days the whole academic year is meant.

    `number` is the line's in the form: what is wrong with it is said there.
    """

    seats: int | None
    speciality_id: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    mentors: int | None = None
    students_per_mentor: int | None = None
    number: int = 0


@dataclass(frozen=True)
class IntentTerms:
    """What a base says of a year."""

    answer: IntentAnswer
    rows: Sequence[RowTerms] = ()
    reason: DeclineReason | None = None
    note: str = ""


class Pool(Protocol):
    """Seats for a speciality (any, when it names none) over some weeks, both Mondays included."""

    @property
    def speciality_id(self) -> int | None: ...
    @property
    def seats(self) -> int: ...
    @property
    def first_week(self) -> date: ...
    @property
    def last_week(self) -> date: ...
    @property
    def mentors(self) -> int | None: ...
    @property
    def students_per_mentor(self) -> int | None: ...


@dataclass(frozen=True)
class PoolTerms:
    """A line of an intent as it is kept: in whole weeks, by their Mondays."""

    seats: int
    speciality_id: int | None
    first_week: date
    last_week: date
    mentors: int | None = None
    students_per_mentor: int | None = None
    number: int = 0


@dataclass(frozen=True)
class Draw:
    """Seats that a place of a practice period holds at a base over the period's weeks."""

    speciality_id: int | None
    first_week: date
    last_week: date
    seats: int
    title: str = ""


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def weeks_between(first_week: date, last_week: date) -> Iterator[date]:
    """Yield the Mondays from one to another, both included."""
    while first_week <= last_week:
        yield first_week
        first_week += _WEEK


def effective_seats(pool: Pool) -> int:
    """Return how many a pool really takes: no more than its mentors can look after."""
    if pool.mentors is None or pool.students_per_mentor is None:
        return pool.seats
    return min(pool.seats, pool.mentors * pool.students_per_mentor)


def year_of(day: date) -> int:
    """Return the first year of a day's academic year, as intents name it."""
    return AcademicYear.containing(day).first_year


def year_in_words(year: int) -> str:
    """Return «2023/2024» of an academic year by its first."""
    return AcademicYear(year).label


def pools_of(year: int, terms: IntentTerms) -> list[PoolTerms]:
    """Return the checked pools an answer means; none when the base takes nobody.

    Raises IntentRowsError by `row<n>_<field>` for a row that means nothing, IntentReasonError.
    """
    if terms.answer is IntentAnswer.DECLINED:
        if terms.reason is None or (terms.reason is DeclineReason.OTHER and not terms.note):
            raise IntentReasonError(field="note" if terms.reason else "reason")
        return []
    if not terms.rows:
        raise IntentRowsError(
            _("Напишите хотя бы в одной строке, сколько студентов примете."), field="row0_seats"
        )
    pools = [_pool(AcademicYear(year), row) for row in terms.rows]
    _check_apart(pools)
    return pools


def _pool(year: AcademicYear, row: RowTerms) -> PoolTerms:
    if row.seats is None:
        message = _("Укажите, сколько студентов примете, или очистите строку.")
        raise IntentRowsError(message, field=f"row{row.number}_seats")
    _check_days(year, row)
    if (row.mentors is None) != (row.students_per_mentor is None):
        missing = "mentors" if row.mentors is None else "students_per_mentor"
        message = _("Укажите и наставников, и сколько студентов у каждого, или ничего из этого.")
        raise IntentRowsError(message, field=f"row{row.number}_{missing}")
    return PoolTerms(
        seats=row.seats,
        speciality_id=row.speciality_id,
        first_week=monday_of(row.starts_on or year.start),
        last_week=monday_of(row.ends_on or year.end),
        mentors=row.mentors,
        students_per_mentor=row.students_per_mentor,
        number=row.number,
    )


def _check_days(year: AcademicYear, row: RowTerms) -> None:
    first, last = row.starts_on or year.start, row.ends_on or year.end
    if last < first:
        raise IntentRowsError(_("Конец раньше начала."), field=f"row{row.number}_ends_on")
    for day, name in ((first, "starts_on"), (last, "ends_on")):
        if not year.start <= day <= year.end:
            message = _(
                "Этот день не из %(year)s учебного года.", year=year_in_words(year.first_year)
            )
            raise IntentRowsError(message, field=f"row{row.number}_{name}")


def _check_apart(pools: Sequence[PoolTerms]) -> None:
    """Refuse two rows of one speciality that share a week: nobody knew which seats are meant."""
    for place, pool in enumerate(pools):
        for other in pools[:place]:
            if other.speciality_id == pool.speciality_id and _share_a_week(other, pool):
                message = _("На эти недели для этой специальности уже есть строка выше.")
                raise IntentRowsError(message, field=f"row{pool.number}_speciality_id")


def _share_a_week(one: PoolTerms, other: PoolTerms) -> bool:
    return one.first_week <= other.last_week and other.first_week <= one.last_week


def pool_for(pools: Sequence[PoolTerms], draw: Draw) -> int | None:
    """Return which pool a place draws from: its speciality's, else that of any; None if none fits.

    A pool fits when it holds all of the weeks.
    """
    fitting = [
        (pool.speciality_id is None, number)
        for number, pool in enumerate(pools)
        if pool.speciality_id in {None, draw.speciality_id}
        and pool.first_week <= draw.first_week
        and pool.last_week >= draw.last_week
    ]
    return min(fitting)[1] if fitting else None


def count_taken(pools: Sequence[PoolTerms], draws: Sequence[Draw]) -> list[dict[date, int]]:
    """Return for each pool how many seats of which week are taken.

    Raises IntentBelowTakenError when students already have more than the pools hold.
    """
    taken = [dict.fromkeys(weeks_between(one.first_week, one.last_week), 0) for one in pools]
    for draw in draws:
        number = pool_for(pools, draw)
        if number is None:
            raise IntentBelowTakenError(_taken_words(draw), field="answer")
        for week in weeks_between(draw.first_week, draw.last_week):
            taken[number][week] += draw.seats
    for pool, weeks in zip(pools, taken, strict=True):
        _check_room(pool, weeks)
    return taken


def _check_room(pool: PoolTerms, taken: Mapping[date, int]) -> None:
    seats = effective_seats(pool)
    for week, count in taken.items():
        if count > seats:
            message = _(
                "На неделе с %(day)s здесь уже занято %(taken)d. Меньше сделать нельзя: сначала "
                "методист переведёт студентов.",
                day=day_short(week),
                taken=count,
            )
            raise IntentBelowTakenError(message, field=f"row{pool.number}_seats")


def _taken_words(draw: Draw) -> str:
    return _(
        "На «%(title)s» здесь уже распределены студенты (%(count)d), а ответ не оставляет им мест "
        "на недели %(first)s – %(last)s. Сначала методист переведёт студентов.",
        title=draw.title,
        count=draw.seats,
        first=day_short(draw.first_week),
        last=day_short(draw.last_week),
    )


def row_of(pool: Pool, year: int) -> RowTerms:
    """Return a pool as it is typed: days that are the year's own are left out."""
    return _row(pool, AcademicYear(year), timedelta())


def shifted_to(year: int, pool: Pool, *, since: int) -> RowTerms:
    """Return last year's pool as the proposal for another year: the same weeks of the year."""
    target = AcademicYear(year)
    return _row(pool, target, monday_of(target.start) - monday_of(AcademicYear(since).start))


def _row(pool: Pool, year: AcademicYear, shift: timedelta) -> RowTerms:
    first = max(pool.first_week + shift, year.start)
    last = min(pool.last_week + shift + timedelta(days=6), year.end)
    return RowTerms(
        seats=pool.seats,
        speciality_id=pool.speciality_id,
        starts_on=None if first <= year.start else first,
        ends_on=None if last >= year.end else last,
        mentors=pool.mentors,
        students_per_mentor=pool.students_per_mentor,
    )
