"""Groups and graduates of earlier years invited to a fair."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from app.accounts.models import User
from app.base.choices import Choices
from app.extensions import db
from app.jobfair.models import Fair
from app.jobfair.venue.models import FairGuestGroup
from app.students.enums import StudentState
from app.students.models import Student, StudyGroup
from app.students.queries import ACCOUNT_OF_STUDENT, STUDENT_ADDRESS, group_choices

_INVITED = (StudentState.STUDYING, StudentState.GRADUATED)


class GuestCounts(NamedTuple):
    """How many groups, people of them, and of these those with an address."""

    groups: int
    people: int
    letters: int


def list_guests(fair: Fair) -> Select[Any]:
    """Select the groups invited to a fair, the youngest graduates first."""
    return (
        select(FairGuestGroup)
        .join(FairGuestGroup.group)
        .where(FairGuestGroup.fair_id == fair.id)
        .options(joinedload(FairGuestGroup.group).joinedload(StudyGroup.speciality))
        .order_by(StudyGroup.graduation_year.desc(), StudyGroup.name_key, StudyGroup.id)
    )


def present_groups(fair: Fair) -> Choices:
    """Return the groups that study and were not invited, those who graduate first on top."""
    studying = group_choices()
    statement = studying.statement.where(StudyGroup.id.not_in(_guests(fair))).order_by(None)
    first = (StudyGroup.graduation_year, StudyGroup.name_key, StudyGroup.id)
    return replace(studying, statement=statement.order_by(*first))


def graduate_years(fair: Fair) -> list[tuple[int, int]]:
    """Return (year, graduates) of earlier years that were not all invited, the newest first."""
    statement = (
        select(StudyGroup.graduation_year, func.count(Student.id))
        .join(Student, Student.group_id == StudyGroup.id)
        .where(Student.state == StudentState.GRADUATED, StudyGroup.id.not_in(_guests(fair)))
        .group_by(StudyGroup.graduation_year)
        .order_by(StudyGroup.graduation_year.desc())
    )
    return [(year, count) for year, count in db.session.execute(statement)]


def groups_of(fair: Fair, ids: Collection[int], years: Collection[int]) -> list[int]:
    """Return the groups meant: some by id, and all with graduates of some years; none twice."""
    graduated = (
        select(StudyGroup.id)
        .join(Student, Student.group_id == StudyGroup.id)
        .where(StudyGroup.graduation_year.in_(years), Student.state == StudentState.GRADUATED)
    )
    statement = select(StudyGroup.id).where(
        StudyGroup.id.in_(ids) | StudyGroup.id.in_(graduated),
        StudyGroup.id.not_in(_guests(fair)),
    )
    return list(db.session.scalars(statement.order_by(StudyGroup.id)))


def count_guests(group_ids: Collection[int]) -> GuestCounts:
    """Count the people of some groups, and those a letter reaches."""
    statement = (
        select(func.count(Student.id), func.count(STUDENT_ADDRESS))
        .select_from(Student)
        .outerjoin(User, ACCOUNT_OF_STUDENT)
        .where(Student.group_id.in_(group_ids), Student.state.in_(_INVITED))
    )
    return GuestCounts(len(group_ids), *db.session.execute(statement).one())


def addresses_by_group(group_ids: Collection[int]) -> dict[int, list[str]]:
    """Return the addresses of who studies in some groups or has graduated from them."""
    found: dict[int, list[str]] = {one: [] for one in group_ids}
    statement = (
        select(Student.group_id, STUDENT_ADDRESS)
        .select_from(Student)
        .outerjoin(User, ACCOUNT_OF_STUDENT)
        .where(
            Student.group_id.in_(group_ids),
            Student.state.in_(_INVITED),
            STUDENT_ADDRESS.is_not(None),
        )
        .order_by(Student.id)
    )
    for group_id, address in db.session.execute(statement):
        found[group_id].append(address)
    return found


def _guests(fair: Fair):  # type: ignore[no-untyped-def]
    return select(FairGuestGroup.group_id).where(FairGuestGroup.fair_id == fair.id)
