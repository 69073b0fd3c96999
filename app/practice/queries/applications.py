"""Reading applications: whose they are, who has none, what the matching needs of them."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    exists,
    false,
    func,
    select,
    true,
)
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from app.accounts.models import User
from app.base.choices import Choices
from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.practice.enums import ApplicationFilter, PeriodState
from app.practice.models import (
    Placement,
    PracticeApplication,
    PracticePeriod,
    PracticePlace,
    Wish,
    period_groups,
)
from app.students.models import Student, StudyGroup
from app.students.queries import (
    ACCOUNT_OF_STUDENT,
    STUDENT_ADDRESS,
    all_student_choices,
    studied_on,
)

_wish_count = (
    select(func.count())
    .where(Wish.application_id == PracticeApplication.id)
    .correlate(PracticeApplication)
    .scalar_subquery()
)


_GROUP_KEY = select(StudyGroup.name_key).where(StudyGroup.id == Student.group_id).scalar_subquery()
# Students of one group stand by their names.
BY_GROUP = {"group": _GROUP_KEY + " " + Student.name_key, "name": Student.name_key}
SORTABLE = {
    **BY_GROUP,
    "sent": PracticeApplication.submitted_at,
    "wishes": _wish_count,
}


class ApplicationRow(NamedTuple):
    """A student, the application if any, its wishes; has a seat, is of the period's groups."""

    student: Student
    application: PracticeApplication | None
    wishes: int
    seated: bool
    takes_part: bool


_AWAITED = (PeriodState.OPEN, PeriodState.CLOSED, PeriodState.DISTRIBUTED)


class WaitingPeriod(NamedTuple):
    """A period of a student whose outcome is to come, with the own application if there is one."""

    period: PracticePeriod
    application: PracticeApplication | None


def list_applications(
    period: PracticePeriod,
    *,
    q: str | None = None,
    group: int | None = None,
    state: ApplicationFilter | None = None,
    place: int | None = None,
    rank: int | None = None,
) -> Select[Any]:
    """Select `ApplicationRow`s of the period's groups, and of those who applied and left them.

    `place` narrows to those who count as wishing for it, with `rank` on that line alone. The caller
    orders them.
    """
    seated, takes_part = _is_seated(period), is_in_groups(period)
    statement = _applications(period, seated, takes_part)
    if q:
        statement = statement.where(matches(q, (Student, Student.id)))
    if group:
        statement = statement.where(Student.group_id == group)
    if state:
        present = ~takes_part if state is ApplicationFilter.LEFT else takes_part
        statement = statement.where(present, _is(state, seated))
    if place:
        statement = statement.where(takes_part, _wishes_for(place, rank))
    return statement


def _applications(
    period: PracticePeriod, seated: ColumnElement[bool], takes_part: ColumnElement[bool]
) -> Select[Any]:
    columns = (
        _wish_count.label("wishes"),
        seated.label("seated"),
        takes_part.label("takes_part"),
    )
    return (
        select(Student)
        .add_columns(PracticeApplication, *columns)
        .outerjoin(PracticeApplication, _of_student(period))
        .options(
            joinedload(Student.group),
            joinedload(Student.account),
            joinedload(PracticeApplication.group),
        )
        .where(Student.id.in_(_concerned(period)))
    )


def _wishes_for(place_id: int, rank: int | None) -> ColumnElement[bool]:
    wishing = select(Wish.application_id).where(Wish.place_id == place_id)
    if rank:
        wishing = wishing.where(Wish.rank == rank)
    return and_(PracticeApplication.submitted_at.is_not(None), PracticeApplication.id.in_(wishing))


def student_choices_of(period: PracticePeriod) -> Choices:
    """Return the students who take part in a period to choose among, by name."""
    everybody = all_student_choices()
    return replace(
        everybody,
        name="period-students",
        statement=everybody.statement.where(is_in_groups(period)),
        of={"period": period.id},
    )


def list_addresses_of(ids: Collection[int]) -> Sequence[str]:
    """Return where letters to some students go."""
    statement = (
        select(STUDENT_ADDRESS)
        .select_from(Student)
        .outerjoin(User, ACCOUNT_OF_STUDENT)
        .where(Student.id.in_(ids), STUDENT_ADDRESS.is_not(None))
    )
    return db.session.scalars(statement.order_by(Student.id)).all()


def list_addresses_without_application(
    period: PracticePeriod, *, among: Collection[int] | None = None
) -> Sequence[str]:
    """Return the e-mails of those who have sent no application, `among` some when named."""
    statement = (
        select(STUDENT_ADDRESS)
        .select_from(Student)
        .outerjoin(User, ACCOUNT_OF_STUDENT)
        .outerjoin(PracticeApplication, _of_student(period))
        .where(
            is_in_groups(period),
            PracticeApplication.submitted_at.is_(None),
            STUDENT_ADDRESS.is_not(None),
        )
    )
    if among is not None:
        statement = statement.where(Student.id.in_(among))
    return db.session.scalars(statement.order_by(Student.id)).all()


def find_application(
    period: PracticePeriod, student: Student, *, with_places: bool = True
) -> PracticeApplication | None:
    """Return a student's application in a period with its wishes, None when there is none.

    Who only wants its order, as each press of a button does, needs no places.
    """
    wishes = _with_places() if with_places else (selectinload(PracticeApplication.wishes),)
    return db.session.scalar(
        select(PracticeApplication)
        .where(
            PracticeApplication.period_id == period.id, PracticeApplication.student_id == student.id
        )
        .options(*wishes)
    )


def get_application(application_id: int, *, visible_to: Viewer) -> PracticeApplication:
    """Return an application for staff or for its student; raises NotFoundError."""
    statement = (
        select(PracticeApplication)
        .join(PracticeApplication.student)
        .where(PracticeApplication.id == application_id)
        .options(
            contains_eager(PracticeApplication.student).joinedload(Student.group),
            joinedload(PracticeApplication.group),
            joinedload(PracticeApplication.period),
            *_with_places(),
        )
    )
    if not visible_to.sees_all:
        statement = statement.where(Student.user_id == visible_to.id)
    application = db.session.scalar(statement)
    if application is None:
        raise NotFoundError
    return application


def list_waiting_for(student: Student) -> list[WaitingPeriod]:
    """Return the student's periods between announcement and outcome, the first to close first."""
    statement = (
        select(PracticePeriod, PracticeApplication)
        .join(period_groups, period_groups.c.period_id == PracticePeriod.id)
        .outerjoin(
            PracticeApplication,
            and_(
                PracticeApplication.period_id == PracticePeriod.id,
                PracticeApplication.student_id == student.id,
            ),
        )
        .where(
            period_groups.c.group_id == student.group_id,
            true() if student.is_studying else false(),
            PracticePeriod.state.in_(_AWAITED),
        )
        .options(selectinload(PracticePeriod.plan_items))
        .order_by(PracticePeriod.applications_open_until)
    )
    return [WaitingPeriod(*row) for row in db.session.execute(statement)]


def groups_with_applications(period: PracticePeriod) -> set[int]:
    """Return the ids of the groups from which somebody began an application, as of that day."""
    statement = select(PracticeApplication.group_id).where(
        PracticeApplication.period_id == period.id
    )
    return set(db.session.scalars(statement.distinct()))


def is_in_groups(period: PracticePeriod) -> ColumnElement[bool]:
    """Return the condition that a student takes part in a period: is of its groups and studies.

    Who left the college after the period's end did take part.
    """
    groups = select(period_groups.c.group_id).where(period_groups.c.period_id == period.id)
    return and_(Student.group_id.in_(groups), studied_on(period.ends_on))


def _concerned(period: PracticePeriod) -> CompoundSelect[Any]:
    # A union: an OR over two tables would look at every student of the college.
    applied = select(PracticeApplication.student_id).where(
        PracticeApplication.period_id == period.id
    )
    return select(Student.id).where(is_in_groups(period)).union(applied)


def _is(state: ApplicationFilter, seated: ColumnElement[bool]) -> ColumnElement[bool]:
    unsent = PracticeApplication.submitted_at.is_(None)
    return {
        ApplicationFilter.UNSENT: unsent,
        ApplicationFilter.MISSING: PracticeApplication.id.is_(None),
        ApplicationFilter.DRAFT: and_(PracticeApplication.id.is_not(None), unsent),
        ApplicationFilter.SUBMITTED: ~unsent,
        ApplicationFilter.SEATLESS: ~seated,
        ApplicationFilter.LEFT: true(),
    }[state]


def _is_seated(period: PracticePeriod) -> ColumnElement[bool]:
    return exists().where(
        Placement.period_id == period.id,
        Placement.student_id == Student.id,
        ~Placement.waits_for_seat(),
    )


def _of_student(period: PracticePeriod) -> ColumnElement[bool]:
    return and_(
        PracticeApplication.student_id == Student.id, PracticeApplication.period_id == period.id
    )


def _with_places() -> tuple[Any, ...]:
    to_place = selectinload(PracticeApplication.wishes).joinedload(Wish.place)
    return (to_place.joinedload(PracticePlace.organization),)
