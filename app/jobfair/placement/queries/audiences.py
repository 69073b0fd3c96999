"""Who had to do with a fair, for the surveys of both sides."""

from typing import Any

from sqlalchemy import CompoundSelect, select, union
from sqlalchemy.orm import selectinload

from app.extensions import db
from app.jobfair.checkin.models import FairArrival, FairPass
from app.jobfair.enums import ApplicationState
from app.jobfair.models import Fair, FairApplication, Vacancy
from app.jobfair.rules import SHOWN_VACANCIES
from app.jobfair.venue.enums import ParticipantState
from app.jobfair.venue.models import FairParticipant


def find_fair(fair_id: int) -> Fair | None:
    """Return a fair with its plan items, None when it is gone."""
    return db.session.get(Fair, fair_id, options=[selectinload(Fair.plan_items)])


def employers_of(fair: Fair) -> CompoundSelect[Any]:
    """Select the organizations that took part in a fair or had vacancies in its catalogue."""
    coming = select(FairParticipant.organization_id).where(
        FairParticipant.fair_id == fair.id, FairParticipant.state == ParticipantState.CONFIRMED
    )
    posting = select(Vacancy.organization_id).where(
        Vacancy.fair_id == fair.id, Vacancy.state.in_(SHOWN_VACANCIES)
    )
    return union(coming, posting)


def students_of(fair: Fair) -> CompoundSelect[Any]:
    """Select the students who came to a fair or applied there and did not take it back."""
    came = (
        select(FairPass.student_id)
        .join(FairArrival, FairArrival.pass_id == FairPass.id)
        .where(FairPass.fair_id == fair.id, FairPass.student_id.is_not(None))
    )
    applied = select(FairApplication.student_id).where(
        FairApplication.fair_id == fair.id, FairApplication.state != ApplicationState.WITHDRAWN
    )
    return union(came, applied)
