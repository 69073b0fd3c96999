"""Reading students. Staff see all of them, a student sees the own card."""

from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import joinedload

from app.accounts.models import User
from app.base.errors import NotFoundError
from app.base.search import matches
from app.extensions import db
from app.students.models import Speciality, Student, StudyGroup

_GROUP_KEY = select(StudyGroup.name_key).where(StudyGroup.id == Student.group_id)
# A join for the order's sake would make the database join every student it skips and counts.
SORTABLE = {"name": Student.name_key, "group": _GROUP_KEY.scalar_subquery()}


def list_students(
    *, search: str | None = None, group_id: int | None = None, course: int | None = None
) -> Select[Any]:
    """Select students with their groups and specialities; the caller orders and pages them."""
    statement = select(Student).options(joinedload(Student.group).joinedload(StudyGroup.speciality))
    if search:
        statement = statement.where(matches(search, (Student, Student.id)))
    if group_id:
        statement = statement.where(Student.group_id == group_id)
    if course:
        of_course = select(StudyGroup.id).where(StudyGroup.course == course)
        statement = statement.where(Student.group_id.in_(of_course))
    return statement


def get_student(student_id: int, *, visible_to: Any) -> Student:
    """Return a student whom this person may see; raises NotFoundError."""
    statement = (
        select(Student)
        .where(Student.id == student_id)
        .options(joinedload(Student.group).joinedload(StudyGroup.speciality))
    )
    if not visible_to.sees_all:
        statement = statement.where(Student.user_id == visible_to.id)
    student = db.session.scalar(statement)
    if student is None:
        raise NotFoundError
    return student


def find_student_of(user: Any) -> Student | None:
    """Return the student behind an account, None for everybody else."""
    return db.session.scalar(select(Student).where(Student.user_id == user.id))


def get_student_of(user: Any) -> Student:
    """Return the student behind an account; raises NotFoundError."""
    student = find_student_of(user)
    if student is None:
        raise NotFoundError
    return student


def find_twin(student: Student) -> Student | None:
    """Return another student of the group with the same name and birth date."""
    return db.session.scalar(
        select(Student).where(
            Student.group_id == student.group_id,
            Student.last_name == student.last_name,
            Student.first_name == student.first_name,
            Student.middle_name == student.middle_name,
            Student.birth_date == student.birth_date,
            Student.id != (student.id or 0),
        )
    )


def list_groups() -> list[StudyGroup]:
    """Return all study groups with their specialities, by name."""
    statement = select(StudyGroup).options(joinedload(StudyGroup.speciality))
    return list(db.session.scalars(statement.order_by(StudyGroup.name_key, StudyGroup.id)))


def group_choices() -> list[tuple[int, str]]:
    """Return (id, name) pairs for a form's select."""
    return [(group.id, group.name) for group in list_groups()]


def find_group(name: str) -> StudyGroup | None:
    """Return the group of this name, None when there is none."""
    return db.session.scalar(select(StudyGroup).where(StudyGroup.name == name))


def list_specialities() -> list[Speciality]:
    """Return all specialities, by code."""
    return list(db.session.scalars(select(Speciality).order_by(Speciality.code)))


def speciality_choices() -> list[tuple[int, str]]:
    """Return (id, «code name») pairs for a form's select."""
    return [(one.id, f"{one.code} {one.name}") for one in list_specialities()]


def find_speciality(code: str) -> Speciality | None:
    """Return the speciality of this code, None when there is none."""
    return db.session.scalar(select(Speciality).where(Speciality.code == code))


def student_choices() -> list[tuple[int, str]]:
    """Return (id, «name, group») pairs for a form's select, by name."""
    columns = select(Student.id, Student.last_name, Student.first_name, Student.middle_name)
    rows = db.session.execute(
        columns.add_columns(StudyGroup.name)
        .join(Student.group)
        .order_by(Student.name_key, Student.id)
    )
    return [(id_, f"{' '.join(filter(None, names))}, {group}") for id_, *names, group in rows]


# Letters go to the account people read, else to the address on the card; for lists in SQL.
ACCOUNT_OF_STUDENT = and_(User.id == Student.user_id, User.active)
STUDENT_ADDRESS = func.coalesce(User.email, Student.email)


def addresses_of_student(student: Student) -> list[str]:
    """Return where letters to a student go: the account's address, else the card's, if any."""
    statement = select(STUDENT_ADDRESS).select_from(Student).outerjoin(User, ACCOUNT_OF_STUDENT)
    address = db.session.scalar(statement.where(Student.id == student.id))
    return [address] if address else []
