"""Where letters to all who take part in a fair go, and whom no letter would reach."""

from sqlalchemy import ColumnElement, func, or_, select, union

from app.accounts.models import User
from app.accounts.queries import answering_for, has_people
from app.extensions import db
from app.jobfair.enums import ApplicationState, VacancyState
from app.jobfair.models import Fair, FairApplication, Vacancy
from app.jobfair.venue.enums import COMING
from app.jobfair.venue.models import (
    FairGuest,
    FairGuestGroup,
    FairParticipant,
    FairSession,
    FairSessionSeat,
)
from app.organizations.models import Organization
from app.students.enums import StudentState
from app.students.models import Student
from app.students.queries import ACCOUNT_OF_STUDENT, STUDENT_ADDRESS

_TAKING_PART = (
    ApplicationState.SUBMITTED,
    ApplicationState.OFFERED,
    ApplicationState.ACCEPTED,
)


def addresses_of_applicants(fair: Fair) -> list[str]:
    """Return the addresses of the students who wait for something at a fair or have accepted."""
    applied = select(FairApplication.student_id).where(
        FairApplication.fair_id == fair.id, FairApplication.state.in_(_TAKING_PART)
    )
    statement = (
        select(STUDENT_ADDRESS)
        .select_from(Student)
        .outerjoin(User, ACCOUNT_OF_STUDENT)
        .where(Student.id.in_(applied), STUDENT_ADDRESS.is_not(None))
    )
    return list(db.session.scalars(statement.order_by(Student.id)))


def addresses_of_employers(fair: Fair) -> list[str]:
    """Return the addresses of a fair's employers: their people's, else the organization's own.

    An employer has posted a vacancy, or was invited to take part and has not refused.
    """
    coming = union(
        select(Vacancy.organization_id).where(
            Vacancy.fair_id == fair.id, Vacancy.state != VacancyState.WITHDRAWN
        ),
        select(FairParticipant.organization_id).where(
            FairParticipant.fair_id == fair.id, FairParticipant.state.in_(COMING)
        ),
    ).subquery()
    posting = select(coming.c.organization_id)
    answering = answering_for(of=lambda column: column.in_(posting))
    people = select(User.email).where(User.id.in_(answering))
    own = select(Organization.email).where(
        Organization.id.in_(posting), ~has_people(Organization.id), _has_address()
    )
    found: list[str] = [*db.session.scalars(people.order_by(User.id))]
    return found + [
        address for address in db.session.scalars(own.order_by(Organization.id)) if address
    ]


def addresses_of_guests(fair: Fair) -> list[str]:
    """Return the addresses of who was invited, with a group or alone, or has a programme seat."""
    invited = select(FairGuestGroup.group_id).where(FairGuestGroup.fair_id == fair.id)
    alone = select(FairGuest.student_id).where(FairGuest.fair_id == fair.id)
    groups = (
        select(STUDENT_ADDRESS)
        .select_from(Student)
        .outerjoin(User, ACCOUNT_OF_STUDENT)
        .where(
            Student.group_id.in_(invited) | Student.id.in_(alone),
            Student.state.in_((StudentState.STUDYING, StudentState.GRADUATED)),
            STUDENT_ADDRESS.is_not(None),
        )
    )
    seated = (
        select(User.email)
        .join(FairSessionSeat, FairSessionSeat.user_id == User.id)
        .join(FairSessionSeat.session)
        .where(FairSession.fair_id == fair.id, User.active)
    )
    return [
        *db.session.scalars(groups.order_by(Student.id)),
        *db.session.scalars(seated.order_by(User.id)),
    ]


def is_reachable() -> ColumnElement[bool]:
    """Tell, in a query over organizations, whether anybody would read a letter to one."""
    return or_(_has_address(), has_people(Organization.id))  # the plain column first: most have one


def reaches(organization_id: int) -> bool:
    """Tell whether anybody would read a letter to an organization."""
    reached = select(Organization.id).where(Organization.id == organization_id, is_reachable())
    return db.session.scalar(reached) is not None


def _has_address() -> ColumnElement[bool]:
    return func.coalesce(Organization.email, "") != ""
