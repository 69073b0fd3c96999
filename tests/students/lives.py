"""Students with a history, for tests: entered last September, orders of today."""

from datetime import UTC, date, datetime
from typing import Any

from app.accounts.enums import Role
from app.extensions import db
from app.students.enums import StudentEvent
from app.students.models import GroupMembership, Student, StudentChange, StudyGroup
from app.students.rules import StateChangeTerms, StudentTerms
from app.students.services import states
from app.students.services.cards import create_student
from tests.factories import (
    StudyGroupFactory,
    UserFactory,
)

TODAY = date(2024, 2, 26)
NOW = datetime(2024, 2, 26, 9, tzinfo=UTC)


def staff() -> Any:
    return UserFactory(role=Role.STAFF)


def enter(group: StudyGroup | None = None, **changes: Any) -> Student:
    group = group or StudyGroupFactory()
    values = {"last_name": "Котенко", "first_name": "Яна", "birth_date": date(2006, 1, 2)}
    terms = StudentTerms(**{**values, "group_id": group.id, **changes})
    return create_student(terms=terms, actor=staff(), today=date(2023, 9, 1))


def order(
    student: Student, event: StudentEvent, day: date = TODAY, **changes: Any
) -> StudentChange:
    terms = StateChangeTerms(day, **{"order_number": "14-с", "order_on": day, **changes})
    return states.change_state(
        student, event=event, terms=terms, actor=staff(), today=TODAY, now=NOW
    )


def spans(student: Student) -> list[tuple[int, date, date | None]]:
    found = db.session.scalars(
        db.select(GroupMembership)
        .where(GroupMembership.student_id == student.id)
        .order_by(GroupMembership.id)
    )
    return [(one.group_id, one.since, one.until) for one in found]
