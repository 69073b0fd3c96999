"""Demo practice: an autumn period that is over, a spring period whose applications are open."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import insert, select

from app.demo.scene import Scene
from app.extensions import db
from app.matching import solve
from app.organizations.enums import OrganizationKind
from app.organizations.models import Organization
from app.plan.enums import Topic
from app.practice.enums import PeriodState, PracticeKind
from app.practice.models import Application, PracticePeriod, PracticePlace, Wish
from app.practice.rules import may_hold
from app.practice.services.distribution import (
    publish_distribution,
    read_instance,
    store_distribution,
)
from app.practice.services.periods import create_period, move_period
from app.practice.services.places import add_place
from app.students.models import Student, StudyGroup

BATCH = 5_000
AUTUMN_GROUPS = 12  # a distribution keeps a reason for every wish: the region needs not all
YOUNGEST_COURSE = 2
MAX_WISHES = 5
SEATS_PER_STUDENT = 1.1
AUTUMN_SENT, SPRING_SENT, SPRING_DRAFTS = 0.93, 0.62, 0.08
NOON = time(9, tzinfo=UTC)
WORK = {
    OrganizationKind.SCHOOL: "Помощник классного руководителя",
    OrganizationKind.KINDERGARTEN: "Помощник воспитателя",
    OrganizationKind.EXTRA: "Помощник педагога дополнительного образования",
}
PRESCHOOL = "44.02.01"


def load_practice(scene: Scene) -> None:
    """Invent both periods; the students with accounts have a place and a choice to make."""
    _load_autumn(scene)
    _load_spring(scene)


def _load_autumn(scene: Scene) -> None:
    groups = _groups(scene)[:AUTUMN_GROUPS]
    begun = date(2023, 9, 11)
    period = create_period(
        title="Осенняя практика в школах и садах",
        kind=PracticeKind.EDUCATIONAL,
        starts_on=date(2023, 10, 16),
        ends_on=date(2023, 11, 12),
        applications_open_on=begun,
        applications_open_until=date(2023, 9, 29),
        max_wishes=MAX_WISHES,
        seed_text="Осенняя практика 2023 года, жребий объявлен 11 сентября",
        plan_item_id=scene.items[Topic.PRACTICE_BASES].id,
        groups=[group.id for group in groups],
        is_demo=True,
        today=begun,
    )
    _fill(scene, period, begun, sent=AUTUMN_SENT, drafts=0)
    move_period(period, to=PeriodState.CLOSED, today=date(2023, 10, 2))
    _distribute(period, datetime.combine(date(2023, 10, 2), NOON))


def _load_spring(scene: Scene) -> None:
    begun = date(2024, 2, 12)
    period = create_period(
        title="Весенняя практика",
        kind=PracticeKind.INDUSTRIAL,
        starts_on=date(2024, 4, 1),
        ends_on=date(2024, 4, 28),
        applications_open_on=begun,
        applications_open_until=date(2024, 3, 10),
        max_wishes=MAX_WISHES,
        seed_text="Весенняя практика 2024 года, жребий объявлен 12 февраля",
        plan_item_id=scene.items[Topic.JOB_FAIR].id,
        groups=[group.id for group in _groups(scene)],
        is_demo=True,
        today=begun,
    )
    undecided = {scene.student_of(name).id for name in ("student1", "student2")}
    _fill(scene, period, begun, sent=SPRING_SENT, drafts=SPRING_DRAFTS, without=undecided)


def _groups(scene: Scene) -> list[StudyGroup]:
    """The groups that go on practice, those of the students with accounts first."""
    own = {scene.student_of(name).group_id for name in ("student1", "student2")}
    going = [group for group in scene.groups if group.course >= YOUNGEST_COURSE]
    return sorted(going, key=lambda group: (group.id not in own, group.id))


def _fill(
    scene: Scene,
    period: PracticePeriod,
    begun: date,
    *,
    sent: float,
    drafts: float,
    without: frozenset[int] | set[int] = frozenset(),
) -> None:
    """Offer places, open the applications and let students apply over the first two weeks."""
    in_period = {group.id for group in period.groups}
    students = [one for one in scene.students if one.group_id in in_period]
    places = _offer(scene, period, len(students))
    move_period(period, to=PeriodState.OPEN, today=begun)
    applying = [one for one in students if one.id not in without]
    _apply(scene, period, applying, places, begun, sent=sent, drafts=drafts)


def _offer(scene: Scene, period: PracticePeriod, students: int) -> list[PracticePlace]:
    places: list[PracticePlace] = []
    for organization in scene.organizations:
        if organization.kind not in WORK:
            continue
        places.append(add_place(period, **_place_values(scene, organization)))
        if sum(place.seats for place in places) >= students * SEATS_PER_STUDENT:
            break
    return places


def _place_values(scene: Scene, organization: Organization) -> dict[str, Any]:
    preschool = organization.kind is OrganizationKind.KINDERGARTEN
    specialities = {group.speciality.code: group.speciality_id for group in scene.groups}
    return {
        "organization_id": organization.id,
        "title": WORK[organization.kind],
        "seats": scene.random.randint(2, 9),
        "speciality_id": specialities.get(PRESCHOOL) if preschool else None,
        "supervisor_name": organization.head_name,
        "supervisor_phone": organization.phone,
    }


def _apply(
    scene: Scene,
    period: PracticePeriod,
    students: list[Student],
    places: list[PracticePlace],
    begun: date,
    *,
    sent: float,
    drafts: float,
) -> None:
    rows = [
        _application_row(scene, period, student, begun, is_sent=chance < sent)
        for student in students
        if (chance := scene.random.random()) < sent + drafts
    ]
    _insert(Application, rows)
    by_id = {student.id: student for student in students}
    statement = select(Application.id, Application.student_id).where(
        Application.period_id == period.id
    )
    pairs = db.session.execute(statement.order_by(Application.id)).all()
    liked = {place.id: scene.random.random() + 0.2 for place in places}
    _insert(
        Wish,
        [
            {"application_id": application_id, "rank": rank, "place_id": place_id}
            for application_id, student_id in pairs
            for rank, place_id in enumerate(
                _wishes(scene, by_id[student_id], places, liked), start=1
            )
        ],
    )


def _application_row(
    scene: Scene, period: PracticePeriod, student: Student, begun: date, *, is_sent: bool
) -> dict[str, Any]:
    at = datetime.combine(begun, NOON) + timedelta(minutes=scene.random.randint(0, 14 * 24 * 60))
    return {
        "period_id": period.id,
        "student_id": student.id,
        "submitted_at": at if is_sent else None,
        "changed_at": at,
        "version": 1,
    }


def _wishes(
    scene: Scene, student: Student, places: list[PracticePlace], liked: dict[int, float]
) -> Iterator[int]:
    """A few places a student may hold: popular ones early, those of the own town earlier."""
    open_to = [
        place for place in places if may_hold(place.speciality_id, student.group.speciality_id)
    ]
    shown = scene.random.sample(open_to, min(40, len(open_to)))

    def desire(place: PracticePlace) -> float:
        near = 0.5 if place.organization.town == student.town else 0.0
        return liked[place.id] * scene.random.random() + near

    ranked = sorted(shown, key=desire, reverse=True)
    return (place.id for place in ranked[: scene.random.randint(3, MAX_WISHES)])


def _distribute(period: PracticePeriod, now: datetime) -> None:
    instance = read_instance(period)
    result = solve(instance, explain=True)
    store_distribution(period, instance=instance, result=result, now=now)
    publish_distribution(period, now=now)


def _insert(model: type[Any], rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), BATCH):
        db.session.execute(insert(model), rows[start : start + BATCH])
