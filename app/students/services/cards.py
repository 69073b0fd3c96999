"""Use cases of one student, group or speciality."""

from contextlib import AbstractContextManager
from datetime import date, datetime

from app.accounts.models import User
from app.accounts.rules import terms_of_student
from app.accounts.services.people import invite_user, rename_user
from app.base import clock
from app.base.constraints import refusing
from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.students import queries
from app.students.enums import Offer
from app.students.errors import (
    AlreadyInvitedError,
    ClosedGroupError,
    GroupNameTakenError,
    ImpossibleBirthDateError,
    NotInGroupError,
    SameStudentError,
    SimilarStudentError,
    SpecialityCodeTakenError,
)
from app.students.models import Speciality, Student, StudyGroup
from app.students.moves import IN_GROUP, check_offered
from app.students.permissions import Permission
from app.students.rules import (
    SpecialityTerms,
    StudentTerms,
    StudyGroupTerms,
    is_possible_birth_date,
)
from app.students.services.memberships import enter_group, note_year


def create_student(
    *, terms: StudentTerms, actor: Viewer, today: date, is_another: bool = False
) -> Student:
    """Enter a student.

    Raises ImpossibleBirthDateError, SameStudentError, and SimilarStudentError unless a person
    has looked and says that `is_another`.
    """
    require(actor, Permission.STUDENT_MANAGE)
    check_birth_date(terms.birth_date, today)
    student = Student()
    assign(student, terms)
    _check_open(terms.group_id)
    with refusing_twins(SameStudentError(field="last_name")):
        db.session.add(student)
    check_similar(student, is_another=is_another)
    enter_group(student, student.group_id, day=today, actor=actor)
    return student


def edit_student(
    student: Student, *, terms: StudentTerms, actor: Viewer, today: date, is_another: bool = False
) -> None:
    """Change a student's card; the same errors as when it is entered."""
    require(actor, Permission.STUDENT_MANAGE)
    check_birth_date(terms.birth_date, today)
    identity, group_id = student.identity_key, student.group_id
    if terms.group_id != group_id:
        _check_may_move(student, terms.group_id)
    with refusing_twins(SameStudentError(field="last_name")):
        assign(student, terms)
    if student.group_id != group_id:
        enter_group(student, student.group_id, day=today, actor=actor)
    # Whoever was told apart once is not asked again until the name or the date changes.
    check_similar(student, is_another=is_another or student.identity_key == identity)
    if student.account:
        rename_user(student.account, student.full_name)


def invite_student(
    student: Student, *, email: str, actor: User, now: datetime, at: datetime
) -> None:
    """Give a student an account bound to this card; the link goes by letter.

    `now` is the business time, `at` the true one the link expires by. Raises
    AlreadyInvitedError and what `invite_user` raises.
    """
    require(actor, Permission.STUDENT_INVITE)
    lock(student)
    check_offered(Offer.INVITATION, student.state)
    if student.user_id is not None:
        raise AlreadyInvitedError
    terms = terms_of_student(email=email, name=student.full_name)
    user = invite_user(terms=terms, actor=actor, now=now, at=at)
    user.studies_elsewhere = student.is_outside
    student.user_id = user.id
    student.email = student.email or user.email
    db.session.flush()


def create_group(*, terms: StudyGroupTerms, actor: Viewer, today: date | None = None) -> StudyGroup:
    """Add a study group of the academic year of `today`; raises GroupNameTakenError."""
    require(actor, Permission.GROUP_MANAGE)
    group = StudyGroup()
    assign(group, terms)
    with refusing({"uq_study_groups_name": GroupNameTakenError(field="name")}):
        db.session.add(group)
    note_year(group, today=today or clock.today(), actor=actor)
    return group


def create_speciality(*, terms: SpecialityTerms, actor: Viewer) -> Speciality:
    """Add a speciality; raises SpecialityCodeTakenError."""
    require(actor, Permission.GROUP_MANAGE)
    speciality = Speciality()
    assign(speciality, terms)
    with refusing({"uq_specialities_code": SpecialityCodeTakenError(field="code")}):
        db.session.add(speciality)
    return speciality


def check_birth_date(birth_date: date, today: date) -> None:
    """Raise ImpossibleBirthDateError for a day no student was born on."""
    if not is_possible_birth_date(birth_date, today):
        raise ImpossibleBirthDateError(field="birth_date")


def check_similar(student: Student, *, is_another: bool) -> None:
    """Raise SimilarStudentError when another card looks like the same person's."""
    similar = None if is_another else queries.find_similar(student)
    if similar:
        who = f"{similar.full_name}, {similar.group.name}"
        if not similar.is_studying:  # perhaps the person comes back: there is an order for that
            who = f"{who} ({similar.state.label})"
        raise SimilarStudentError(who)


def _check_open(group_id: int) -> None:
    group = queries.get_group(group_id)
    lock(group, shared=True)  # it stays open until the commit
    if group.archived_on:
        raise ClosedGroupError(field="group_id")


def _check_may_move(student: Student, group_id: int) -> None:
    _check_open(group_id)
    if student.state not in IN_GROUP:
        raise NotInGroupError(field="group_id")


def refusing_twins(refusal: SameStudentError) -> AbstractContextManager[None]:
    """Raise the refusal when a group would hold the same person twice."""
    return refusing({"uq_students_person": refusal})
