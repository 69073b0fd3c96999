"""The fair that was held in autumn with its talks and results, and the coming one's draft."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from app.base import clock
from app.base.viewer import OPERATOR
from app.demo.bulk import insert_rows
from app.demo.jobfair import FAIR_DAY
from app.demo.scene import Scene
from app.extensions import db
from app.jobfair.enums import FairState
from app.jobfair.interviews.choosing import TalkWish
from app.jobfair.interviews.enums import (
    InterviewState,
    TalkSide,
    TalkVerdict,
    TimetableState,
)
from app.jobfair.interviews.errors import NoWishesError
from app.jobfair.interviews.models import Interview
from app.jobfair.interviews.planning import TalkPlan, digest_of, make_plan
from app.jobfair.interviews.services import arranging
from app.jobfair.interviews.slots import day_of
from app.jobfair.interviews.timetable_models import FairTimetable, TalkResult
from app.jobfair.models import Fair
from app.jobfair.venue.enums import ParticipantState
from app.jobfair.venue.models import FairParticipant
from app.matching import seed_from_text

HELD_ON = date(2023, 11, 16)
STANDS, VISITORS, WISHES = 12, 40, 4
ABSENT = 4  # of the visitors: did not come at all
MISSED_SHARE, SILENT_SHARE = 0.08, 0.15
LOTTERY = "Курс доллара Банка России на день ярмарки"
_VERDICTS = (TalkVerdict.YES, TalkVerdict.YES, TalkVerdict.MAYBE, TalkVerdict.NO)
_NOTES = ("", "", "", "Спокойно отвечает, любит детей", "Готов переехать", "Нужна ставка с января")


def load_interviews(scene: Scene) -> None:
    """Add the fair of the autumn with all that came of it; arrange the coming one."""
    _hold_fair(scene)
    fair = db.session.scalars(select(Fair).where(Fair.held_on == FAIR_DAY)).one()
    arranging.announce_lottery(fair, seed_text=LOTTERY, actor=OPERATOR, now=scene.now)
    db.session.flush()
    try:
        question = arranging.read_question(fair)
    except NoWishesError:
        return
    plan = arranging.solve(question)
    timetable = arranging.store_plan(
        fair, question=question, plan=plan, actor=OPERATOR, now=scene.now
    )
    timetable.is_demo = True


def _hold_fair(scene: Scene) -> None:
    fair = Fair(
        title="Осенняя ярмарка вакансий",
        held_on=HELD_ON,
        starts_at=time(10),
        ends_at=time(13),
        venue="Актовый зал колледжа",
        registration_until=HELD_ON - timedelta(days=3),
        state=FairState.HELD,
        is_demo=True,
    )
    db.session.add(fair)
    db.session.flush()
    stands = _add_stands(scene, fair)
    if not stands:
        return
    visitors = _visitors(scene)
    plan = _plan(scene, fair, stands, visitors)
    db.session.add(_timetable(fair, plan))
    insert_rows(Interview, list(_talks(scene, fair, plan, absent=frozenset(visitors[-ABSENT:]))))
    held = db.session.scalars(
        select(Interview).where(
            Interview.fair_id == fair.id, Interview.state == InterviewState.HELD
        )
    )
    insert_rows(TalkResult, list(_results(scene, held.all())))


def _add_stands(scene: Scene, fair: Fair) -> list[FairParticipant]:
    named = [scene.user(f"employer{number}").organization_id or 0 for number in (1, 2)]
    others = [one.id for one in scene.organizations if one.id not in named]
    rows = [
        {
            "fair_id": fair.id,
            "organization_id": organization_id,
            "state": ParticipantState.CONFIRMED,
            "stand": str(number),
            "tables": 1 + (number % 5 == 0),
            "is_demo": True,
            "version": 1,
        }
        for number, organization_id in enumerate([*named, *others][:STANDS], start=1)
    ]
    insert_rows(FairParticipant, rows)
    statement = select(FairParticipant).where(FairParticipant.fair_id == fair.id)
    return list(db.session.scalars(statement.order_by(FairParticipant.id)))


def _visitors(scene: Scene) -> list[int]:
    named = [scene.student_of(f"student{number}").id for number in (1, 2)]
    others = [one.id for one in scene.students if one.id not in named]
    return [*named, *scene.random.sample(others, min(VISITORS, len(others)))]


def _plan(
    scene: Scene, fair: Fair, stands: Sequence[FairParticipant], visitors: Sequence[int]
) -> TalkPlan:
    ids = [one.id for one in stands]
    wishes = [
        TalkWish(student, stand, None, rank, is_invited=True)
        for student in visitors
        for rank, stand in enumerate(scene.random.sample(ids, min(WISHES, len(ids))), start=1)
    ]
    tables = {one.id: one.tables for one in stands}
    return make_plan(wishes, day=day_of(fair), tables=tables, seed=seed_from_text(LOTTERY))


def _timetable(fair: Fair, plan: TalkPlan) -> FairTimetable:
    at = datetime.combine(HELD_ON - timedelta(days=2), time(9), tzinfo=UTC)
    seed = seed_from_text(LOTTERY)
    return FairTimetable(
        fair=fair,
        state=TimetableState.PUBLISHED,
        seed_text=LOTTERY,
        seed=seed,
        announced_at=at - timedelta(days=10),
        day=plan.day.as_json(),
        figures=arranging.figures_of(plan),
        digest=digest_of(plan.day, plan.seats, seed=seed),
        computed_at=at,
        published_at=at,
        changed_at=at,
        is_demo=True,
    )


def _talks(
    scene: Scene, fair: Fair, plan: TalkPlan, *, absent: frozenset[int]
) -> Iterator[dict[str, Any]]:
    for pair, seat in plan.seats.items():
        is_missed = scene.random.random() < MISSED_SHARE or pair.student in absent
        begins = datetime.combine(HELD_ON, plan.day.begins(seat.slot), tzinfo=clock.zone())
        yield {
            "fair_id": fair.id,
            "participant_id": pair.participant,
            "student_id": pair.student,
            "application_id": None,
            "slot": seat.slot,
            "table_number": seat.table,
            "state": InterviewState.MISSED if is_missed else InterviewState.HELD,
            "is_walk_in": False,
            "held_at": None if is_missed else begins.astimezone(UTC),
            "is_demo": True,
            "version": 1,
        }


def _results(scene: Scene, held: Sequence[Interview]) -> Iterator[dict[str, Any]]:
    """What both sides said; each side's order follows its verdicts."""
    order = {one: place for place, one in enumerate(TalkVerdict)}
    for side in TalkSide:
        said = {one: scene.random.choice(_VERDICTS) for one in held}
        owners: dict[int, int] = {}
        for one in sorted(held, key=lambda talk: (order[said[talk]], talk.id)):
            if scene.random.random() < SILENT_SHARE:
                continue
            owner = one.participant_id if side is TalkSide.EMPLOYER else one.student_id
            owners[owner] = owners.get(owner, 0) + 1
            yield {
                "interview_id": one.id,
                "side": side,
                "verdict": said[one],
                "note": scene.random.choice(_NOTES) if side is TalkSide.EMPLOYER else "",
                "place": owners[owner],
                "said_at": one.held_at,
                "said_by_id": None,
                "is_demo": True,
                "version": 1,
            }
