"""Reading vacancies: the public catalogue, one's own, those that wait for approval."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, case, exists, false, func, or_, select, true
from sqlalchemy.orm import contains_eager, joinedload

from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.jobfair.enums import NOBODY, ApplicationState, Employment, FairState, VacancyState
from app.jobfair.models import Fair, FairApplication, Vacancy
from app.jobfair.permissions import Permission
from app.jobfair.queries.recipients import is_reachable
from app.jobfair.rules import SHOWN_FAIRS, SHOWN_VACANCIES
from app.organizations.enums import OrganizationKind
from app.organizations.models import Organization
from app.organizations.queries import town_choices
from app.students.models import Student

# The catalogue joins no employer to count its vacancies and to skip those of earlier pages.
_TOWN_KEY = select(Organization.town_key).where(Organization.id == Vacancy.organization_id)
CATALOGUE_ORDERS: dict[str, Any] = {
    "title": Vacancy.title_key,
    "town": _TOWN_KEY.scalar_subquery(),
    "salary": func.coalesce(Vacancy.salary_to, Vacancy.salary_from, 0),
    "seats": Vacancy.seats - Vacancy.taken,
}
OWN_ORDERS: dict[str, Any] = {
    "title": Vacancy.title_key,
    "organization": Organization.name_key,
    # States in the order they are written down, which is the order things happen.
    "state": case({state: place for place, state in enumerate(VacancyState)}, value=Vacancy.state),
}


class Waiting(NamedTuple):
    """How many records wait, and since when the first of them does."""

    number: int
    since: datetime | None


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
    speciality: int | None = None,
    town: str | None = None,
    kind: OrganizationKind | None = None,
    employment: Employment | None = None,
    organization: int | None = None,
) -> Select[Any]:
    """Select the approved vacancies of a fair that fit the filters; the caller orders them.

    Words are looked for in the vacancy and in its employer's names and town together.
    """
    wanted = {
        Vacancy.speciality_id: speciality,
        Vacancy.employment: employment,
        Vacancy.organization_id: organization,
    }
    statement = select(Vacancy).where(
        Vacancy.fair_id == fair.id, Vacancy.state == VacancyState.APPROVED
    )
    statement = statement.where(*(column == value for column, value in wanted.items() if value))
    employer = {Organization.town_identity: town, Organization.kind: kind}
    if conditions := [column == value for column, value in employer.items() if value]:
        found = select(Organization.id).where(*conditions)
        statement = statement.where(Vacancy.organization_id.in_(found))
    shown = (Vacancy.organization, Vacancy.fair, Vacancy.speciality)
    return _searched(statement, q).options(*(joinedload(one) for one in shown))


def _searched(statement: Select[Any], q: str | None) -> Select[Any]:
    if not q:
        return statement
    employer = (Organization, Vacancy.organization_id)
    return statement.where(matches(q, (Vacancy, Vacancy.id), employer))


def list_own_vacancies(
    *,
    visible_to: Viewer,
    q: str | None = None,
    state: VacancyState | None = None,
    answering: str | None = None,
    fair: int | None = None,
) -> Select[Any]:
    """Select (vacancy, applications, those waiting for an answer) of one's organization.

    Staff see those of all organizations. `answering` NOBODY leaves the vacancies in the
    catalogue whose employer no letter reaches.
    """
    waiting = FairApplication.state == ApplicationState.SUBMITTED
    counted = select(func.count()).where(FairApplication.vacancy_id == Vacancy.id)
    statement = _vacancies().add_columns(
        counted.scalar_subquery(), counted.where(waiting).scalar_subquery()
    )
    statement = statement.where(_owned_by(visible_to))
    if state:
        statement = statement.where(Vacancy.state == state)
    if fair is not None:
        statement = statement.where(Vacancy.fair_id == fair)
    if answering == NOBODY:
        statement = statement.where(_nobody_answers())
    return _searched(statement, q)


def _nobody_answers() -> ColumnElement[bool]:
    return (Vacancy.state == VacancyState.APPROVED) & ~is_reachable()


def list_submitted_vacancies() -> Select[Any]:
    """Select what waits for approval, the longest waiting first."""
    return (
        _vacancies()
        .where(Vacancy.state == VacancyState.SUBMITTED, Fair.state != FairState.CLOSED)
        .options(joinedload(Vacancy.speciality))
        .order_by(Vacancy.submitted_at, Vacancy.id)
    )


def get_vacancy(vacancy_id: int, *, visible_to: Viewer | None) -> Vacancy:
    """Return a vacancy as its page shows it; raises NotFoundError.

    Strangers see what stands in an open fair's catalogue or stood there; its employer, staff
    and whoever applied see it in any state.
    """
    statement = _vacancies().where(Vacancy.id == vacancy_id, _may_be_opened_by(visible_to))
    return _one(_with_details(statement))


def find_vacancies(q: str, *, visible_to: Viewer | None, limit: int) -> list[Vacancy]:
    """Return the first vacancies found by words, of those whose page this person may open."""
    statement = _searched(_vacancies().where(_may_be_opened_by(visible_to)), q)
    latest = statement.order_by(Fair.held_on.desc(), Vacancy.id).limit(limit)
    return list(db.session.scalars(latest))


def _may_be_opened_by(viewer: Viewer | None) -> ColumnElement[bool]:
    public = Vacancy.state.in_(SHOWN_VACANCIES) & Fair.state.in_(SHOWN_FAIRS)
    return public if viewer is None else or_(public, _owned_by(viewer), _applied_by(viewer))


def get_own_vacancy(vacancy_id: int, *, visible_to: Viewer) -> Vacancy:
    """Return a vacancy to whoever may change it; raises NotFoundError."""
    statement = _vacancies().where(Vacancy.id == vacancy_id, _owned_by(visible_to))
    return _one(_with_details(statement))


def _with_details(statement: Select[Any]) -> Select[Any]:
    return statement.options(
        joinedload(Vacancy.speciality),
        joinedload(Vacancy.confirmed_by),
        contains_eager(Vacancy.fair).joinedload(Fair.plan_item),
    )


def _one(statement: Select[Any]) -> Vacancy:
    found: Vacancy | None = db.session.scalar(statement)
    if found is None:
        raise NotFoundError
    return found


def _owned_by(viewer: Viewer) -> ColumnElement[bool]:
    if not viewer.can(Permission.VACANCY_POST):
        return false()
    return true() if viewer.sees_all else Vacancy.organization_id == viewer.organization_id


def _applied_by(viewer: Viewer) -> ColumnElement[bool]:
    if not viewer.can(Permission.APPLICATION_SUBMIT):
        return false()
    return exists().where(
        FairApplication.vacancy_id == Vacancy.id,
        FairApplication.student_id == Student.id,
        Student.user_id == viewer.id,
    )


def towns_of(fair: Fair) -> list[tuple[str, str]]:
    """Return (key, town) pairs of the towns with vacancies in a fair's catalogue."""
    shown = (Vacancy.fair_id == fair.id) & (Vacancy.state == VacancyState.APPROVED)
    return town_choices(of=exists().where(Vacancy.organization_id == Organization.id, shown))


def count_submitted_vacancies() -> Waiting:
    """Return how many vacancies wait for approval, and since when the first of them does."""
    waiting = list_submitted_vacancies().order_by(None).subquery()
    columns = select(func.count(), func.min(waiting.c.submitted_at))
    return Waiting(*db.session.execute(columns).one())


def count_own_vacancies(state: VacancyState, *, visible_to: Viewer) -> int:
    """Count the vacancies of one's organization in a state, at fairs that are not over."""
    return _count_live(Vacancy.state == state, _owned_by(visible_to))


def count_unanswered_vacancies() -> int:
    """Count the vacancies of the catalogue whose employer no letter reaches."""
    return _count_live(_nobody_answers())


def _count_live(*conditions: ColumnElement[bool]) -> int:
    statement = (
        select(func.count())
        .select_from(Vacancy)
        .join(Vacancy.fair)
        .join(Vacancy.organization)
        .where(Fair.state != FairState.CLOSED, *conditions)
    )
    return db.session.scalar(statement) or 0
