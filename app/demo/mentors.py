"""Demo mentors of several organizations, with students they lead and have led."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from app.demo.bulk import insert_rows, let_all_serve
from app.demo.invention import invent_person
from app.demo.people import DEPUTY
from app.demo.scene import Scene
from app.extensions import db
from app.mentors.enums import (
    MentorCategory,
    MentorEducation,
    MentoringBasis,
    MentorshipState,
)
from app.mentors.models import Mentor, Mentorship
from app.organizations.enums import OrganizationKind
from app.organizations.models import Organization
from app.plan.enums import Topic

FIRST_DAY, LAST_DAY = date(2023, 9, 11), date(2024, 2, 12)
PASSPORT = ("category", "education", "basis", "consent_on", "load_limit")
CATEGORIES = (MentorCategory.HIGHEST, MentorCategory.FIRST, MentorCategory.SUITABLE)
EDUCATIONS = (MentorEducation.SPECIALIST, MentorEducation.SECONDARY)
POSITIONS = {
    OrganizationKind.SCHOOL: (
        "учитель начальных классов",
        "учитель математики",
        "учитель русского языка и литературы",
        "заместитель директора по воспитательной работе",
    ),
    OrganizationKind.KINDERGARTEN: (
        "воспитатель",
        "старший воспитатель",
        "музыкальный руководитель",
        "педагог-психолог",
    ),
    OrganizationKind.EXTRA: ("педагог дополнительного образования", "методист"),
}
GOALS = (
    "Провести десять занятий вместе с наставником и пять самостоятельно",
    "Подготовить и защитить мини-проект по развитию речи",
    "Освоить работу с родителями: собрание, беседа, памятка",
    "Научиться вести урок в классе с разным уровнем подготовки",
    "Собрать методическую копилку к государственному экзамену",
)
RESULTS = (
    "Все занятия проведены, отзыв наставника отличный",
    "Проект защищён на педагогическом совете, материалы остались у организации",
    "Проведены два родительских собрания, памятка напечатана",
)
REASONS = ("Студент перевёлся на другую специальность", "Наставник ушёл в длительный отпуск")


def load_mentors(scene: Scene) -> None:
    """Invent mentors, bind two to demo accounts, and give them students."""
    insert_rows(Mentor, list(_mentor_rows(scene)))
    mentors = list(db.session.scalars(select(Mentor).order_by(Mentor.id)))
    mentors[0].user_id = scene.user("mentor1").id
    deputy = scene.user(DEPUTY)
    colleague = next(one for one in mentors if one.organization_id == deputy.organization_id)
    colleague.user_id = deputy.id
    insert_rows(Mentorship, list(_mentorship_rows(scene, mentors)))
    let_all_serve(Mentorship, scene.items[Topic.MENTORING])


def _mentor_rows(scene: Scene) -> Iterator[dict[str, Any]]:
    """Two mentors in each even organization, one in each odd, none in every fourth."""
    for number, organization in enumerate(scene.organizations):
        if number % 4 != 3:
            for ordinal in range(2 - number % 2):
                yield _mentor_row(scene, organization, ordinal)


def _mentor_row(scene: Scene, organization: Organization, ordinal: int) -> dict[str, Any]:
    person = invent_person(scene.random)
    posts = POSITIONS.get(organization.kind, POSITIONS[OrganizationKind.EXTRA])
    position = posts[(organization.id + ordinal) % len(posts)]
    return {
        "last_name": person.last_name,
        "first_name": person.first_name,
        "middle_name": person.middle_name,
        "organization_id": organization.id,
        "position": position,
        "experience_since": scene.random.randint(1985, 2018),
        "phone": organization.phone,
        **_passport(organization.id, ordinal),
        "is_demo": True,
        "version": 1,
    }


def _passport(organization_id: int, ordinal: int) -> dict[str, Any]:
    """What a passport says: of most mentors much, of every fourth nothing yet."""
    if (organization_id + ordinal) % 4 == 3:
        return dict.fromkeys(PASSPORT)
    number = organization_id * 2 + ordinal
    return {
        "category": CATEGORIES[number % len(CATEGORIES)],
        "education": EDUCATIONS[number % len(EDUCATIONS)],
        "basis": MentoringBasis.AGREEMENT,
        "consent_on": FIRST_DAY - timedelta(days=number % 20),
        "load_limit": 3,
    }


def _mentorship_rows(scene: Scene, mentors: list[Mentor]) -> Iterator[dict[str, Any]]:
    """Every third mentor is free, the others lead one to three; no student is led twice."""
    students = iter(scene.random.sample(scene.students, len(scene.students)))
    busy = [mentor for number, mentor in enumerate(mentors) if number % 3 != 2]
    for number, mentor in enumerate(busy):
        for ordinal in range(3 if number == 0 else scene.random.randint(1, 2)):
            student = next(students, None)
            if student is None:
                return
            yield _mentorship_row(scene, mentor, student.id, _state(number, ordinal))


def _state(number: int, ordinal: int) -> MentorshipState:
    if ordinal == 0:
        return MentorshipState.ACTIVE
    return MentorshipState.BROKEN_OFF if number % 5 == 4 else MentorshipState.FINISHED


def _mentorship_row(
    scene: Scene, mentor: Mentor, student_id: int, state: MentorshipState
) -> dict[str, Any]:
    starts_on = FIRST_DAY + timedelta(days=scene.random.randrange(60))
    ended = state is not MentorshipState.ACTIVE
    days = (LAST_DAY - starts_on).days
    finished = state is MentorshipState.FINISHED
    return {
        "mentor_id": mentor.id,
        "organization_id": mentor.organization_id,
        "student_id": student_id,
        "state": state,
        "starts_on": starts_on,
        "ends_on": starts_on + timedelta(days=scene.random.randrange(60, days)) if ended else None,
        "goal": scene.random.choice(GOALS),
        "result": scene.random.choice(RESULTS) if finished else "",
        "reason": scene.random.choice(REASONS) if ended and not finished else "",
        "is_demo": True,
        "version": 1,
    }
