"""Reading the catalogue as a whole: what its facets count, what is like a vacancy, what is new."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, literal, or_, select
from sqlalchemy.orm import joinedload

from app.accounts.models import User
from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db
from app.jobfair.catalogue.facets import NAMES, Grouped
from app.jobfair.catalogue.models import VacancySearch
from app.jobfair.enums import VacancyState
from app.jobfair.models import Fair, Position, Vacancy
from app.jobfair.queries.vacancies import is_supported, list_vacancies
from app.jobfair.rules import RUNNING_FAIRS
from app.organizations.models import Organization

_TOWN = "town_name"
_FACETS: dict[str, Any] = {
    "town": Vacancy.town_identity,
    "position": Vacancy.position_id,
    "level": Vacancy.level,
    "employment": Vacancy.employment,
    "kind": Organization.kind,
    "housing": Vacancy.has_housing,
    "support": is_supported(),
    "beginners": Vacancy.suits_beginners,
    "mentor": Vacancy.has_mentor,
}


def grouped_vacancies(
    fair: Fair, criteria: Mapping[str, Any]
) -> tuple[list[Grouped], dict[str, str]]:
    """Return the vacancies of a fair by all their facets at once, and towns' names by identity.

    One statement, whatever is asked; what the facets themselves choose is left to the counting.
    """
    asked = {name: value for name, value in criteria.items() if name not in (*NAMES, "fair")}
    columns = [_FACETS[name].label(name) for name in NAMES]
    found = list_vacancies(fair, **asked).join(Vacancy.organization).options()
    statement = (
        found.with_only_columns(*columns, func.max(Vacancy.town).label(_TOWN), func.count())
        .order_by(None)
        .group_by(*(_FACETS[name] for name in NAMES))
    )
    rows, towns = [], {}
    for *values, town, number in db.session.execute(statement):
        told = dict(zip(NAMES, values, strict=True))
        rows.append(Grouped(told, number))
        towns[told["town"]] = town
    return rows, towns


def position_names() -> dict[int, str]:
    """Return the names of all positions by id, of those that left the list too."""
    return dict(db.session.execute(select(Position.id, Position.name)).all())


def similar_vacancies(vacancy: Vacancy, *, limit: int) -> list[Vacancy]:
    """Return the vacancies of the same fair that are most like one: same work, town, level."""
    likeness = (
        (Vacancy.position_id == vacancy.position_id, 4),
        (Vacancy.town_identity == vacancy.town_identity, 3),
        (Vacancy.speciality_id == vacancy.speciality_id, 2),
        (Vacancy.level == vacancy.level, 2),
    )
    known = [(condition, weight) for condition, weight in likeness if _is_known(condition)]
    score = sum((case((condition, weight), else_=0) for condition, weight in known), literal(0))
    statement = (
        select(Vacancy)
        .where(
            Vacancy.fair_id == vacancy.fair_id,
            Vacancy.state == VacancyState.APPROVED,
            Vacancy.id != vacancy.id,
            or_(*(condition for condition, _weight in known)),
        )
        .options(joinedload(Vacancy.organization))
        .order_by(score.desc(), Vacancy.id)
        .limit(limit)
    )
    return list(db.session.scalars(statement))


def _is_known(condition: Any) -> bool:
    """Tell whether the vacancy has a value to compare: nothing is not like nothing."""
    return getattr(condition.right, "value", None) is not None


def newest(fair: Fair, criteria: Mapping[str, Any], *, limit: int) -> list[Vacancy]:
    """Return the vacancies of a search that came last into the catalogue."""
    asked = {name: value for name, value in criteria.items() if name != "fair"}
    latest = list_vacancies(fair, **asked).where(Vacancy.published_at.is_not(None))
    ordered = latest.order_by(Vacancy.published_at.desc(), Vacancy.id.desc()).limit(limit)
    return list(db.session.scalars(ordered))


def published_since(
    fair: Fair, criteria: Mapping[str, Any], *, since: datetime, until: datetime
) -> Select[Any]:
    """Select the vacancies of a search that came into the catalogue after a moment."""
    asked = {name: value for name, value in criteria.items() if name != "fair"}
    came = (Vacancy.published_at > since) & (Vacancy.published_at <= until)
    return list_vacancies(fair, **asked).where(came)


def pages_of_vacancies() -> list[tuple[int, datetime | None]]:
    """Return the id of each vacancy that may be found by everybody, and when it was vouched for."""
    statement = (
        select(Vacancy.id, Vacancy.confirmed_at)
        .join(Vacancy.fair)
        .where(Vacancy.state == VacancyState.APPROVED, _is_running())
        .order_by(Vacancy.id)
    )
    return [(id_, at) for id_, at in db.session.execute(statement)]


def pages_of_fairs() -> list[int]:
    """Return the fairs that may be found by everybody, the newest first."""
    running = select(Fair.id).where(_is_running()).order_by(Fair.held_on.desc(), Fair.id)
    return list(db.session.scalars(running))


def _is_running() -> ColumnElement[bool]:
    return Fair.state.in_(RUNNING_FAIRS)


def searches_of(viewer: Viewer) -> list[VacancySearch]:
    """Return the searches a person keeps, the oldest first."""
    return searches_by_owner(viewer.id)


def searches_by_owner(user_id: int) -> list[VacancySearch]:
    """Return the searches of an account, in the order of locks."""
    statement = select(VacancySearch).where(VacancySearch.user_id == user_id)
    return list(db.session.scalars(statement.order_by(VacancySearch.id)))


def owners_of_searches() -> list[int]:
    """Return the accounts that keep searches and can be written to."""
    statement = select(VacancySearch.user_id).join(VacancySearch.user).where(User.active)
    return list(db.session.scalars(statement.distinct().order_by(VacancySearch.user_id)))


def get_search(search_id: int, *, visible_to: Viewer) -> VacancySearch:
    """Return one's own search; raises NotFoundError."""
    found = find_search(search_id)
    if found is None or found.user_id != visible_to.id:
        raise NotFoundError
    return found


def find_search(search_id: int | None) -> VacancySearch | None:
    """Return a search, whoever asks: the caller knows who may; None when it was ended."""
    return db.session.get(VacancySearch, search_id) if search_id else None


def find_news(
    search: VacancySearch, fair: Fair, criteria: Mapping[str, Any], *, until: datetime
) -> list[Vacancy]:
    """Return what came into the catalogue since a search was last told of, the newest first."""
    came = published_since(fair, criteria, since=search.told_until, until=until)
    return list(db.session.scalars(came.order_by(Vacancy.published_at.desc(), Vacancy.id)))


def _is_doubted(before: datetime) -> ColumnElement[bool]:
    """Tell whether a vacancy stands in a catalogue though nobody vouched for it since a moment."""
    unconfirmed = or_(Vacancy.confirmed_at.is_(None), Vacancy.confirmed_at < before)
    running = Vacancy.fair_id.in_(select(Fair.id).where(_is_running()))
    return (Vacancy.state == VacancyState.APPROVED) & unconfirmed & running


def _is_unasked(before: datetime) -> ColumnElement[bool]:
    return or_(Vacancy.reminded_at.is_(None), Vacancy.reminded_at < before)


def employers_to_ask(before: datetime) -> list[int]:
    """Return the organizations with doubted vacancies nobody was asked about since a moment."""
    statement = (
        select(Vacancy.organization_id)
        .where(_is_doubted(before), _is_unasked(before))
        .distinct()
        .order_by(Vacancy.organization_id)
    )
    return list(db.session.scalars(statement))


def doubted_vacancies(organization_id: int, *, before: datetime, limit: int) -> list[Vacancy]:
    """Return the vacancies of an employer that nobody vouched for since a moment, by id."""
    return list(db.session.scalars(_doubted(organization_id, before).limit(limit)))


def _doubted(organization_id: int, before: datetime) -> Select[Any]:
    return (
        select(Vacancy)
        .where(Vacancy.organization_id == organization_id, _is_doubted(before))
        .order_by(Vacancy.id)
    )


def unasked_vacancies(organization_id: int, *, before: datetime, limit: int) -> Select[Any]:
    """Select those of the doubted that its employer was not asked about since the moment."""
    return _doubted(organization_id, before).where(_is_unasked(before)).limit(limit)
