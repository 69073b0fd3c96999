"""What became of those who were somewhere: mentees, who accepted at a fair."""

from datetime import date
from typing import Any, NamedTuple

from dateutil.relativedelta import relativedelta
from sqlalchemy import ColumnElement, Select, case, func, select

from app.extensions import db
from app.jobfair.enums import OfferState
from app.jobfair.models import FairApplication, FairOffer, Vacancy
from app.mentors.models import Mentorship
from app.outcomes.enums import CutoffKind
from app.outcomes.models import GraduateOutcome, MonitoringCutoff

MONTHS = (3, 6, 12)
WITHIN = relativedelta(months=6)  # how much later the day of the monitoring may be


class Followed(NamedTuple):
    """Of some graduates: of how many it is known, how many work, and how many of them there."""

    known: int
    employed: int
    there: int


class FollowedAfter(NamedTuple):
    """The same some months later, on a day of the monitoring."""

    months: int
    cutoff: MonitoringCutoff
    found: Followed


def follow_mentees(mentor_id: int, organization_id: int) -> Followed:
    """Tell what became of a mentor's students."""
    led = select(Mentorship.student_id).where(
        Mentorship.mentor_id == mentor_id, Mentorship.student_id.is_not(None)
    )
    return _follow(led, organization_id)


def follow_fair(fair_id: int, held_on: date, *, today: date) -> list[FollowedAfter]:
    """Tell how those who accepted an offer at a fair stood 3, 6 and 12 months later.

    On the first day of the monitoring after that; days to come are left out.
    """
    found = []
    for months in MONTHS:
        since = held_on + relativedelta(months=months)
        cutoff = db.session.scalars(
            select(MonitoringCutoff)
            .where(
                MonitoringCutoff.day.between(since, since + WITHIN),
                MonitoringCutoff.day <= today,
                MonitoringCutoff.kind != CutoffKind.BEFORE,
            )
            .order_by(MonitoringCutoff.day, MonitoringCutoff.id)
            .limit(1)
        ).first()
        if cutoff:
            found.append(FollowedAfter(months, cutoff, _of_fair(fair_id, cutoff.id)))
    return found


def _of_fair(fair_id: int, cutoff_id: int) -> Followed:
    statement = (
        select(*_sums(GraduateOutcome, GraduateOutcome.organization_id == Vacancy.organization_id))
        .select_from(FairOffer)
        .join(FairOffer.application)
        .join(FairApplication.vacancy)
        .join(GraduateOutcome, GraduateOutcome.student_id == FairApplication.student_id)
        .where(
            FairApplication.fair_id == fair_id,
            FairOffer.state == OfferState.ACCEPTED,
            GraduateOutcome.cutoff_id == cutoff_id,
            GraduateOutcome.is_main,
            GraduateOutcome.category.is_not(None),
        )
    )
    return Followed._make(db.session.execute(statement).one())


def _follow(students: Select[Any], organization_id: int) -> Followed:
    last = _last_known(students).subquery()
    there = last.c.organization_id == organization_id
    statement = select(*_sums(last.c, there)).select_from(last).where(last.c.place == 1)
    return Followed._make(db.session.execute(statement).one())


def _last_known(students: Select[Any]) -> Select[Any]:
    """Select what was known last of each of some graduates, after they graduated."""
    place = func.row_number().over(
        partition_by=GraduateOutcome.student_id,
        order_by=(MonitoringCutoff.day.desc(), GraduateOutcome.id.desc()),
    )
    return (
        select(
            GraduateOutcome.student_id,
            GraduateOutcome.is_employed,
            GraduateOutcome.organization_id,
            place.label("place"),
        )
        .join(GraduateOutcome.cutoff)
        .where(
            GraduateOutcome.student_id.in_(students),
            GraduateOutcome.is_main,
            GraduateOutcome.category.is_not(None),
            MonitoringCutoff.kind != CutoffKind.BEFORE,
        )
    )


def _sums(of: Any, there: ColumnElement[bool]) -> tuple[ColumnElement[int], ...]:
    return (
        func.count(),
        func.coalesce(func.sum(case((of.is_employed, 1), else_=0)), 0),
        func.coalesce(func.sum(case((of.is_employed & there, 1), else_=0)), 0),
    )
