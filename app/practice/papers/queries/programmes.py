"""Reading what students of a speciality do in a period."""

from collections.abc import Sequence

from sqlalchemy import select

from app.base.errors import NotFoundError
from app.extensions import db
from app.practice.models import PracticePeriod
from app.practice.papers.models import PracticeProgramme
from app.students.models import Speciality


def programmes_of(period: PracticePeriod) -> dict[int, PracticeProgramme]:
    """Return what students do in a period, by the speciality's id."""
    statement = select(PracticeProgramme).where(PracticeProgramme.period_id == period.id)
    return {one.speciality_id: one for one in db.session.scalars(statement)}


def find_programme(period: PracticePeriod, speciality_id: int) -> PracticeProgramme | None:
    """Return what students of a speciality do in a period."""
    return programmes_of(period).get(speciality_id)


def specialities_of(period: PracticePeriod) -> Sequence[Speciality]:
    """Return the specialities of a period's groups, by code."""
    ids = {group.speciality_id for group in period.groups}
    statement = select(Speciality).where(Speciality.id.in_(ids)).order_by(Speciality.code)
    return db.session.scalars(statement).all()


def get_speciality_of(period: PracticePeriod, speciality_id: int) -> Speciality:
    """Return a speciality of a period's groups; raises NotFoundError."""
    for one in specialities_of(period):
        if one.id == speciality_id:
            return one
    raise NotFoundError


def earlier_programme(period: PracticePeriod, speciality_id: int) -> PracticeProgramme | None:
    """Return what the same speciality did in the last period of the kind: the proposal."""
    return db.session.scalar(
        select(PracticeProgramme)
        .join(PracticeProgramme.period)
        .where(
            PracticeProgramme.speciality_id == speciality_id,
            PracticePeriod.kind == period.kind,
            PracticePeriod.id != period.id,
        )
        .order_by(PracticePeriod.starts_on.desc(), PracticePeriod.id.desc())
        .limit(1)
    )
