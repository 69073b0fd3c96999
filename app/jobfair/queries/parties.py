"""Whose side a person takes, and where letters to each side go."""

from typing import Any

from sqlalchemy import select

from app.accounts.enums import Role
from app.accounts.models import User
from app.extensions import db
from app.jobfair.enums import Party
from app.jobfair.models import Vacancy
from app.jobfair.permissions import Permission
from app.organizations.models import Organization
from app.students.models import Student


def party_of(user: Any) -> Party | None:
    """Return the side a person's role takes, None for those outside of the fair."""
    if not user.is_authenticated:
        return None
    if user.sees_all:
        return Party.STAFF
    if user.can(Permission.APPLICATION_SUBMIT):
        return Party.STUDENT
    return Party.EMPLOYER if user.can(Permission.VACANCY_POST) else None


def party_to(vacancy: Vacancy, user: Any) -> Party | None:
    """Return whose side a person takes towards a vacancy; another employer is a stranger."""
    party = party_of(user)
    is_foreign = party is Party.EMPLOYER and vacancy.organization_id != user.organization_id
    return None if is_foreign else party


def addresses_of_employer(organization: Organization) -> list[str]:
    """Return where letters to an employer go: its people's accounts, else its own address."""
    statement = select(User.email).where(
        User.organization_id == organization.id, User.role == Role.EMPLOYER, User.active
    )
    people = list(db.session.scalars(statement.order_by(User.id)))
    return people or [address for address in (organization.email,) if address]


def addresses_of_student(student: Student) -> list[str]:
    """Return where letters to a student go: the account's address, else the card's."""
    account = db.session.scalar(select(User.email).where(User.id == student.user_id, User.active))
    return [address for address in (account or student.email,) if address]
