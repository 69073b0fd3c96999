"""Whom a fair's dates concern."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import CompoundSelect, select, union

from app.base.viewer import Viewer
from app.extensions import db
from app.jobfair.enums import FairParty, FairStage
from app.jobfair.models import Fair, FairApplication
from app.jobfair.queries.recipients import (
    addresses_of_applicants,
    addresses_of_employers,
    addresses_of_guests,
)
from app.jobfair.rules import party_of
from app.jobfair.stages import CONCERNS
from app.jobfair.venue.models import FairGuest, FairGuestGroup
from app.students.models import Student


class ToldOfMove(NamedTuple):
    """How many letters tell of a fair that moves."""

    employers: int
    students: int


def count_told(fair: Fair) -> ToldOfMove:
    """Count the letters a fair's move would send."""
    employers = set(addresses_of_employers(fair))
    students = {*addresses_of_applicants(fair), *addresses_of_guests(fair)} - employers
    return ToldOfMove(len(employers), len(students))


def list_dated(first: date, last: date, *, visible_to: Viewer) -> Sequence[Fair]:
    """Return the fairs whose day is between two days.

    Of a student those applied at or invited to with the group.
    """
    statement = select(Fair).where(Fair.held_on.between(first, last))
    if party_of(visible_to) is FairParty.STUDENT:
        statement = statement.where(Fair.id.in_(_concerning(visible_to)))
    return db.session.scalars(statement.order_by(Fair.held_on, Fair.id)).all()


def stages_for(viewer: Viewer) -> frozenset[FairStage]:
    """Return which dates of a fair concern a person."""
    return CONCERNS[party_of(viewer)]


def _concerning(student: Viewer) -> CompoundSelect[int]:
    """Select the fairs a student applied at or was invited to with the group."""
    applied = (
        select(FairApplication.fair_id)
        .join(FairApplication.student)
        .where(Student.user_id == student.id)
    )
    invited = (
        select(FairGuestGroup.fair_id)
        .join(Student, Student.group_id == FairGuestGroup.group_id)
        .where(Student.user_id == student.id)
    )
    alone = (
        select(FairGuest.fair_id)
        .join(Student, Student.id == FairGuest.student_id)
        .where(Student.user_id == student.id)
    )
    return union(applied, invited, alone)
