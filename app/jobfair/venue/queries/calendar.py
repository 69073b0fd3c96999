"""Whom a fair's dates concern."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import select

from app.base.viewer import Viewer
from app.extensions import db
from app.jobfair.enums import FairParty, FairStage
from app.jobfair.models import Fair, FairApplication
from app.jobfair.queries.recipients import addresses_of_applicants, addresses_of_employers
from app.jobfair.rules import party_of
from app.students.models import Student

_S = FairStage
# Which dates stand in whose calendar; who takes no side is told of the day alone.
_CONCERNS = {
    FairParty.STAFF: frozenset(FairStage),
    FairParty.EMPLOYER: frozenset({_S.SIGNUP, _S.VACANCIES, _S.TIMETABLE, _S.DAY, _S.OFFERS}),
    FairParty.STUDENT: frozenset({_S.WISHES, _S.TIMETABLE, _S.DAY, _S.OFFERS}),
    None: frozenset({_S.DAY}),
}


class ToldOfMove(NamedTuple):
    """How many letters tell of a fair that moves."""

    employers: int
    students: int


def count_told(fair: Fair) -> ToldOfMove:
    """Count the letters a fair's move would send."""
    employers = set(addresses_of_employers(fair))
    students = set(addresses_of_applicants(fair)) - employers
    return ToldOfMove(len(employers), len(students))


def list_dated(first: date, last: date, *, visible_to: Viewer) -> Sequence[Fair]:
    """Return the fairs whose day is between two days; a student's own alone."""
    statement = select(Fair).where(Fair.held_on.between(first, last))
    if party_of(visible_to) is FairParty.STUDENT:
        applied = (
            select(FairApplication.fair_id)
            .join(FairApplication.student)
            .where(Student.user_id == visible_to.id)
        )
        statement = statement.where(Fair.id.in_(applied))
    return db.session.scalars(statement.order_by(Fair.held_on, Fair.id)).all()


def stages_for(viewer: Viewer) -> frozenset[FairStage]:
    """Return which dates of a fair concern a person."""
    return _CONCERNS[party_of(viewer)]
