"""Whose side a person takes."""

from typing import Any

from app.jobfair.enums import Party
from app.jobfair.models import Vacancy
from app.jobfair.permissions import Permission


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
