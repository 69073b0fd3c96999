"""Reading fairs, their figures and their employers. All of it is open to everybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from app.base.errors import NotFoundError
from app.base.identity import fold
from app.base.search import first_found, matches
from app.base.viewer import Viewer
from app.extensions import db
from app.jobfair.enums import ApplicationState, FairState, OfferState, VacancyState
from app.jobfair.models import Fair, FairApplication, FairOffer, Vacancy
from app.jobfair.permissions import Permission
from app.jobfair.rules import POSTING_FAIRS, SHOWN_VACANCIES, FairTerms, current
from app.organizations.enums import OrganizationKind
from app.organizations.models import Organization
from app.plan.queries import serving


@dataclass(frozen=True)
class FairFigures:
    """What came of a fair so far, each number a count of records."""

    vacancies: int = 0
    filled: int = 0
    waiting: int = 0
    employers: int = 0
    applications: int = 0
    offers: int = 0
    acceptances: int = 0

    @property
    def shown(self) -> int:
        """Return the vacancies that stand in the catalogue or stood there."""
        return self.vacancies + self.filled


def find_current_fair() -> Fair | None:
    """Return the fair of the catalogue (`rules.current`), None when there are no fairs."""
    # A cluster holds a fair or two a year: all of them are few.
    fairs = db.session.scalars(select(Fair).options(joinedload(Fair.plan_items)))
    return current(fairs.unique())


def list_coming_fairs(*, today: date) -> list[Fair]:
    """Return the fairs of today and later, the nearest first."""
    coming = select(Fair).where(Fair.held_on >= today)
    return list(db.session.scalars(coming.order_by(Fair.held_on, Fair.id)))


def find_fair(fair_id: int | None) -> Fair | None:
    """Return a fair with its plan item, None when there is none."""
    if fair_id is None:
        return None
    return db.session.get(Fair, fair_id, options=[selectinload(Fair.plan_items)])


def get_fair(fair_id: int) -> Fair:
    """Return a fair with its plan item; raises NotFoundError."""
    fair = find_fair(fair_id)
    if fair is None:
        raise NotFoundError
    return fair


def search_fairs(query: str, *, limit: int) -> list[Fair]:
    """Return the newest fairs that some words mean."""
    return first_found(Fair, query, order=[Fair.held_on.desc()], limit=limit)


def list_fairs(*, item: int | None = None, state: FairState | None = None) -> Select[Any]:
    """Select fairs, of a plan item and in a state when they are given; the caller orders them."""
    statement = select(Fair).options(selectinload(Fair.plan_items))
    if item is not None:
        statement = statement.where(serving(Fair, item))
    return statement.where(Fair.state == state) if state else statement


def with_figures(fairs: Sequence[Fair]) -> list[tuple[Fair, FairFigures]]:
    """Return each of these fairs with what came of it."""
    figures = figures_of([fair.id for fair in fairs])
    return [(fair, figures[fair.id]) for fair in fairs]


def find_similar_fair(terms: FairTerms) -> Fair | None:
    """Return a fair of the same day, or one to come of the same name, None when there is none."""
    title = fold(terms.title)
    ahead = Fair.state.in_(POSTING_FAIRS)
    known = db.session.scalars(
        select(Fair).where((Fair.held_on == terms.held_on) | ahead).order_by(Fair.id)
    )
    return next(
        (one for one in known if one.held_on == terms.held_on or fold(one.title) == title), None
    )


def list_posting_fairs(*, today: date, visible_to: Viewer) -> list[Fair]:
    """Return the fairs a person may post to; staff also past the registration's last day."""
    statement = select(Fair).where(Fair.state.in_(POSTING_FAIRS))
    if not visible_to.sees_all:
        statement = statement.where(Fair.registration_until >= today)
    return list(db.session.scalars(statement.order_by(Fair.held_on, Fair.id)))


def may_post_to(fair: Fair, person: Viewer | None, *, today: date) -> bool:
    """Tell whether a person may post a vacancy to a fair today."""
    if person is None or not person.can(Permission.VACANCY_POST):
        return False
    is_in_time = person.sees_all or today <= fair.registration_until
    return fair.state in POSTING_FAIRS and is_in_time


class OwnFigures(NamedTuple):
    """What came of a fair for one employer."""

    vacancies: int
    applications: int
    waiting: int
    offers: int
    accepted: int


def own_figures(fair: Fair, person: Viewer) -> OwnFigures:
    """Count a fair's records of a person's organizations, in two statements."""
    own = (Vacancy.fair_id == fair.id) & Vacancy.organization_id.in_(person.organization_ids)
    vacancies = db.session.scalar(select(func.count()).select_from(Vacancy).where(own)) or 0
    states = (ApplicationState.SUBMITTED, ApplicationState.ACCEPTED)
    waiting, accepted = (func.count().filter(FairApplication.state == one) for one in states)
    columns = (
        select(func.count(), waiting, func.count(FairOffer.id), accepted)
        .select_from(FairApplication)
        .join(FairApplication.vacancy)
        .outerjoin(FairApplication.offer)
        .where(own)
    )
    return OwnFigures(vacancies, *db.session.execute(columns).one())


class Unfinished(NamedTuple):
    """What is unanswered at a fair: offers and their students, applications, vacancies."""

    offers: int
    students: int
    applications: int
    vacancies: int


def count_unfinished(fair: Fair, *, today: date) -> Unfinished:
    """Count what a fair's results would leave without an answer.

    `students` hold an offer whose last day is not over: they get a letter.
    """
    in_time = FairOffer.answer_until >= today
    offers = (
        select(func.count(), func.count(FairApplication.student_id.distinct()).filter(in_time))
        .select_from(FairOffer)
        .join(FairOffer.application)
        .where(FairApplication.fair_id == fair.id, FairOffer.state == OfferState.MADE)
    )
    applications = select(func.count()).where(
        FairApplication.fair_id == fair.id, FairApplication.state == ApplicationState.SUBMITTED
    )
    vacancies = select(func.count()).where(
        Vacancy.fair_id == fair.id, Vacancy.state == VacancyState.SUBMITTED
    )
    return Unfinished(
        *db.session.execute(offers).one(),
        db.session.scalar(applications) or 0,
        db.session.scalar(vacancies) or 0,
    )


def figures_of(fair_ids: Sequence[int]) -> dict[int, FairFigures]:
    """Return the figures of several fairs, in two statements however many they are."""
    vacancies = {row[0]: row[1:] for row in db.session.execute(_vacancy_figures(fair_ids))}
    applications = {row[0]: row[1:] for row in db.session.execute(_application_figures(fair_ids))}
    empty = (0, 0, 0)
    return {
        id_: FairFigures(*vacancies.get(id_, (0, *empty)), *applications.get(id_, empty))
        for id_ in fair_ids
    }


def _vacancy_figures(fair_ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    counts = [
        func.count().filter(Vacancy.state == state)
        for state in (VacancyState.APPROVED, VacancyState.FILLED, VacancyState.SUBMITTED)
    ]
    employers = func.count(Vacancy.organization_id.distinct())
    shown = employers.filter(Vacancy.state.in_(SHOWN_VACANCIES))
    columns = select(Vacancy.fair_id, *counts, shown)
    return columns.where(Vacancy.fair_id.in_(fair_ids)).group_by(Vacancy.fair_id)


def _application_figures(fair_ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    accepted = func.count().filter(FairApplication.state == ApplicationState.ACCEPTED)
    return (
        select(FairApplication.fair_id, func.count(), func.count(FairOffer.id), accepted)
        .outerjoin(FairApplication.offer)
        .where(FairApplication.fair_id.in_(fair_ids))
        .group_by(FairApplication.fair_id)
    )


def list_fairs_of_item(item_id: int, *, limit: int) -> list[tuple[Fair, int]]:
    """Return a plan item's first fairs, the newest first, each with its acceptances."""
    accepted = (
        select(func.count())
        .where(
            FairApplication.fair_id == Fair.id,
            FairApplication.state == ApplicationState.ACCEPTED,
        )
        .scalar_subquery()
    )
    statement = select(Fair, accepted).where(serving(Fair, item_id))
    newest = statement.order_by(Fair.held_on.desc(), Fair.id).limit(limit)
    return [(fair, count) for fair, count in db.session.execute(newest)]


FAIR_ORDERS: dict[str, Any] = {"day": Fair.held_on, "state": Fair.state}
_FREE = func.sum(Vacancy.seats - Vacancy.taken)
EMPLOYER_ORDERS: dict[str, Any] = {
    "name": Organization.name_key,
    "town": Organization.town_key,
    "vacancies": func.count(),
    "free": _FREE,
}


def list_employers(
    fair: Fair,
    *,
    q: str | None = None,
    town: str | None = None,
    kind: OrganizationKind | None = None,
) -> Select[Any]:
    """Select (organization, vacancies, free seats) of a fair's employers; the caller orders."""
    employers: Select[Any] = select(Organization)
    wanted = {Organization.town_identity: town, Organization.kind: kind}
    statement = (
        employers.add_columns(func.count(), _FREE)
        .join(Vacancy, Vacancy.organization_id == Organization.id)
        .where(Vacancy.fair_id == fair.id, Vacancy.state.in_(SHOWN_VACANCIES))
        .where(*(column == value for column, value in wanted.items() if value))
        .group_by(Organization.id)
    )
    return statement.where(matches(q, (Organization, Organization.id))) if q else statement
