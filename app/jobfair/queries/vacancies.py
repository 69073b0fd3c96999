"""Reading vacancies: the public catalogue, one's own, those that wait for approval."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, false, func, or_, select, true
from sqlalchemy.orm import contains_eager, joinedload

from app.base.errors import NotFoundError
from app.base.search import matches
from app.extensions import db
from app.jobfair.enums import ApplicationState, FairState, VacancyState
from app.jobfair.models import Application, Fair, Vacancy
from app.jobfair.permissions import Permission
from app.jobfair.rules import SHOWN_FAIRS, SHOWN_VACANCIES
from app.organizations.enums import OrganizationKind
from app.organizations.models import Organization
from app.organizations.queries import town_choices
from app.students.models import Student


def _vacancies() -> Select[Any]:
    return (
        select(Vacancy)
        .join(Vacancy.organization)
        .join(Vacancy.fair)
        .options(contains_eager(Vacancy.organization), contains_eager(Vacancy.fair))
    )


def list_vacancies(
    fair: Fair,
    *,
    q: str | None = None,
    speciality: str | None = None,
    town: str | None = None,
    kind: str | None = None,
    employment: str | None = None,
    organization: int | None = None,
) -> Select[Any]:
    """Select the approved vacancies of a fair that fit the filters; the caller orders them.

    Words are looked for in the vacancy and in its employer's names and town together.
    """
    wanted = {
        Vacancy.speciality_id: int(speciality) if speciality else None,
        Organization.town_identity: town,
        Organization.kind: OrganizationKind(kind) if kind else None,
        Vacancy.employment: employment,
        Vacancy.organization_id: organization,
    }
    statement = _vacancies().where(
        Vacancy.fair_id == fair.id, Vacancy.state == VacancyState.APPROVED
    )
    statement = statement.where(*(column == value for column, value in wanted.items() if value))
    return _searched(statement, q).options(joinedload(Vacancy.speciality))


def _searched(statement: Select[Any], q: str | None) -> Select[Any]:
    if not q:
        return statement
    employer = (Organization, Vacancy.organization_id)
    return statement.where(matches(q, (Vacancy, Vacancy.id), employer))


def list_own_vacancies(
    *,
    visible_to: Any,
    q: str | None = None,
    state: str | None = None,
    fair: int | None = None,
) -> Select[Any]:
    """Select (vacancy, applications, those waiting for an answer) of one's organization.

    Staff see those of all organizations.
    """
    waiting = Application.state == ApplicationState.SUBMITTED
    counted = select(func.count()).where(Application.vacancy_id == Vacancy.id)
    statement = _vacancies().add_columns(
        counted.scalar_subquery(), counted.where(waiting).scalar_subquery()
    )
    statement = statement.where(_owned_by(visible_to))
    if state:
        statement = statement.where(Vacancy.state == VacancyState(state))
    if fair is not None:
        statement = statement.where(Vacancy.fair_id == fair)
    return _searched(statement, q)


def list_submitted_vacancies() -> Select[Any]:
    """Select what waits for approval, the longest waiting first."""
    return (
        _vacancies()
        .where(Vacancy.state == VacancyState.SUBMITTED, Fair.state != FairState.CLOSED)
        .options(joinedload(Vacancy.speciality))
        .order_by(Vacancy.submitted_at, Vacancy.id)
    )


def get_vacancy(vacancy_id: int, *, visible_to: Any) -> Vacancy:
    """Return a vacancy as its page shows it; raises NotFoundError.

    Strangers see what stands in an open fair's catalogue or stood there; its employer, staff
    and whoever applied see it in any state.
    """
    public = Vacancy.state.in_(SHOWN_VACANCIES) & Fair.state.in_(SHOWN_FAIRS)
    may_see = or_(public, _owned_by(visible_to), _applied_by(visible_to))
    return _one(_with_details(_vacancies().where(Vacancy.id == vacancy_id, may_see)))


def get_own_vacancy(vacancy_id: int, *, visible_to: Any) -> Vacancy:
    """Return a vacancy to whoever may change it; raises NotFoundError."""
    statement = _vacancies().where(Vacancy.id == vacancy_id, _owned_by(visible_to))
    return _one(_with_details(statement))


def _with_details(statement: Select[Any]) -> Select[Any]:
    return statement.options(
        joinedload(Vacancy.speciality),
        joinedload(Vacancy.confirmed_by),
        contains_eager(Vacancy.fair).joinedload(Fair.plan_item),
    )


def _one(statement: Select[Any]) -> Any:
    found = db.session.scalar(statement)
    if found is None:
        raise NotFoundError
    return found


def _owned_by(user: Any) -> ColumnElement[bool]:
    if not user.is_authenticated or not user.can(Permission.VACANCY_POST):
        return false()
    return true() if user.sees_all else Vacancy.organization_id == user.organization_id


def _applied_by(user: Any) -> ColumnElement[bool]:
    if not user.is_authenticated or not user.can(Permission.APPLICATION_SUBMIT):
        return false()
    return exists().where(
        Application.vacancy_id == Vacancy.id,
        Application.student_id == Student.id,
        Student.user_id == user.id,
    )


def towns_of(fair: Fair) -> list[tuple[str, str]]:
    """Return (key, town) pairs of the towns with vacancies in a fair's catalogue."""
    shown = (Vacancy.fair_id == fair.id) & (Vacancy.state == VacancyState.APPROVED)
    return town_choices(of=exists().where(Vacancy.organization_id == Organization.id, shown))


def count_submitted_vacancies() -> tuple[int, datetime | None]:
    """Return how many vacancies wait for approval, and since when the first of them does."""
    waiting = list_submitted_vacancies().order_by(None).subquery()
    columns = select(func.count(), func.min(waiting.c.submitted_at))
    count, since = db.session.execute(columns).one()
    return count, since


def count_own_vacancies(state: VacancyState, *, user: Any) -> int:
    """Count the vacancies of one's organization in a state, at fairs that are not over."""
    statement = select(func.count()).select_from(Vacancy).join(Vacancy.fair)
    return (
        db.session.scalar(
            statement.where(Vacancy.state == state, _owned_by(user), Fair.state != FairState.CLOSED)
        )
        or 0
    )
