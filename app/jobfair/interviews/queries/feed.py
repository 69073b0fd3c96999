"""A person's days with talks, for calendars."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import select

from app.base.viewer import Viewer
from app.extensions import db
from app.jobfair.enums import FairParty
from app.jobfair.interviews.enums import InterviewState, TimetableState
from app.jobfair.interviews.models import Interview
from app.jobfair.interviews.queries.timetables import visible_to
from app.jobfair.interviews.timetable_models import FairTimetable
from app.jobfair.models import Fair
from app.jobfair.rules import party_of


class OwnDay(NamedTuple):
    """A fair at which somebody has talks, with their slots."""

    fair: Fair
    timetable: FairTimetable
    slots: list[int]


def list_own_days(viewer: Viewer, first: date, last: date) -> list[OwnDay]:
    """Return the fairs between two days at which a student or an employer has talks."""
    if party_of(viewer) not in (FairParty.STUDENT, FairParty.EMPLOYER):
        return []
    statement = (
        select(Fair, FairTimetable, Interview.slot)
        .select_from(Interview)
        .join(Fair, Fair.id == Interview.fair_id)
        .join(FairTimetable, FairTimetable.fair_id == Fair.id)
        .join(Interview.participant)
        .join(Interview.student)
        .where(
            Fair.held_on.between(first, last),
            FairTimetable.state == TimetableState.PUBLISHED,
            Interview.state == InterviewState.SCHEDULED,
            visible_to(viewer),
        )
        .order_by(Fair.id, Interview.slot)
    )
    days: dict[int, OwnDay] = {}
    for fair, timetable, slot in db.session.execute(statement):
        days.setdefault(fair.id, OwnDay(fair, timetable, [])).slots.append(slot or 0)
    return list(days.values())
