"""What lies behind the demo students: years in groups, graduates, leaves, an expelled one."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from app.base.viewer import OPERATOR
from app.deadlines.academic_year import AcademicYear
from app.demo.bulk import insert_rows
from app.demo.scene import Scene
from app.extensions import db
from app.mentors.enums import MentorshipState
from app.mentors.models import Mentorship
from app.students.enums import StudentEvent, StudentState
from app.students.models import GroupMembership, GroupYear, Student, StudentChange, StudyGroup
from app.students.rules import StateChangeTerms
from app.students.services.states import change_state

COURSES = 4
LEAVES = 3


def write_years(scene: Scene) -> None:
    """Write down where the students have been since they came."""
    this_year = AcademicYear.containing(scene.today).first_year
    insert_rows(GroupYear, [row for one in scene.groups for row in _years_of(one, this_year)])
    insert_rows(
        GroupMembership,
        [
            {
                "student_id": one.id,
                "group_id": one.group_id,
                "since": date(this_year - one.group.course + 1, 9, 1),
            }
            for one in scene.students
        ],
    )


def _years_of(group: StudyGroup, last_year: int) -> Iterator[dict[str, Any]]:
    for back in range(group.course):
        course = group.course - back
        yield {
            "group_id": group.id,
            "first_year": last_year - back,
            "name": f"{course}{group.name[1:]}",
            "course": course,
        }


def close_groups_of_graduates(scene: Scene) -> list[StudyGroup]:
    """Make the closed groups of last year: each is a group of today's last course before it."""
    end = AcademicYear.containing(scene.today).first_year
    last = [group for group in scene.groups if group.course == COURSES]
    closed = [
        StudyGroup(
            name=group.name,
            speciality_id=group.speciality_id,
            course=COURSES,
            graduation_year=end,
            archived_on=date(end, 6, 30),
        )
        for group in last
    ]
    db.session.add_all(closed)
    db.session.flush()
    insert_rows(GroupYear, [row for one in closed for row in _years_of(one, end - 1)])
    return closed


def write_graduations(scene: Scene, graduates: list[Student]) -> None:
    """Write down the order by which last year's students graduated."""
    end = AcademicYear.containing(scene.today).first_year
    day = date(end, 6, 30)
    insert_rows(
        GroupMembership,
        [
            {
                "student_id": one.id,
                "group_id": one.group_id,
                "since": date(end - COURSES, 9, 1),
                "until": day,
            }
            for one in graduates
        ],
    )
    insert_rows(StudentChange, [_graduation(one, day, scene) for one in graduates])


def _graduation(student: Student, day: date, scene: Scene) -> dict[str, Any]:
    return {
        "student_id": student.id,
        "event": StudentEvent.GRADUATE,
        "before": StudentState.STUDYING,
        "after": StudentState.GRADUATED,
        "day": day,
        "order_number": "61-с",
        "order_on": day - timedelta(days=2),
        "group_before_id": student.group_id,
        "group_id": student.group_id,
        "decided_at": scene.now,
        "applied_on": day,
    }


def load_lives(scene: Scene) -> None:
    """Send a few first-year students on leave, expel one who has a mentor."""
    free = [one for one in scene.students if one.user_id is None]
    for number, student in enumerate([one for one in free if one.group.course == 1][:LEAVES]):
        day = scene.today - timedelta(days=40 + number)
        _order(scene, student, StudentEvent.TAKE_LEAVE, day, f"{7 + number}-с", "По заявлению")
    led = set(
        db.session.scalars(
            select(Mentorship.student_id).where(Mentorship.state == MentorshipState.ACTIVE)
        )
    )
    if expelled := next((one for one in free if one.id in led), None):
        day = scene.today - timedelta(days=10)
        _order(scene, expelled, StudentEvent.EXPEL, day, "14-с", "По собственному желанию")


def _order(
    scene: Scene, student: Student, event: StudentEvent, day: date, number: str, reason: str
) -> None:
    terms = StateChangeTerms(day, number, day - timedelta(days=1), reason)
    change_state(
        student, event=event, terms=terms, actor=OPERATOR, today=scene.today, now=scene.now
    )
