"""The base of the demo cluster: organizations, specialities, groups, students."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.demo.bulk import insert_rows
from app.demo.invention import invent_organization, invent_person
from app.demo.lives import close_groups_of_graduates, write_graduations, write_years
from app.demo.scene import Scene
from app.demo.wordlists import SPECIALITIES, TOWNS
from app.extensions import db
from app.organizations.models import Organization
from app.students.enums import StudentState
from app.students.models import Speciality, Student, StudyGroup

COURSES = 4
AGE_OF_FIRST_COURSE = 15.3  # years on 1 September; most come after the ninth class
DAYS_OF_YEAR = 365.25
GRADUATES_SHARE = 5  # one graduate of last year for so many students


def load_organizations(scene: Scene) -> None:
    """Invent the employers of the cluster."""
    rows = [
        _organization_row(invent_organization(scene.random, number))
        for number in range(scene.scale.employers)
    ]
    insert_rows(Organization, rows)
    scene.organizations = list(db.session.scalars(select(Organization).order_by(Organization.id)))


def load_students(scene: Scene) -> None:
    """Invent specialities, groups of four courses, and students of fitting age."""
    scene.groups = _load_groups(scene)
    taken: set[tuple[Any, ...]] = set()
    insert_rows(Student, list(_student_rows(scene, scene.groups, scene.scale.students, taken)))
    closed = close_groups_of_graduates(scene)
    count = scene.scale.students // GRADUATES_SHARE
    gone = {"state": StudentState.GRADUATED, "state_since": closed[0].archived_on}
    rows = _student_rows(scene, closed, count, taken)
    insert_rows(Student, [{**row, **gone} for row in rows])
    scene.students = _students(StudentState.STUDYING)
    write_years(scene)
    write_graduations(scene, _students(StudentState.GRADUATED))


def _students(state: StudentState) -> list[Student]:
    statement = select(Student).options(joinedload(Student.group).joinedload(StudyGroup.speciality))
    return list(db.session.scalars(statement.where(Student.state == state).order_by(Student.id)))


def _organization_row(values: dict[str, Any]) -> dict[str, Any]:
    return {**values, "is_demo": True, "version": 1}


def _load_groups(scene: Scene) -> list[StudyGroup]:
    for code, name, qualification, _short in SPECIALITIES:
        db.session.add(Speciality(code=code, name=name, qualification=qualification))
    db.session.flush()
    specialities = list(db.session.scalars(select(Speciality).order_by(Speciality.code)))
    count = max(len(specialities), -(-scene.scale.students // scene.scale.group_size))
    groups = [_group(number, specialities, scene.today) for number in range(count)]
    db.session.add_all(groups)
    db.session.flush()
    return groups


def _group(number: int, specialities: list[Speciality], today: date) -> StudyGroup:
    kind = number % len(specialities)
    course = COURSES - (number // len(specialities) + kind) % COURSES
    ordinal = number // (len(specialities) * COURSES) + 1
    return StudyGroup(
        name=f"{course}-{SPECIALITIES[kind][3]}-{ordinal}{'абвг'[number // len(specialities) % 4]}",
        speciality_id=specialities[kind].id,
        course=course,
        graduation_year=_end_of_academic_year(today) + COURSES - course,
    )


def _end_of_academic_year(day: date) -> int:
    return day.year + (day.month >= 9)


def _student_rows(
    scene: Scene, groups: list[StudyGroup], count: int, taken: set[tuple[Any, ...]]
) -> Iterator[dict[str, Any]]:
    number = 0
    while number < count:
        row = _student_row(scene, groups[number % len(groups)])
        key = (row["last_name"], row["first_name"], row["middle_name"], row["birth_date"])
        if key not in taken:
            taken.add(key)
            number += 1
            yield row


def _student_row(scene: Scene, group: StudyGroup) -> dict[str, Any]:
    person = invent_person(scene.random)
    is_closed = group.archived_on is not None
    start = date(_end_of_academic_year(scene.today) - group.course - is_closed, 9, 1)
    age = timedelta(days=(AGE_OF_FIRST_COURSE + scene.random.random()) * DAYS_OF_YEAR)
    return {
        "last_name": person.last_name,
        "first_name": person.first_name,
        "middle_name": person.middle_name,
        "birth_date": start - age,
        "group_id": group.id,
        "town": scene.random.choice(TOWNS),
        "is_demo": True,
        "version": 1,
    }
