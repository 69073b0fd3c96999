"""Use cases of students, groups and specialities."""

from datetime import date, datetime
from typing import Any

from app.accounts.enums import Role
from app.accounts.models import User
from app.accounts.services import invite_user
from app.extensions import db
from app.students import queries
from app.students.errors import (
    AlreadyInvitedError,
    GroupNameTakenError,
    ImpossibleBirthDateError,
    SameStudentError,
    SpecialityCodeTakenError,
)
from app.students.models import Speciality, Student, StudyGroup
from app.students.rules import is_possible_birth_date


def create_student(*, today: date, **values: Any) -> Student:
    """Enter a student. Raises ImpossibleBirthDateError, SameStudentError."""
    student = Student(**values)
    _check(student, today)
    db.session.add(student)
    db.session.flush()
    return student


def edit_student(student: Student, *, today: date, **values: Any) -> None:
    """Change a student's card; the same errors as when it is entered."""
    with db.session.no_autoflush:
        for name, value in values.items():
            setattr(student, name, value)
        _check(student, today)
    db.session.flush()


def invite_student(
    student: Student, *, email: str, actor: User, now: datetime, at: datetime
) -> None:
    """Give a student an account of the own, bound to this card; the link goes by letter.

    `now` is the business time, `at` the true one the link expires by. Raises
    AlreadyInvitedError and what `invite_user` raises.
    """
    if student.user_id is not None:
        raise AlreadyInvitedError
    user = invite_user(
        email=email,
        display_name=student.full_name,
        role=Role.STUDENT,
        organization_id=None,
        actor=actor,
        now=now,
        at=at,
    )
    student.user_id = user.id
    student.email = student.email or user.email
    db.session.flush()


def create_group(**values: Any) -> StudyGroup:
    """Add a study group. Raises GroupNameTakenError."""
    if queries.find_group(values["name"]):
        raise GroupNameTakenError(field="name")
    group = StudyGroup(**values)
    db.session.add(group)
    db.session.flush()
    return group


def create_speciality(**values: Any) -> Speciality:
    """Add a speciality. Raises SpecialityCodeTakenError."""
    if queries.find_speciality(values["code"]):
        raise SpecialityCodeTakenError(field="code")
    speciality = Speciality(**values)
    db.session.add(speciality)
    db.session.flush()
    return speciality


def _check(student: Student, today: date) -> None:
    if not is_possible_birth_date(student.birth_date, today):
        raise ImpossibleBirthDateError(field="birth_date")
    if queries.find_twin(student):
        raise SameStudentError(field="last_name")
