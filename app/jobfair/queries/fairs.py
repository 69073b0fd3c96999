"""Reading fairs, their figures and their employers. All of it is open to everybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db
from app.jobfair.enums import ApplicationState, VacancyState
from app.jobfair.models import Fair, FairApplication, FairOffer, Vacancy
from app.jobfair.rules import POSTING_FAIRS, SHOWN_VACANCIES, current
from app.organizations.models import Organization


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


def find_current_fair() -> Fair | None:
    """Return the fair of the catalogue (`rules.current`), None when there are no fairs."""
    # A cluster holds a fair or two a year: all of them are few.
    fairs = db.session.scalars(select(Fair).options(joinedload(Fair.plan_item)))
    return current(fairs)


def find_fair(fair_id: int | None) -> Fair | None:
    """Return a fair with its plan item, None when there is none."""
    if fair_id is None:
        return None
    return db.session.get(Fair, fair_id, options=[joinedload(Fair.plan_item)])


def get_fair(fair_id: int) -> Fair:
    """Return a fair with its plan item; raises NotFoundError."""
    fair = find_fair(fair_id)
    if fair is None:
        raise NotFoundError
    return fair


def list_fairs(*, item: int | None = None) -> Select[Any]:
    """Select fairs, the latest first, of a plan item when it is given."""
    statement = select(Fair).options(joinedload(Fair.plan_item))
    if item is not None:
        statement = statement.where(Fair.plan_item_id == item)
    return statement.order_by(Fair.held_on.desc(), Fair.id)


def list_posting_fairs(*, today: date, visible_to: Viewer) -> list[Fair]:
    """Return the fairs a person may post to; staff also past the registration's last day."""
    statement = select(Fair).where(Fair.state.in_(POSTING_FAIRS))
    if not visible_to.sees_all:
        statement = statement.where(Fair.registration_until >= today)
    return list(db.session.scalars(statement.order_by(Fair.held_on, Fair.id)))


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
    statement = select(Fair, accepted).where(Fair.plan_item_id == item_id)
    newest = statement.order_by(Fair.held_on.desc(), Fair.id).limit(limit)
    return [(fair, count) for fair, count in db.session.execute(newest)]


def list_employers(fair: Fair) -> Select[Any]:
    """Select (organization, vacancies, free seats) of a fair's employers, by name."""
    employers: Select[Any] = select(Organization)
    return (
        employers.add_columns(func.count(), func.sum(Vacancy.seats - Vacancy.taken))
        .join(Vacancy, Vacancy.organization_id == Organization.id)
        .where(Vacancy.fair_id == fair.id, Vacancy.state.in_(SHOWN_VACANCIES))
        .group_by(Organization.id)
        .order_by(Organization.name_key, Organization.id)
    )
