"""Demo weeks of practice: one period that is over and graded, one that is under way."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import joinedload

from app.demo.bulk import insert_rows
from app.demo.scene import Scene
from app.extensions import db
from app.matching import solve
from app.organizations.models import Organization
from app.plan.enums import Topic
from app.practice.enums import PeriodState, PeriodStep, PlacementEvent, PlacementState, PracticeKind
from app.practice.errors import PoolFullError
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.practice.rules import PeriodTerms, PlaceTerms, SupervisorTerms
from app.practice.services.distribution import (
    publish_distribution,
    read_instance,
    store_distribution,
)
from app.practice.services.periods import create_period, move_period
from app.practice.services.placements import place_by_hand
from app.practice.services.places import add_place
from app.practice.services.supervisors import appoint_supervisor
from app.practice.weeks.enums import AttendanceMark, FeedbackKind, HandedPaper, PracticeGrade
from app.practice.weeks.models import (
    AttendanceDay,
    DiaryEntry,
    PaperReceipt,
    PracticeFeedback,
    PracticeReference,
    PracticeResult,
    SupervisorVisit,
)
from app.practice.weeks.queries.board import days_of
from app.practice.weeks.rules import EarlyEndTerms
from app.practice.weeks.services.course import end_early
from app.students.models import Student

MORNING = time(9, tzinfo=UTC)
SPOKE, WROTE = 0.6, 0.3  # of the students of a finished period
GRADES = (PracticeGrade.EXCELLENT, PracticeGrade.GOOD, PracticeGrade.GOOD, PracticeGrade.FAIR)
HOURS = 144
DEEDS = (
    "Провели с классом перемену и подвижные игры.",
    "Готовили классный час, подбирали материал.",
    "Наблюдали урок, записали ход и разобрали с наставником.",
    "Провели занятие кружка, помогали с поделками.",
    "Оформляли стенд, помогали в столовой и на прогулке.",
)
SAID = (
    "Показали всё с первого дня, не стеснялись вопросов.",
    "Хотелось бы больше самостоятельной работы.",
    "Дружный коллектив, вернулась бы сюда работать.",
    "",
)
SEEN = (
    "Студенты на уроках, ведут дневники, замечаний у базы нет.",
    "Посетили занятие кружка: подготовлено хорошо, дети заняты.",
)
TEXTS = (
    "Приходит вовремя, к занятиям готовится, с детьми находит общий язык.",
    "Работал самостоятельно, провёл два занятия и классный час.",
)


def load_practice_weeks(scene: Scene) -> None:
    """Finish the autumn period and begin another: marks, attendance, diaries, visits, feedback."""
    finished = db.session.scalars(
        select(PracticePeriod).where(PracticePeriod.state == PeriodState.PUBLISHED)
    ).first()
    if finished:
        _finish(scene, finished)
    running = _begin(scene)
    _lead(scene, running, [group.id for group in running.groups])
    _run(scene, running)


def _finish(scene: Scene, period: PracticePeriod) -> None:
    """Everybody was there, nearly every day, and has a mark."""
    own = [scene.student_of(name).group_id for name in ("student1", "student2")]
    taking_part = {group.id for group in period.groups}
    _lead(scene, period, sorted(set(own) & taking_part))
    placements = _seated(period)
    _attend(scene, placements, days_of(period).until(period.ends_on))
    graded = period.ends_on + timedelta(days=2)
    insert_rows(PracticeResult, [_result(scene, one, graded) for one in placements])
    insert_rows(PaperReceipt, [row for one in placements for row in _papers(one, graded)])
    described = [one for one in placements if scene.random.random() < WROTE]
    insert_rows(PracticeReference, [_reference(scene, one, period.ends_on) for one in described])
    insert_rows(PracticeFeedback, list(_feedback(scene, period, placements, graded)))
    _write_diaries(scene, _own(scene, placements), days_of(period).until(period.ends_on))
    _visit(scene, period, placements, [date(2023, 10, 24), date(2023, 11, 8)])
    _set_state(placements, PlacementState.GRADED)


def _begin(scene: Scene) -> PracticePeriod:
    """A practice of the two groups whose students have accounts, at a dozen bases."""
    staff, begun = scene.user("staff"), date(2024, 1, 15)
    groups = sorted({scene.student_of(name).group_id for name in ("student1", "student2")})
    period = create_period(
        terms=PeriodTerms(
            title="Зимняя практика",
            kind=PracticeKind.INDUSTRIAL,
            module="ПМ.03 Классное руководство",
            hours=HOURS,
            starts_on=date(2024, 2, 12),
            ends_on=date(2024, 3, 10),
            applications_open_on=begun,
            applications_open_until=date(2024, 1, 31),
            max_wishes=3,
            seed_text="Зимняя практика 2024 года, места назначены колледжем",
            plan_item_ids=[scene.items[Topic.PRACTICE_BASES].id],
        ),
        groups=groups,
        actor=staff,
        is_demo=True,
        today=begun,
    )
    students = [one for one in scene.students if one.group_id in groups]
    places = _offer(scene, period, len(students))
    move_period(period, step=PeriodStep.OPEN, actor=staff, today=begun)
    move_period(period, step=PeriodStep.CLOSE, actor=staff, today=date(2024, 2, 1))
    _place(scene, period, students, places)
    return period


def _offer(scene: Scene, period: PracticePeriod, students: int) -> list[PracticePlace]:
    bases = [one for one in scene.organizations if one.kind.value in {"school", "extra"}]
    own = {scene.user(name).organization_id for name in ("employer1", "employer2")}
    bases.sort(key=lambda one: (one.id not in own, one.id))
    each = 6
    return [
        add_place(period, terms=_place_terms(base, each), actor=scene.user("staff"), is_demo=True)
        for base in bases[: students // each + 2]
    ]


def _place_terms(base: Organization, seats: int) -> PlaceTerms:
    return PlaceTerms(
        organization_id=base.id,
        title="Помощник классного руководителя",
        seats=seats,
        supervisor_name=base.head_name or "",
        supervisor_phone=base.phone,
    )


def _place(
    scene: Scene, period: PracticePeriod, students: Sequence[Student], places: list[PracticePlace]
) -> None:
    """Seat everybody, those with accounts first at the base with an account; publish."""
    staff, now = scene.user("staff"), datetime.combine(date(2024, 2, 5), MORNING)
    own = {scene.student_of(name).id for name in ("student1", "student2")}
    seats = iter([place for place in places for _seat in range(place.seats)])
    for student in sorted(students, key=lambda one: (one.id not in own, one.id)):
        _seat(scene, student, seats, now)
    instance = read_instance(period)
    result = solve(instance, explain=True)
    store_distribution(period, instance=instance, result=result, actor=staff, now=now)
    publish_distribution(period, actor=staff, now=now)


def _seat(scene: Scene, student: Student, seats: Iterator[PracticePlace], now: datetime) -> None:
    """Give a student the next seat whose base still takes somebody in these weeks."""
    for place in seats:
        with suppress(PoolFullError), db.session.begin_nested():
            place_by_hand(
                place.period,
                student=student,
                place=place,
                note="Назначено колледжем",
                actor=scene.user("staff"),
                now=now,
            )
            return


def _run(scene: Scene, period: PracticePeriod) -> None:
    """Two weeks have passed, the third begins; one student has left, one base says nothing."""
    placements = _seated(period)
    gone, here = placements[-1], placements[:-1]
    silent = here[-1].place_id
    own = {scene.user(name).organization_id for name in ("employer1", "employer2")}
    waiting = {one.place_id for one in here if one.place and one.place.organization_id in own}
    _set_state(placements, PlacementState.BEGUN)
    days = days_of(period).until(scene.today)
    _attend(scene, here, days[:-1])
    _attend(scene, [one for one in here if one.place_id not in {silent, *waiting}], days[-1:])
    _set_state([one for one in here if one.place_id == silent], PlacementState.ASSIGNED)
    given = period.starts_on - timedelta(days=3)
    insert_rows(PaperReceipt, [_paper(one, HandedPaper.DIRECTION, given) for one in here])
    _write_diaries(scene, _own(scene, here) + here[:20:3], days[:-1])
    _visit(scene, period, here, [date(2024, 2, 20)])
    end_early(
        gone,
        event=PlacementEvent.BREAK_OFF,
        terms=EarlyEndTerms(date(2024, 2, 21), "Длительная болезнь", "21-п", date(2024, 2, 21)),
        actor=scene.user("staff"),
        now=datetime.combine(date(2024, 2, 21), MORNING),
    )


def _lead(scene: Scene, period: PracticePeriod, groups: Sequence[int]) -> None:
    teacher = scene.user("supervisor1")
    appoint_supervisor(
        period,
        terms=SupervisorTerms(
            name="Преподавателева Демо Дмитриевна",
            position="преподаватель",
            phone="+78560000033",
            user_id=teacher.id,
        ),
        groups=groups,
        actor=scene.user("staff"),
        is_demo=True,
    )


def _seated(period: PracticePeriod) -> list[Placement]:
    statement = (
        select(Placement)
        .where(Placement.period_id == period.id, Placement.place_id.is_not(None))
        .options(joinedload(Placement.place), joinedload(Placement.student))
        .order_by(Placement.id)
    )
    return list(db.session.scalars(statement))


def _own(scene: Scene, placements: Sequence[Placement]) -> list[Placement]:
    own = {scene.student_of(name).id for name in ("student1", "student2")}
    return [one for one in placements if one.student_id in own]


def _set_state(placements: Sequence[Placement], state: PlacementState) -> None:
    ids = [one.id for one in placements]
    db.session.execute(update(Placement).where(Placement.id.in_(ids)).values(state=state))


def _attend(scene: Scene, placements: Sequence[Placement], days: Sequence[date]) -> None:
    teacher = scene.user("supervisor1").id
    rows = [
        {
            "placement_id": one.id,
            "day": day,
            "mark": _mark(scene.random.random()),
            "marked_at": datetime.combine(day, MORNING) + timedelta(hours=3),
            "user_id": teacher,
        }
        for one in placements
        for day in days
    ]
    insert_rows(AttendanceDay, rows)


def _mark(chance: float) -> AttendanceMark:
    if chance < 0.02:
        return AttendanceMark.UNEXCUSED
    return AttendanceMark.EXCUSED if chance < 0.06 else AttendanceMark.PRESENT


def _write_diaries(scene: Scene, placements: Sequence[Placement], days: Sequence[date]) -> None:
    rows = [
        {
            "placement_id": id_,
            "day": day,
            "work": scene.random.choice(DEEDS),
            "hours": scene.random.choice((4, 6, 6)),
            "written_at": datetime.combine(day, MORNING) + timedelta(hours=7),
            "version": 1,
        }
        for id_ in sorted({one.id for one in placements})
        for day in days
    ]
    insert_rows(DiaryEntry, rows)


def _visit(
    scene: Scene, period: PracticePeriod, placements: Sequence[Placement], days: Sequence[date]
) -> None:
    bases = list(dict.fromkeys(one.place.base_id for one in placements if one.place))
    for day, base_id, seen in zip(days, bases, SEEN, strict=False):
        db.session.add(
            SupervisorVisit(
                period_id=period.id,
                base_id=base_id,
                visited_on=day,
                seen=seen,
                user_id=scene.user("supervisor1").id,
                is_demo=True,
            )
        )
    db.session.flush()


def _result(scene: Scene, placement: Placement, day: date) -> dict[str, Any]:
    return {
        "placement_id": placement.id,
        "grade": scene.random.choice(GRADES),
        "hours": HOURS,
        "attestation_on": day,
        "version": 1,
    }


def _papers(placement: Placement, day: date) -> list[dict[str, Any]]:
    return [_paper(placement, paper, day) for paper in HandedPaper]


def _paper(placement: Placement, paper: HandedPaper, day: date) -> dict[str, Any]:
    return {"placement_id": placement.id, "paper": paper, "received_on": day}


def _reference(scene: Scene, placement: Placement, day: date) -> dict[str, Any]:
    return {
        "placement_id": placement.id,
        "text": scene.random.choice(TEXTS),
        "competences": "ОК 01, ОК 04, ПК 3.1, ПК 3.2",
        "conclusion": "Программа практики выполнена полностью.",
        "signed_by": (placement.place.supervisor_name if placement.place else "") or "Руководитель",
        "signed_on": day,
        "is_demo": True,
        "version": 1,
    }


def _feedback(
    scene: Scene, period: PracticePeriod, placements: Sequence[Placement], day: date
) -> list[dict[str, Any]]:
    """What students say of their bases, and bases of the students and of the college."""
    rows = []
    for one in placements:
        for kind in (FeedbackKind.ABOUT_BASE, FeedbackKind.ABOUT_STUDENT):
            if scene.random.random() < SPOKE:
                rows.append(_said(scene, period, one, kind, day) | {"placement_id": one.id})
    firsts = {one.place.base_id: one for one in placements if one.place}
    for one in list(firsts.values())[:6]:
        rows.append(
            _said(scene, period, one, FeedbackKind.ABOUT_COLLEGE, day) | {"placement_id": None}
        )
    return rows


def _said(
    scene: Scene, period: PracticePeriod, placement: Placement, kind: FeedbackKind, day: date
) -> dict[str, Any]:
    words = scene.random.choice(SAID) if kind is FeedbackKind.ABOUT_BASE else ""
    return {
        "kind": kind,
        "period_id": period.id,
        "base_id": placement.place.base_id if placement.place else None,
        "first": scene.random.choice((4, 5, 5)),
        "second": scene.random.choice((3, 4, 5)),
        "third": scene.random.choice((3, 4, 5, 5)),
        "words": words,
        "given_on": day,
        "is_demo": True,
    }
