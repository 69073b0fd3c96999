"""Demo answers of bases for last year and this one: most have answered, some are silent."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.demo.bulk import insert_rows
from app.demo.practice import main_bases
from app.demo.scene import Scene
from app.extensions import db
from app.organizations.models import Organization
from app.plan.enums import Topic
from app.plan.services.serving import serve_items
from app.practice.enums import PeriodState
from app.practice.hosting.enums import ConfirmedBy, DeclineReason, IntentState
from app.practice.hosting.models import (
    CapacityWeek,
    HostingIntent,
    HostingRow,
    HostingYear,
    PlaceProposal,
)
from app.practice.hosting.queries import count_year
from app.practice.hosting.rules import Draw, PoolTerms, count_taken, effective_seats
from app.practice.models import PracticePeriod, PracticePlace
from app.practice.queries.pools import Weeks

THIS_YEAR = 2023
ASKED_ON = {2022: date(2022, 9, 5), THIS_YEAR: date(2024, 1, 22)}
WEEKS = {  # of teaching, by their Mondays
    2022: (date(2022, 10, 3), date(2023, 5, 29)),
    THIS_YEAR: (date(2023, 10, 2), date(2024, 5, 27)),
}
REMEMBERED = 500  # bases that were asked last year already
SILENT, DECLINED = 0.15, 0.08
REASONS = (DeclineReason.REPAIR, DeclineReason.NO_MENTORS, DeclineReason.OTHERS)
LOAD = 3  # students a mentor looks after


def load_hosting(scene: Scene) -> None:
    """Let bases answer; the school of the demo's deputy head has yet to answer this year."""
    bases = main_bases(scene)
    hosts = [one for one in scene.organizations if one.id in bases]
    own = scene.user("employer1").organization_id
    draws = _draws()
    for year in (2022, THIS_YEAR):
        asked = hosts[:REMEMBERED] if year != THIS_YEAR else hosts
        rows = [
            _answer(scene, bases[one.id], one, year, draws, silent=one.id == own) for one in asked
        ]
        _write([row for row in rows if row])
    _confirm_last_year(scene)
    _propose(scene, bases)


def _confirm_last_year(scene: Scene) -> None:
    """The registry was confirmed last year; this year's waits for the silent."""
    counts = count_year(THIS_YEAR - 1)
    confirmed = HostingYear(
        year=THIS_YEAR - 1,
        confirmed_on=date(2022, 10, 10),
        bases=counts.bases,
        answered=counts.answered,
        seats=counts.seats,
        is_demo=True,
    )
    db.session.add(confirmed)
    db.session.flush()
    serve_items(confirmed, [scene.items[Topic.PRACTICE_BASES].id])


def _propose(scene: Scene, bases: dict[int, int]) -> None:
    """A base asks for more while students choose: the methodist has something to answer."""
    period = db.session.scalar(
        select(PracticePeriod).where(PracticePeriod.state == PeriodState.OPEN).limit(1)
    )
    own = scene.user("employer1").organization_id
    if period is None or own not in bases:
        return
    db.session.add(
        PlaceProposal(
            period=period,
            base_id=bases[own],
            title="Помощник в школьной библиотеке",
            seats=2,
            tasks="Готовит выставку книг и читает с младшими классами.",
            proposed_at=scene.now,
            proposed_by_id=scene.user("employer1").id,
            is_demo=True,
        )
    )


def _draws() -> dict[int, list[Draw]]:
    """Return what places hold at each base this year."""
    found: defaultdict[int, list[Draw]] = defaultdict(list)
    statement = select(PracticePlace).options(joinedload(PracticePlace.period))
    for place in db.session.scalars(statement):
        weeks = Weeks.of(place.period)
        if weeks.year == THIS_YEAR:
            draw = Draw(place.speciality_id, weeks.first, weeks.last, place.taken)
            found[place.base_id] += [draw] * bool(place.taken)
    return found


def _answer(
    scene: Scene,
    base_id: int,
    organization: Organization,
    year: int,
    draws: dict[int, list[Draw]],
    *,
    silent: bool,
) -> dict[str, Any] | None:
    """Return the row of an answer with its pool; nobody declines over the heads of students."""
    chance = scene.random.random()
    held = draws.get(base_id, []) if year == THIS_YEAR else []
    is_silent = year == THIS_YEAR and (silent or chance < SILENT)
    declines = not is_silent and not held and chance > 1 - DECLINED
    confirmed = ASKED_ON[year] + timedelta(days=scene.random.randint(1, 21))
    seats = max(sum(one.seats for one in held), scene.random.randint(3, 9)) + 1
    way = scene.random.choice((ConfirmedBy.LINK, ConfirmedBy.LINK, ConfirmedBy.PHONE))
    reason = scene.random.choice(REASONS)
    state = IntentState.DECLINED if declines else IntentState.HOSTS
    return {
        "base_id": base_id,
        "year": year,
        "state": IntentState.ASKED if is_silent else state,
        "reason": reason if declines else None,
        "note": "",
        "asked_on": ASKED_ON[year],
        "confirmed_on": None if is_silent else confirmed,
        "confirmed_by": "" if is_silent else organization.head_name or organization.short_name,
        "confirmed_way": None if is_silent else way,
        "is_demo": True,
        "version": 1,
        "pool": None if is_silent or declines else _pool(year, seats, held),
        "held": held,
    }


def _pool(year: int, seats: int, held: list[Draw]) -> PoolTerms:
    """Return the one pool of a base: for the speciality of its students, if they are of one."""
    first, last = WEEKS[year]
    mentors = -(-seats // LOAD)
    specialities = {one.speciality_id for one in held}
    own = specialities.pop() if len(specialities) == 1 else None
    return PoolTerms(seats, own, first, last, mentors, LOAD)


def _write(answers: list[dict[str, Any]]) -> None:
    pools = {one["base_id"]: (one.pop("pool"), one.pop("held")) for one in answers}
    insert_rows(HostingIntent, answers)
    year = answers[0]["year"] if answers else THIS_YEAR
    intents = dict(
        db.session.execute(
            select(HostingIntent.base_id, HostingIntent.id).where(HostingIntent.year == year)
        ).all()
    )
    kept = {base_id: pair for base_id, pair in pools.items() if pair[0]}
    rows = [_row(intents[base_id], pool) for base_id, (pool, _held) in kept.items()]
    insert_rows(HostingRow, rows)
    ids = dict(db.session.execute(select(HostingRow.intent_id, HostingRow.id)).all())
    insert_rows(
        CapacityWeek,
        [
            {"row_id": ids[intents[base_id]], "week": week, "seats": most, "taken": n}
            for base_id, (pool, held) in kept.items()
            for most in [effective_seats(pool)]
            for week, n in count_taken([pool], held)[0].items()
        ],
    )


def _row(intent_id: int, pool: PoolTerms) -> dict[str, Any]:
    return {
        "intent_id": intent_id,
        "position": 0,
        "speciality_id": pool.speciality_id,
        "seats": pool.seats,
        "first_week": pool.first_week,
        "last_week": pool.last_week,
        "mentors": pool.mentors,
        "students_per_mentor": pool.students_per_mentor,
    }
