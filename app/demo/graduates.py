"""Graduates of an earlier year with their practice and mentors, and what analysis says of them.

An effect is invented with them, so that the page has something to find: who practised at a base
stays there more often, who had a mentor stays longer, an earlier wish goes with a better mark.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from app.base import clock
from app.demo.bulk import insert_rows
from app.demo.invention import invent_person
from app.demo.outcomes import PROVED_BY
from app.demo.scene import Scene
from app.demo.wordlists import TOWNS
from app.extensions import db
from app.mentors.enums import MentorshipKind, MentorshipState
from app.mentors.models import Mentor, Mentorship
from app.outcomes.enums import CutoffKind, OutcomeProof, OutcomeSource
from app.outcomes.models import GraduateOutcome
from app.outcomes.rules import CutoffTerms, cutoff_day, is_employed, urgency_of
from app.outcomes.services.cutoffs import close_cutoff, create_cutoff
from app.practice.enums import MAX_SEATS, Basis, PeriodState, PlacementState, PracticeKind
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.practice.registry.models import PracticeBase
from app.practice.weeks.enums import PracticeGrade
from app.practice.weeks.models import PracticeResult
from app.students.enums import StudentState
from app.students.models import Speciality, Student, StudyGroup

GRADUATES, BASES, COURSES = 96, 6, 4
WORKS, STAYS_AT_BASE, ELSEWHERE = 0.82, 0.4, 0.1
LED, STAYS, STAYS_LED = 0.5, 0.5, 0.85
MARKS = (PracticeGrade.EXCELLENT, PracticeGrade.GOOD, PracticeGrade.FAIR)


def load_earlier_graduates(scene: Scene) -> None:
    """Invent who left two years ago: their practice, their mentors, their work for a year."""
    year = scene.today.year - 2
    students = _add_students(scene, year)
    main = select(PracticeBase).where(PracticeBase.title == "")
    bases = list(db.session.scalars(main.order_by(PracticeBase.id).limit(BASES)))
    where = _add_practice(scene, year, students, bases)
    led = _add_mentors(scene, year, students)
    autumn, summer = _work(scene, year, where, led)
    _add_cutoff(scene, CutoffKind.OCTOBER, cutoff_day(CutoffKind.OCTOBER, year), year, autumn)
    _add_cutoff(scene, CutoffKind.JUNE, cutoff_day(CutoffKind.JUNE, year), year, summer)


def _add_students(scene: Scene, year: int) -> list[Student]:
    specialities = list(db.session.scalars(select(Speciality).order_by(Speciality.code).limit(2)))
    groups = [
        StudyGroup(
            name=f"{COURSES}-{year}-{number}",
            speciality_id=speciality.id,
            course=COURSES,
            graduation_year=year,
            archived_on=date(year, 6, 30),
        )
        for number, speciality in enumerate(specialities, 1)
    ]
    db.session.add_all(groups)
    db.session.flush()
    insert_rows(Student, list(_student_rows(scene, year, groups)))
    ids = [group.id for group in groups]
    found = select(Student).where(Student.group_id.in_(ids)).order_by(Student.id)
    return list(db.session.scalars(found))


def _student_rows(
    scene: Scene, year: int, groups: Sequence[StudyGroup]
) -> Iterator[dict[str, Any]]:
    for number in range(GRADUATES):
        person = invent_person(scene.random)
        yield {
            "last_name": person.last_name,
            "first_name": person.first_name,
            "middle_name": person.middle_name,
            # A day of its own for each: nobody is a twin of anybody.
            "birth_date": date(year - 20, 1, 10) + timedelta(days=3 * number),
            "group_id": groups[number % len(groups)].id,
            "town": scene.random.choice(TOWNS[:3]),
            "state": StudentState.GRADUATED,
            "state_since": date(year, 6, 30),
            "is_demo": True,
            "version": 1,
        }


def _add_practice(
    scene: Scene, year: int, students: Sequence[Student], bases: Sequence[PracticeBase]
) -> dict[int, int]:
    """Place everybody somewhere; returns the organization of each student."""
    period = _period(year, students)
    places = [
        PracticePlace(
            period_id=period.id, organization_id=base.organization_id, base_id=base.id,
            title="Помощник педагога", seats=min(len(students), MAX_SEATS), is_demo=True,
        )
        for base in bases
    ]  # fmt: skip
    db.session.add_all(places)
    db.session.flush()
    chosen = {one.id: scene.random.choice(places) for one in students}
    for place in places:
        place.taken = sum(one is place for one in chosen.values())
    ranks = {one.id: scene.random.choices((1, 2, 3), (5, 3, 2))[0] for one in students}
    insert_rows(
        Placement, [_placement(period, one, chosen[one.id], ranks[one.id]) for one in students]
    )
    _grade(scene, period, ranks)
    return {key: place.organization_id for key, place in chosen.items()}


def _period(year: int, students: Sequence[Student]) -> PracticePeriod:
    period = PracticePeriod(
        title=f"Преддипломная практика {year} года",
        kind=PracticeKind.PRE_DIPLOMA,
        hours=144,
        starts_on=date(year, 4, 4),
        ends_on=date(year, 5, 14),
        applications_open_on=date(year, 2, 1),
        applications_open_until=date(year, 2, 20),
        seed_text="демонстрация",
        seed=year,
        state=PeriodState.PUBLISHED,
        published_at=clock.start_of_day(date(year, 3, 1)),
        is_demo=True,
        groups=list({one.group_id: one.group for one in students}.values()),
    )
    db.session.add(period)
    db.session.flush()
    return period


def _placement(
    period: PracticePeriod, student: Student, place: PracticePlace, rank: int
) -> dict[str, Any]:
    return {
        "period_id": period.id, "student_id": student.id, "place_id": place.id,
        "basis": Basis.WISH, "state": PlacementState.GRADED, "rank": rank,
    }  # fmt: skip


def _grade(scene: Scene, period: PracticePeriod, ranks: dict[int, int]) -> None:
    rows = db.session.execute(
        select(Placement.id, Placement.student_id).where(Placement.period_id == period.id)
    ).all()
    weights = {1: (6, 3, 1), 2: (4, 4, 2), 3: (2, 5, 3)}
    insert_rows(
        PracticeResult,
        [
            {
                "placement_id": id_, "attestation_on": period.ends_on, "hours": 144, "version": 1,
                "grade": scene.random.choices(MARKS, weights[ranks[student_id]])[0],
            }
            for id_, student_id in rows
        ],
    )  # fmt: skip


def _add_mentors(scene: Scene, year: int, students: Sequence[Student]) -> set[int]:
    mentors = list(db.session.scalars(select(Mentor).order_by(Mentor.id).limit(BASES)))
    led = [one for one in students if mentors and scene.random.random() < LED]
    insert_rows(Mentorship, [_led(scene.random.choice(mentors), one, year) for one in led])
    return {one.id for one in led}


def _led(mentor: Mentor, student: Student, year: int) -> dict[str, Any]:
    return {
        "kind": MentorshipKind.EMPLOYER_STUDENT, "mentor_id": mentor.id, "student_id": student.id,
        "organization_id": mentor.organization_id, "state": MentorshipState.FINISHED,
        "starts_on": date(year - 1, 9, 15), "ends_on": date(year, 5, 20),
        "goal": "Провести десять занятий", "result": "Занятия проведены", "is_demo": True,
        "version": 1,
    }  # fmt: skip


Work = dict[int, int | None]  # by student: the organization, None of who does not work


def _work(scene: Scene, year: int, where: dict[int, int], led: set[int]) -> tuple[Work, Work]:
    """Invent where everybody works in the first autumn and in the next summer."""
    others = sorted(set(where.values())) + [one.id for one in scene.organizations[:BASES]]
    autumn: Work = {}
    for student, base in where.items():
        at_base = scene.random.random() < STAYS_AT_BASE
        works = scene.random.random() < WORKS
        autumn[student] = (base if at_base else scene.random.choice(others)) if works else None
    summer: Work = {}
    for student, employer in autumn.items():
        stays = scene.random.random() < (STAYS_LED if student in led else STAYS)
        left = scene.random.choice(others) if scene.random.random() < ELSEWHERE else None
        summer[student] = employer if stays else left
    return autumn, summer


def _add_cutoff(scene: Scene, kind: CutoffKind, day: date, year: int, work: Work) -> None:
    cutoff = create_cutoff(
        terms=CutoffTerms(kind, day, year, year, day + timedelta(days=30)),
        items=scene.item_ids(*PROVED_BY),
        actor=scene.user("staff"),
    )
    cutoff.is_demo = True
    db.session.flush()
    found = select(GraduateOutcome).where(GraduateOutcome.cutoff_id == cutoff.id)
    for outcome in db.session.scalars(found.order_by(GraduateOutcome.id)):
        _tell(outcome, work.get(outcome.student_id), kind, clock.start_of_day(day))
    db.session.flush()
    close_cutoff(cutoff, actor=scene.user("staff"), today=day + timedelta(days=20))


def _tell(
    outcome: GraduateOutcome, employer: int | None, kind: CutoffKind, entered: datetime
) -> None:
    outcome.category = "job" if employer else "study"
    outcome.source, outcome.entered_at = OutcomeSource.GRADUATE, entered
    outcome.urgency = urgency_of(outcome.category, kind).rank
    outcome.is_employed = is_employed(outcome.category)
    outcome.is_demo = True
    if employer:
        outcome.organization_id, outcome.by_speciality = employer, True
        outcome.proof = OutcomeProof.CERTIFICATE
