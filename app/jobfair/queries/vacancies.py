"""Reading vacancies: the public catalogue, one's own, those that wait for approval."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, case, exists, false, func, or_, select, true
from sqlalchemy.orm import contains_eager, joinedload

from app.base.errors import NotFoundError
from app.base.identity import fold
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.jobfair.enums import (
    NOBODY,
    ApplicationState,
    FairState,
    VacancyState,
)
from app.jobfair.models import Fair, FairApplication, Vacancy
from app.jobfair.permissions import Permission
from app.jobfair.queries.recipients import is_reachable
from app.jobfair.rules import SHOWN_FAIRS, SHOWN_VACANCIES
from app.organizations.enums import OrganizationKind
from app.organizations.models import Organization
from app.organizations.queries import paired_towns, town_choices
from app.students.models import Student
from app.web.paging import first_rows

# The catalogue joins no employer to count its vacancies and to skip those of earlier pages.
CATALOGUE_ORDERS: dict[str, Any] = {
    "title": Vacancy.title_key,
    "town": Vacancy.town_key,
    "salary": func.coalesce(Vacancy.salary_to, Vacancy.salary_from, 0),
    "seats": Vacancy.seats - Vacancy.taken,
}
_NAME_KEY = select(Organization.name_key).where(Organization.id == Vacancy.organization_id)
OWN_ORDERS: dict[str, Any] = {
    "title": Vacancy.title_key,
    "organization": _NAME_KEY.correlate(Vacancy).scalar_subquery(),
    # States in the order they are written down, which is the order things happen.
    "state": case({state: place for place, state in enumerate(VacancyState)}, value=Vacancy.state),
    "seats": Vacancy.seats - Vacancy.taken,
}
MODERATION_ORDERS: dict[str, Any] = {
    "submitted": Vacancy.submitted_at,
    "title": Vacancy.title_key,
    "organization": _NAME_KEY.correlate(Vacancy).scalar_subquery(),
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


# Criteria of the catalogue that a column simply equals, by their names in the address.
_EQUAL: dict[str, Any] = {
    "speciality": Vacancy.speciality_id,
    "position": Vacancy.position_id,
    "level": Vacancy.level,
    "town": Vacancy.town_identity,
    "employment": Vacancy.employment,
    "housing": Vacancy.has_housing,
    "beginners": Vacancy.suits_beginners,
    "mentor": Vacancy.has_mentor,
    "organization": Vacancy.organization_id,
}


def list_vacancies(
    fair: Fair,
    *,
    q: str | None = None,
    kind: OrganizationKind | None = None,
    salary: int | None = None,
    support: bool | None = None,
    **equal: Any,
) -> Select[Any]:
    """Select the approved vacancies of a fair that fit the filters; the caller orders them.

    Words are looked for in the vacancy and in its employer's names and town together. `salary` is
    the least one asks for: a vacancy fits whose upper end reaches it. `equal` are of `_EQUAL`.
    """
    statement = select(Vacancy).where(
        Vacancy.fair_id == fair.id,
        Vacancy.state == VacancyState.APPROVED,
        *(_EQUAL[name] == value for name, value in equal.items() if value),
    )
    if kind:
        of_kind = select(Organization.id).where(Organization.kind == kind)
        statement = statement.where(Vacancy.organization_id.in_(of_kind))
    if salary:
        statement = statement.where(CATALOGUE_ORDERS["salary"] >= salary)
    if support:
        statement = statement.where(is_supported())
    shown = (Vacancy.organization, Vacancy.fair, Vacancy.speciality)
    return _searched(statement, q).options(*(joinedload(one) for one in shown))


def is_supported() -> ColumnElement[bool]:
    """Return the condition that a vacancy comes with a payment to who begins."""
    return or_(
        Vacancy.has_young_specialist_support,
        Vacancy.has_rural_teacher_programme,
        Vacancy.has_relocation_allowance,
    )


def _in_town(town: str | None) -> list[ColumnElement[bool]]:
    return [Vacancy.town_identity == town] if town else []


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
    town: str | None = None,
    speciality: int | None = None,
    fair: int | None = None,
    organization: int | None = None,
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
    wanted = {
        Vacancy.state: state,
        Vacancy.fair_id: fair,
        Vacancy.organization_id: organization,
        Vacancy.speciality_id: speciality,
    }
    statement = statement.where(
        _owned_by(visible_to),
        *(column == value for column, value in wanted.items() if value),
        *_in_town(town),
    ).options(joinedload(Vacancy.speciality))
    if answering == NOBODY:
        statement = statement.where(_nobody_answers())
    return _searched(statement, q)


def _nobody_answers() -> ColumnElement[bool]:
    # The few organizations first: a look at each vacancy's own would be one for every vacancy.
    mute = select(Organization.id).where(~is_reachable())
    return (Vacancy.state == VacancyState.APPROVED) & Vacancy.organization_id.in_(mute)


def list_submitted_vacancies(
    *, q: str | None = None, town: str | None = None, organization: int | None = None
) -> Select[Any]:
    """Select what waits for approval; the caller orders it."""
    statement = _vacancies().where(
        Vacancy.state == VacancyState.SUBMITTED,
        Fair.state != FairState.CLOSED,
        *_in_town(town),
    )
    if organization is not None:
        statement = statement.where(Vacancy.organization_id == organization)
    return _searched(statement, q).options(joinedload(Vacancy.speciality))


def find_one_submitted() -> Vacancy | None:
    """Return the vacancy that waits for approval when there is exactly one."""
    first = list_submitted_vacancies().order_by(Vacancy.id).limit(2)
    found = list(db.session.scalars(first))
    return found[0] if len(found) == 1 else None


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


def list_owned_vacancies(*, visible_to: Viewer) -> Select[Any]:
    """Select the vacancies a person may change."""
    return _vacancies().where(_owned_by(visible_to))


def get_own_vacancy(vacancy_id: int, *, visible_to: Viewer) -> Vacancy:
    """Return a vacancy to whoever may change it; raises NotFoundError."""
    statement = _vacancies().where(Vacancy.id == vacancy_id, _owned_by(visible_to))
    return _one(_with_details(statement))


def _with_details(statement: Select[Any]) -> Select[Any]:
    return statement.options(
        joinedload(Vacancy.speciality),
        joinedload(Vacancy.confirmed_by),
        contains_eager(Vacancy.fair).selectinload(Fair.plan_items),
    )


def _one(statement: Select[Any]) -> Vacancy:
    found: Vacancy | None = db.session.scalar(statement)
    if found is None:
        raise NotFoundError
    return found


def _owned_by(viewer: Viewer) -> ColumnElement[bool]:
    if not viewer.can(Permission.VACANCY_POST):
        return false()
    own = Vacancy.organization_id.in_(viewer.organization_ids)
    return true() if viewer.sees_all else own


def _applied_by(viewer: Viewer) -> ColumnElement[bool]:
    if not viewer.can(Permission.APPLICATION_SUBMIT):
        return false()
    return exists().where(
        FairApplication.vacancy_id == Vacancy.id,
        FairApplication.student_id == Student.id,
        Student.user_id == viewer.id,
    )


def find_similar_vacancy(title: str, *, fair_id: int, organization_id: int) -> Vacancy | None:
    """Return an employer's live vacancy at a fair with the same title to a reader."""
    live = select(Vacancy).where(
        Vacancy.fair_id == fair_id,
        Vacancy.organization_id == organization_id,
        Vacancy.state != VacancyState.WITHDRAWN,
    )
    same = fold(title)
    found = db.session.scalars(live.order_by(Vacancy.id))
    return next((one for one in found if fold(one.title) == same), None)


def towns_of(fair: Fair) -> list[tuple[str, str]]:
    """Return (key, town) pairs of the towns of the employers in a fair's catalogue."""
    shown = (Vacancy.fair_id == fair.id) & (Vacancy.state == VacancyState.APPROVED)
    return town_choices(of=exists().where(Vacancy.organization_id == Organization.id, shown))


def towns_of_employers() -> list[tuple[str, str]]:
    """Return (key, town) pairs of the towns of all vacancies."""
    towns = select(Vacancy.town_identity, Vacancy.town).distinct()
    return paired_towns(db.session.execute(towns))


def tally_submitted() -> Select[*tuple[Any, ...]]:
    """Select the fields of Waiting: how many vacancies wait for approval, and since when."""
    columns = (func.count(), func.min(Vacancy.submitted_at))
    return (
        select(*columns)
        .join(Vacancy.fair)
        .where(Vacancy.state == VacancyState.SUBMITTED, Fair.state != FairState.CLOSED)
    )


def count_own_vacancies(state: VacancyState, *, visible_to: Viewer) -> int:
    """Count the vacancies of one's organization in a state, at fairs that are not over."""
    return _count_live(Vacancy.state == state, _owned_by(visible_to))


def first_shown(fair: Fair, organization_id: int, *, limit: int) -> tuple[int, list[Vacancy]]:
    """Return how many vacancies of an employer a fair's catalogue has, and the newest."""
    if fair.state not in SHOWN_FAIRS:
        return 0, []
    found = list_vacancies(fair, organization=organization_id)
    return first_rows(found.order_by(Vacancy.id.desc()), limit=limit)


def first_owned(
    organization_id: int, *, visible_to: Viewer, limit: int
) -> tuple[int, list[tuple[Vacancy, int, int]]]:
    """Return how many vacancies an organization has, the newest with their applications."""
    found = list_own_vacancies(visible_to=visible_to, organization=organization_id)
    return first_rows(found.order_by(Vacancy.id.desc()), limit=limit)


def find_last_vacancy(*, visible_to: Viewer) -> Vacancy | None:
    """Return the newest vacancy of one's organizations, whatever became of it."""
    newest = list_owned_vacancies(visible_to=visible_to).order_by(Vacancy.id.desc()).limit(1)
    found: Vacancy | None = db.session.scalar(newest)
    return found


def find_own_vacancy(state: VacancyState, *, visible_to: Viewer) -> Vacancy | None:
    """Return the first vacancy of one's organization in a state, at fairs that are not over."""
    live = list_owned_vacancies(visible_to=visible_to).where(Fair.state != FairState.CLOSED)
    found: Vacancy | None = db.session.scalar(
        live.where(Vacancy.state == state).order_by(Vacancy.id).limit(1)
    )
    return found


def tally_unanswered() -> Select[*tuple[Any, ...]]:
    """Select how many vacancies of the catalogue have an employer whom no letter reaches."""
    return _tally_live(_nobody_answers())


def _count_live(*conditions: ColumnElement[bool]) -> int:
    return db.session.scalar(_tally_live(*conditions)) or 0


def _tally_live(*conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return (
        select(func.count())
        .select_from(Vacancy)
        .join(Vacancy.fair)
        .join(Vacancy.organization)
        .where(Fair.state != FairState.CLOSED, *conditions)
    )


def list_importable(fair_id: int) -> list[Vacancy]:
    """Return the vacancies of a fair that a spreadsheet may name again."""
    statement = select(Vacancy).where(Vacancy.fair_id == fair_id)
    known = statement.where(Vacancy.state != VacancyState.WITHDRAWN)
    return list(db.session.scalars(known.order_by(Vacancy.id)))
