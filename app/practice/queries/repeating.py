"""Reading what a period is repeated by: the groups that come to it a year later, its places."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import and_, func, select
from sqlalchemy.orm import joinedload

from app.deadlines.academic_year import AcademicYear
from app.extensions import db
from app.organizations.queries import TAKES_PART
from app.practice.models import PracticePeriod, PracticePlace, period_groups
from app.practice.registry.models import PracticeBase
from app.students.models import GroupYear, StudyGroup
from app.students.queries import is_of_college


def list_groups_like(period: PracticePeriod, *, starts_on: date, today: date) -> Sequence[int]:
    """Return the groups that will be, on a day, of the specialities and courses of a period's.

    Groups are moved to the next course when a year begins, so a coming one is looked at a course
    earlier.
    """
    years = (
        AcademicYear.containing(starts_on).first_year - AcademicYear.containing(today).first_year
    )
    stood = _standing_of(period)
    statement = (
        select(StudyGroup.id, StudyGroup.speciality_id, StudyGroup.course)
        .where(StudyGroup.archived_on.is_(None), is_of_college())
        .order_by(StudyGroup.name_key, StudyGroup.id)
    )
    return [
        group_id
        for group_id, speciality_id, course in db.session.execute(statement)
        if (speciality_id, course + years) in stood
    ]


def _standing_of(period: PracticePeriod) -> set[tuple[int, int]]:
    """Return (speciality, course) of a period's groups in its own year."""
    year = _year(period.starts_on)
    known = and_(GroupYear.group_id == StudyGroup.id, GroupYear.first_year == year)
    statement = (
        select(StudyGroup.speciality_id, func.coalesce(GroupYear.course, StudyGroup.course))
        .join(period_groups, period_groups.c.group_id == StudyGroup.id)
        .outerjoin(GroupYear, known)
        .where(period_groups.c.period_id == period.id)
    )
    return {(speciality_id, course) for speciality_id, course in db.session.execute(statement)}


def _year(day: date) -> int:
    return AcademicYear.containing(day).first_year


def list_places_to_repeat(period: PracticePeriod) -> Sequence[PracticePlace]:
    """Return the places of a period whose bases still take students."""
    statement = (
        select(PracticePlace)
        .join(PracticePlace.base)
        .join(PracticePlace.organization)
        .options(joinedload(PracticePlace.organization), joinedload(PracticePlace.base))
        .where(
            PracticePlace.period_id == period.id,
            PracticePlace.seats > 0,
            PracticeBase.archived_on.is_(None),
            TAKES_PART,
        )
        .order_by(PracticePlace.id)
    )
    return db.session.scalars(statement).all()
