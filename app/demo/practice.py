"""Demo practice: an autumn period that is over, a spring period whose applications are open."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.demo.bulk import insert_rows
from app.demo.practice_conditions import decide_rules, load_circumstances
from app.demo.scene import Scene
from app.extensions import db
from app.matching import solve
from app.organizations.enums import OrganizationKind
from app.organizations.models import Organization
from app.plan.enums import Topic
from app.practice.enums import PeriodStep, PracticeKind
from app.practice.models import PracticeApplication, PracticePeriod, PracticePlace, Wish
from app.practice.registry.models import PracticeBase
from app.practice.rules import PeriodTerms, may_hold
from app.practice.services.distribution import (
    publish_distribution,
    read_instance,
    store_distribution,
)
from app.practice.services.periods import create_period, move_period
from app.students.models import Student, StudyGroup
from app.students.queries import list_specialities

AUTUMN_GROUPS = 12  # a distribution keeps a reason for every wish: the region needs not all
YOUNGEST_COURSE = 2
MAX_WISHES = 5
SEATS_PER_STUDENT = 1.25
AUTUMN_SENT, SPRING_SENT, SPRING_DRAFTS = 0.93, 0.62, 0.08
MORNING = time(9, tzinfo=UTC)
WORK = {
    OrganizationKind.SCHOOL: "Помощник классного руководителя",
    OrganizationKind.KINDERGARTEN: "Помощник воспитателя",
    OrganizationKind.EXTRA: "Помощник педагога дополнительного образования",
}
OTHER_WORK = "Помощник специалиста"
TASKS = {
    OrganizationKind.SCHOOL: "Ведёт с классом перемены и кружок, готовит классный час.",
    OrganizationKind.KINDERGARTEN: "Помогает в группе, проводит занятие и прогулку.",
    OrganizationKind.EXTRA: "Ведёт с педагогом занятия кружка, готовит праздник.",
}
REQUIREMENTS = "Медицинская книжка"
PRESCHOOL = "44.02.01"
KNOWN_PLACES = 40  # nobody compares more


def load_practice(scene: Scene) -> None:
    """Invent both periods; the students with accounts have a place and a choice to make."""
    _load_autumn(scene)
    _load_spring(scene)


def _load_autumn(scene: Scene) -> None:
    groups = practice_groups(scene)[:AUTUMN_GROUPS]
    begun = date(2023, 9, 11)
    period = create_period(
        terms=PeriodTerms(
            title="Осенняя практика в школах и садах",
            kind=PracticeKind.EDUCATIONAL,
            starts_on=date(2023, 10, 16),
            ends_on=date(2023, 11, 12),
            applications_open_on=begun,
            applications_open_until=date(2023, 9, 29),
            max_wishes=MAX_WISHES,
            seed_text="Осенняя практика 2023 года, жребий объявлен 11 сентября",
            plan_item_ids=[scene.items[Topic.PRACTICE_BASES].id],
        ),
        groups=[group.id for group in groups],
        actor=scene.user("staff"),
        is_demo=True,
        today=begun,
    )
    fill_period(scene, period, sent=AUTUMN_SENT, drafts=0, certain=_own_students(scene))
    move_period(period, step=PeriodStep.CLOSE, actor=scene.user("staff"), today=date(2023, 10, 2))
    distribute_and_publish(scene, period, datetime.combine(date(2023, 10, 2), MORNING))


def _load_spring(scene: Scene) -> None:
    begun = date(2024, 2, 12)
    period = create_period(
        terms=PeriodTerms(
            title="Весенняя практика",
            kind=PracticeKind.INDUSTRIAL,
            starts_on=date(2024, 4, 1),
            ends_on=date(2024, 4, 28),
            applications_open_on=begun,
            applications_open_until=date(2024, 3, 10),
            results_on=date(2024, 3, 15),
            max_wishes=MAX_WISHES,
            module="ПМ.01 Проектирование и проведение занятий",
            semester=6,
            hours=144,
            seed_text="Весенняя практика 2024 года, жребий объявлен 12 февраля",
            plan_item_ids=[scene.items[Topic.JOB_FAIR].id],
        ),
        groups=[group.id for group in practice_groups(scene)],
        actor=scene.user("staff"),
        is_demo=True,
        today=begun,
    )
    going = {group.id for group in period.groups}
    decide_rules(scene, period, [one for one in scene.students if one.group_id in going])
    fill_period(scene, period, sent=SPRING_SENT, drafts=SPRING_DRAFTS, without=_own_students(scene))
    load_circumstances(scene, period)


def _own_students(scene: Scene) -> set[int]:
    return {scene.student_of(name).id for name in ("student1", "student2")}


def practice_groups(scene: Scene) -> list[StudyGroup]:
    """The groups that go on practice, those of the students with accounts first."""
    own = {scene.student_of(name).group_id for name in ("student1", "student2")}
    going = [group for group in scene.groups if group.course >= YOUNGEST_COURSE]
    return sorted(going, key=lambda group: (group.id not in own, group.id))


def fill_period(
    scene: Scene,
    period: PracticePeriod,
    *,
    sent: float,
    drafts: float,
    certain: Collection[int] = (),
    without: Collection[int] = (),
) -> None:
    """Offer places, open the applications and let students apply over the first two weeks."""
    in_period = {group.id for group in period.groups}
    students = [one for one in scene.students if one.group_id in in_period]
    places = _offer(scene, period, len(students))
    move_period(
        period,
        step=PeriodStep.OPEN,
        actor=scene.user("staff"),
        today=period.applications_open_on,
    )
    applying = [one for one in students if one.id not in without]
    chances = {one.id: 0.0 if one.id in certain else scene.random.random() for one in applying}
    rows = [
        _application_row(scene, period, one, is_sent=chances[one.id] < sent)
        for one in applying
        if chances[one.id] < sent + drafts
    ]
    insert_rows(PracticeApplication, rows)
    _wish(scene, period, applying, places)


def _offer(scene: Scene, period: PracticePeriod, students: int) -> list[PracticePlace]:
    preschool = next((one.id for one in list_specialities() if one.code == PRESCHOOL), None)
    rows: list[dict[str, Any]] = []
    bases = main_bases(scene)
    seats = 0
    for organization in scene.organizations:
        if organization.kind is OrganizationKind.COLLEGE or seats >= students * SEATS_PER_STUDENT:
            continue
        row = _place_row(scene, period, organization, preschool)
        rows.append(row | {"base_id": bases[organization.id]})
        seats += rows[-1]["seats"]
    insert_rows(PracticePlace, rows)
    statement = (
        select(PracticePlace)
        .where(PracticePlace.period_id == period.id)
        .options(joinedload(PracticePlace.organization))
    )
    return list(db.session.scalars(statement.order_by(PracticePlace.id)))


def main_bases(scene: Scene) -> dict[int, int]:
    """Return the main base of each organization by its id; they are made at the first asking."""
    statement = select(PracticeBase.organization_id, PracticeBase.id).filter_by(title="")
    found = dict(db.session.execute(statement).all())
    if found:
        return found
    insert_rows(
        PracticeBase,
        [
            {
                "organization_id": one.id,
                "title": "",
                "town": one.town,
                "address": one.address,
                "is_demo": True,
            }
            for one in scene.organizations
            if one.kind is not OrganizationKind.COLLEGE
        ],
    )
    return main_bases(scene)


def _place_row(
    scene: Scene, period: PracticePeriod, organization: Organization, preschool: int | None
) -> dict[str, Any]:
    title = WORK.get(organization.kind, OTHER_WORK)
    is_kindergarten = organization.kind is OrganizationKind.KINDERGARTEN
    return {
        "period_id": period.id,
        "organization_id": organization.id,
        "title": title,
        "tasks": TASKS.get(organization.kind),
        "requirements": REQUIREMENTS,
        "seats": scene.random.randint(2, 9),
        "taken": 0,
        "speciality_id": preschool if is_kindergarten else None,
        "supervisor_name": organization.head_name,
        "supervisor_phone": organization.phone,
        "is_demo": True,
        "version": 1,
    }


def _wish(
    scene: Scene, period: PracticePeriod, students: list[Student], places: list[PracticePlace]
) -> None:
    tastes = _Tastes(scene, places)
    by_id = {student.id: student for student in students}
    applications = select(PracticeApplication.id, PracticeApplication.student_id).where(
        PracticeApplication.period_id == period.id
    )
    wishes = [
        {"application_id": application_id, "rank": rank, "place_id": place_id}
        for application_id, student_id in db.session.execute(
            applications.order_by(PracticeApplication.id)
        )
        for rank, place_id in enumerate(tastes.wishes_of(by_id[student_id]), start=1)
    ]
    insert_rows(Wish, wishes)


def _application_row(
    scene: Scene, period: PracticePeriod, student: Student, *, is_sent: bool
) -> dict[str, Any]:
    begun = datetime.combine(period.applications_open_on, MORNING)
    at = begun + timedelta(minutes=scene.random.randint(0, 14 * 24 * 60))
    return {
        "period_id": period.id,
        "student_id": student.id,
        "group_id": student.group_id,
        "submitted_at": at if is_sent else None,
        "changed_at": at,
        "version": 1,
    }


class _Tastes:
    """Whom students wish for: some bases are popular, those of the own town are nearer."""

    def __init__(self, scene: Scene, places: list[PracticePlace]) -> None:
        self._random = scene.random
        self._liked = {place.id: scene.random.random() + 0.6 for place in places}
        self._towns = {place.id: place.organization.town for place in places}
        self._open_to = {
            speciality_id: [
                place.id for place in places if may_hold(place.speciality_id, speciality_id)
            ]
            for speciality_id in {group.speciality_id for group in scene.groups}
        }

    def wishes_of(self, student: Student) -> list[int]:
        """Return the places one student names, the most desired first."""
        open_to = self._open_to[student.group.speciality_id]
        seen = self._random.sample(open_to, min(KNOWN_PLACES, len(open_to)))
        desire = {
            place_id: self._liked[place_id] * self._random.random()
            + (0.5 if self._towns[place_id] == student.town else 0.0)
            for place_id in seen
        }
        ranked = sorted(desire, key=lambda place_id: -desire[place_id])
        return ranked[: self._random.randint(3, MAX_WISHES)]


def distribute_and_publish(scene: Scene, period: PracticePeriod, now: datetime) -> None:
    """Distribute a closed period and publish the outcome."""
    staff = scene.user("staff")
    instance = read_instance(period)
    result = solve(instance, explain=True)
    store_distribution(period, instance=instance, result=result, actor=staff, now=now)
    publish_distribution(period, actor=staff, now=now)
