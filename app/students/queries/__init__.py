"""Reading students. Staff see all of them, a student sees the own card."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, or_, select
from sqlalchemy.orm import joinedload

from app.accounts.models import User
from app.base.choices import Choices
from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.students.enums import Offer, StateFilter, StudentState
from app.students.models import Speciality, Student, StudyGroup, group_label
from app.students.moves import IN_GROUP, OFFERED
from app.students.rules import is_higher

_GROUP_KEY = select(StudyGroup.name_key).where(StudyGroup.id == Student.group_id)
# A join for the order's sake would make the database join every student it skips and counts.
SORTABLE = {"name": Student.name_key, "group": _GROUP_KEY.scalar_subquery()}
GROUP_SORTABLE = {"name": StudyGroup.name_key}
_IN_GROUP = (
    select(func.count())
    .where(
        Student.group_id == StudyGroup.id,
        or_(Student.state == StudentState.STUDYING, StudyGroup.archived_on.is_not(None)),
    )
    .correlate(StudyGroup)
    .scalar_subquery()
)


def is_studying() -> ColumnElement[bool]:
    """Return the condition that a student studies today."""
    return Student.state == StudentState.STUDYING


def is_of_college() -> ColumnElement[bool]:
    """Return the condition that a group is one of the college; others stand for contracts alone."""
    return StudyGroup.training_organization == ""


def studied_on(day: Any) -> ColumnElement[bool]:
    """Return the condition that a student studied on a day: still does, or left later.

    For lists of what is over: a graduate took part in the practice of before.
    """
    return or_(is_studying(), Student.state_since > day)


def is_offered(offer: Offer) -> ColumnElement[bool]:
    """Return the condition that something is offered to a student of this state."""
    return Student.state.in_(OFFERED[offer])


def list_students(
    *,
    q: str | None = None,
    group: int | None = None,
    course: int | None = None,
    state: StateFilter | None = None,
) -> Select[Any]:
    """Select students with their groups and specialities; the caller orders and pages them.

    Without a `state` those who study.
    """
    statement = select(Student).options(
        joinedload(Student.group).joinedload(StudyGroup.speciality), joinedload(Student.account)
    )
    if q:
        statement = statement.where(matches(q, (Student, Student.id), guarded=True))
    if group:
        statement = statement.where(Student.group_id == group)
    if course:
        of_course = select(StudyGroup.id).where(StudyGroup.course == course)
        statement = statement.where(Student.group_id.in_(of_course))
    if state is not StateFilter.ALL:
        wanted = StudentState(state.value) if state else StudentState.STUDYING
        statement = statement.where(Student.state == wanted)
    return statement


def first_students(q: str, *, limit: int) -> list[Student]:
    """Return the first students, by name, that some words mean."""
    found = list_students(q=q, state=StateFilter.ALL).order_by(Student.name_key, Student.id)
    return list(db.session.scalars(found.limit(limit)))


def get_student(student_id: int, *, visible_to: Viewer) -> Student:
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


def get_outside_student(student_id: int) -> Student:
    """Return a student of another organization, with the training; raises NotFoundError."""
    statement = select(Student).where(
        Student.id == student_id, Student.state == StudentState.OUTSIDE
    )
    student = db.session.scalar(statement.options(joinedload(Student.group)))
    if student is None:
        raise NotFoundError
    return student


def find_student(student_id: int) -> Student | None:
    """Return a student, whoever asks: for code that knows who may; None when there is none."""
    return db.session.get(Student, student_id)


def find_student_of(user: Viewer) -> Student | None:
    """Return the student behind an account, None for everybody else."""
    return db.session.scalar(select(Student).where(Student.user_id == user.id))


def get_student_of(user: Viewer) -> Student:
    """Return the student behind an account; raises NotFoundError."""
    student = find_student_of(user)
    if student is None:
        raise NotFoundError
    return student


def find_similar(student: Student) -> Student | None:
    """Return another student born that day whose name is the same to a reader."""
    statement = (
        select(Student)
        .where(Student.identity_key == student.identity_key, Student.id != (student.id or 0))
        .options(joinedload(Student.group))
        .order_by(Student.id)
    )
    return db.session.scalars(statement).first()


class GroupRow(NamedTuple):
    """A line of the list: a study group and how many students it has."""

    group: StudyGroup
    students: int


def list_groups(
    *, q: str | None = None, course: int | None = None, closed: bool | None = None
) -> Select[Any]:
    """Select the fields of GroupRow with specialities, of open or of `closed` groups.

    The caller orders and pages them.
    """
    statement = select(StudyGroup, _IN_GROUP.label("students")).options(
        joinedload(StudyGroup.speciality)
    )
    is_open = StudyGroup.archived_on.is_(None)
    statement = statement.where(~is_open if closed else is_open, is_of_college())
    if q:
        statement = statement.where(is_group_named(q))
    if course:
        statement = statement.where(StudyGroup.course == course)
    return statement


def first_groups(q: str, *, limit: int) -> list[StudyGroup]:
    """Return the first groups, by name, that some words mean."""
    found = select(StudyGroup).options(joinedload(StudyGroup.speciality))
    found = found.where(is_group_named(q), is_of_college())
    by_name = found.order_by(StudyGroup.name_key, StudyGroup.id).limit(limit)
    return list(db.session.scalars(by_name))


def group_choices(*, chosen: int | None = None) -> Choices:
    """Return the open study groups to choose among, by name; `chosen` may be a closed one."""
    groups = all_group_choices()
    shown: ColumnElement[bool] = StudyGroup.archived_on.is_(None)
    if chosen:
        shown = or_(shown, StudyGroup.id == chosen)
    return replace(groups, name="groups", statement=groups.statement.where(shown))


def all_group_choices() -> Choices:
    """Return the college's groups to choose among, closed ones too: for filters of what was."""
    columns: tuple[Any, ...] = (StudyGroup.id, StudyGroup.name, StudyGroup.archived_on)
    return Choices(
        name="all-groups",
        statement=select(*columns)
        .where(is_of_college())
        .order_by(StudyGroup.name_key, StudyGroup.id),
        key=StudyGroup.id,
        label=lambda row: group_label(row.name, row.archived_on),
        found_by=is_group_named,
    )


def is_group_named(words: str) -> ColumnElement[bool]:
    """Return the condition that some words begin the parts of a group's name: «до-1»."""
    return matches(words, (StudyGroup, StudyGroup.id))


def list_specialities() -> list[Speciality]:
    """Return all specialities, by code; also those that universities alone train for."""
    return list(db.session.scalars(select(Speciality).order_by(Speciality.code)))


def list_own_specialities() -> list[Speciality]:
    """Return the specialities a college can train for, by code."""
    return [one for one in list_specialities() if not is_higher(one.code)]


def speciality_choices(*, elsewhere: bool = False) -> list[tuple[int, str]]:
    """Return (id, «code name») pairs for a form's select; `elsewhere`: of universities too."""
    found = list_specialities() if elsewhere else list_own_specialities()
    return [(one.id, f"{one.code} {one.name}") for one in found]


def all_speciality_choices() -> Choices:
    """Return the specialities to choose among, by code: a region has more than one can read."""
    name = Speciality.code + " " + Speciality.name
    return Choices(
        name="specialities",
        statement=select(Speciality.id, name).order_by(Speciality.code, Speciality.id),
        key=Speciality.id,
        label=lambda row: row[1],
        found_by=lambda words: name.icontains(words, autoescape=True),
    )


def student_choices(offer: Offer, *, chosen: int | None = None) -> Choices:
    """Return the students to whom something is offered; `chosen` may be another."""
    everybody = everybody_choices()
    shown = is_offered(offer)
    if chosen:
        shown = or_(shown, Student.id == chosen)
    return replace(everybody, name=f"students-{offer}", statement=everybody.statement.where(shown))


def outside_choices() -> Choices:
    """Return the students of other organizations to choose among, by name."""
    everybody = everybody_choices()
    shown = Student.state == StudentState.OUTSIDE
    return replace(everybody, name="students-outside", statement=everybody.statement.where(shown))


def all_student_choices() -> Choices:
    """Return all students of the college to choose among, by name, those who left it too."""
    everybody = everybody_choices()
    shown = Student.state != StudentState.OUTSIDE
    return replace(everybody, name="students", statement=everybody.statement.where(shown))


def everybody_choices() -> Choices:
    """Return all students to choose among, also of other organizations, told apart by groups."""
    names = (Student.last_name, Student.first_name, Student.middle_name)
    statement = select(Student.id, *names, StudyGroup.name).join(Student.group, isouter=True)
    return Choices(
        name="everybody",
        statement=statement.order_by(Student.name_key, Student.id),
        key=Student.id,
        label=lambda row: f"{' '.join(filter(None, row[1:4]))}, {row.name}",
        found_by=lambda words: matches(words, (Student, Student.id)),
    )


# One source: whoever has an account reads the letters there, and who may not sign in any more
# reads none; the card's address counts for those without an account. For lists in SQL.
ACCOUNT_OF_STUDENT = User.id == Student.user_id
STUDENT_ADDRESS = case(
    (Student.user_id.is_(None), Student.email), (User.active, User.email), else_=None
)


def addresses_of_student(student: Student) -> list[str]:
    """Return where letters to a student go, if anywhere."""
    statement = select(STUDENT_ADDRESS).select_from(Student).outerjoin(User, ACCOUNT_OF_STUDENT)
    address = db.session.scalar(statement.where(Student.id == student.id))
    return [address] if address else []


class InvitationCounts(NamedTuple):
    """Of some students: who can be invited, who has an account, no address, has left."""

    ready: int
    with_account: int
    without_address: int
    left: int


_CAN_BE_INVITED = and_(
    Student.user_id.is_(None),
    Student.email.is_not(None),
    Student.state.in_(OFFERED[Offer.INVITATION]),
)


def students_by_ids(ids: Sequence[int]) -> Select[Any]:
    """Select students in the order they are locked in."""
    return select(Student).where(Student.id.in_(ids)).order_by(Student.id)


def students_to_move(ids: Sequence[int]) -> Select[Any]:
    """Select those of the students who are in a group, in the order they are locked in."""
    return students_by_ids(ids).where(Student.state.in_(IN_GROUP))


def count_to_move(ids: Sequence[int]) -> tuple[int, int]:
    """Return how many of the students can move to a group, and how many have left."""
    inside = Student.state.in_(IN_GROUP)
    counts = select(func.count().filter(inside), func.count().filter(~inside))
    row = db.session.execute(counts.where(Student.id.in_(ids))).one()
    return row[0], row[1]


def students_to_invite(ids: Sequence[int]) -> Select[Any]:
    """Select those of the students who have an address and no account."""
    return students_by_ids(ids).where(_CAN_BE_INVITED)


def count_to_invite(ids: Sequence[int]) -> InvitationCounts:
    """Count what an invitation of these students would do."""
    invited, has_account = is_offered(Offer.INVITATION), Student.user_id.is_not(None)
    without_address = invited & ~has_account & Student.email.is_(None)
    kinds = (_CAN_BE_INVITED, has_account, without_address, ~invited & ~has_account)
    counts = [func.count().filter(one) for one in kinds]
    row = db.session.execute(select(*counts).where(Student.id.in_(ids))).one()
    return InvitationCounts._make(row)


def get_group(group_id: int) -> StudyGroup:
    """Return a study group of the college; raises NotFoundError."""
    group = db.session.get(StudyGroup, group_id)
    if group is None or group.is_elsewhere:
        raise NotFoundError
    return group


def list_trainings(*, speciality_id: int, graduation_year: int) -> list[StudyGroup]:
    """Return where else than here a speciality is trained for until a year."""
    statement = select(StudyGroup).where(
        ~is_of_college(),
        StudyGroup.speciality_id == speciality_id,
        StudyGroup.graduation_year == graduation_year,
    )
    return list(db.session.scalars(statement.order_by(StudyGroup.id)))


class ComparedStudent(NamedTuple):
    """What students are compared by when twins are looked for; `name` in its three parts."""

    id: int
    name: tuple[str, str, str]
    birth_date: date


def list_compared() -> list[ComparedStudent]:
    """Return all students as they are compared."""
    columns = (Student.last_name, Student.first_name, Student.middle_name, Student.birth_date)
    found = db.session.execute(select(Student.id, *columns).order_by(Student.id))
    return [
        ComparedStudent(id_, (last, first, middle), born)
        for id_, last, first, middle, born in found
    ]


def all_groups() -> list[StudyGroup]:
    """Return every open study group with its speciality: a college has some dozens."""
    is_open = StudyGroup.archived_on.is_(None)
    statement = (
        select(StudyGroup)
        .where(is_open, is_of_college())
        .options(joinedload(StudyGroup.speciality))
    )
    return list(db.session.scalars(statement.order_by(StudyGroup.id)))


def list_importable() -> Sequence[Row[Any]]:
    """Return all students with what a spreadsheet may say of them, and their versions."""
    named = ("last_name", "first_name", "middle_name", "birth_date", "town", "phone", "email")
    columns = [getattr(Student, name) for name in named]
    told = (*columns, Student.state, StudyGroup.name.label("group"))
    statement = select(Student.id, Student.version, *told).join(StudyGroup)
    present = statement.where(Student.erased_on.is_(None))
    return db.session.execute(present.order_by(Student.id)).all()
