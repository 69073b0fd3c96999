"""Forecasts, who replied, and the sums."""

from typing import Any, NamedTuple

from sqlalchemy import Select, and_, case, func, select
from sqlalchemy.orm import joinedload, selectinload

from app.base.errors import NotFoundError
from app.base.search import first_found, matches
from app.extensions import db
from app.organizations.models import Organization
from app.plan.enums import EvidenceKind
from app.plan.evidence import EvidenceRows
from app.plan.queries import evidence_rows, serving
from app.students.models import Speciality
from app.surveys.enums import AnswerFilter, ForecastState
from app.surveys.models import Forecast, ForecastLine, ForecastReply
from app.surveys.queries.surveys import SurveyCounts
from app.surveys.rules import ForecastTable, table_of

SORTABLE: dict[str, Any] = {"title": Forecast.title_key, "until": Forecast.closes_on}
REPLY_SORTABLE: dict[str, Any] = {
    "organization": select(Organization.name_key)
    .where(Organization.id == ForecastReply.organization_id)
    .scalar_subquery(),
    "answered": ForecastReply.answered_on,
}


def get_forecast(forecast_id: int) -> Forecast:
    """Return a forecast with its items; raises NotFoundError."""
    items = selectinload(Forecast.plan_items)
    forecast = db.session.scalar(select(Forecast).where(Forecast.id == forecast_id).options(items))
    if forecast is None:
        raise NotFoundError
    return forecast


def list_forecasts(
    *, q: str | None = None, state: ForecastState | None = None, item: int | None = None
) -> Select[Any]:
    """Select forecasts."""
    statement = select(Forecast).options(selectinload(Forecast.plan_items))
    if q:
        statement = statement.where(matches(q, (Forecast, Forecast.id)))
    if state:
        statement = statement.where(Forecast.state == state)
    if item:
        statement = statement.where(serving(Forecast, item))
    return statement


def list_open_forecasts() -> list[Forecast]:
    """Return the forecasts that take numbers, the first to end first."""
    is_open = Forecast.state == ForecastState.OPEN
    return list(db.session.scalars(select(Forecast).where(is_open).order_by(Forecast.closes_on)))


def organizations_to_ask(forecast: Forecast) -> Select[Any]:
    """Select the organizations in the cluster that were not asked and have not answered."""
    done = select(ForecastReply.organization_id).where(
        ForecastReply.forecast_id == forecast.id,
        ForecastReply.asked_on.is_not(None) | ForecastReply.answered_on.is_not(None),
    )
    return (
        select(Organization)
        .where(Organization.archived_on.is_(None), Organization.id.not_in(done))
        .options(selectinload(Organization.contacts))
        .order_by(Organization.id)
    )


def count_to_ask(forecast: Forecast) -> int:
    """Count the organizations that were not asked yet."""
    found = organizations_to_ask(forecast).order_by(None).options().subquery()
    return db.session.scalar(select(func.count()).select_from(found)) or 0


def find_reply_of(forecast: Forecast, organization_id: int) -> ForecastReply | None:
    """Return an organization's reply with its numbers, None when there is none."""
    statement = (
        select(ForecastReply)
        .where(
            ForecastReply.forecast_id == forecast.id,
            ForecastReply.organization_id == organization_id,
        )
        .options(selectinload(ForecastReply.lines), joinedload(ForecastReply.organization))
    )
    return db.session.scalar(statement)


def find_reply(reply_id: int) -> ForecastReply | None:
    """Return a reply with its forecast and numbers, None when it is gone."""
    options = (
        joinedload(ForecastReply.forecast),
        joinedload(ForecastReply.organization),
        selectinload(ForecastReply.lines),
    )
    return db.session.get(ForecastReply, reply_id, options=options)


def list_replies(
    forecast: Forecast, *, q: str | None = None, answer: AnswerFilter | None = None
) -> Select[Any]:
    """Select (reply, the sum of its numbers) of a forecast."""
    total = (
        select(func.coalesce(func.sum(ForecastLine.number), 0))
        .where(ForecastLine.reply_id == ForecastReply.id)
        .scalar_subquery()
    )
    statement = (
        select(ForecastReply, total)
        .options(joinedload(ForecastReply.organization))
        .where(ForecastReply.forecast_id == forecast.id)
    )
    if q:
        statement = statement.where(matches(q, (Organization, ForecastReply.organization_id)))
    if answer:
        waits = ForecastReply.answered_on.is_(None)
        statement = statement.where(waits if answer is AnswerFilter.WAITING else ~waits)
    return statement


def count_replies(forecast: Forecast) -> SurveyCounts:
    """Return how many organizations were asked or answered, and how many answered."""
    statement = select(func.count(), func.count(ForecastReply.answered_on)).where(
        ForecastReply.forecast_id == forecast.id
    )
    return SurveyCounts(*db.session.execute(statement).one())


class NeedRow(NamedTuple):
    """How many of a speciality one organization needs in one year."""

    organization: str
    town: str
    speciality: str
    year: int
    number: int


def sum_by_speciality(forecast: Forecast) -> ForecastTable:
    """Return the sums speciality × year; a speciality nobody asked for has no row."""
    return _sum(forecast, Speciality.code + " " + Speciality.name, Speciality.code)


def sum_by_town(forecast: Forecast) -> ForecastTable:
    """Return the sums town × year."""
    return _sum(forecast, Organization.town, Organization.town)


def _sum(forecast: Forecast, label: Any, order: Any) -> ForecastTable:
    statement = (
        select(label, ForecastLine.year, func.sum(ForecastLine.number))
        .select_from(ForecastLine)
        .join(ForecastReply, ForecastReply.id == ForecastLine.reply_id)
        .join(Speciality, Speciality.id == ForecastLine.speciality_id)
        .join(Organization, Organization.id == ForecastReply.organization_id)
        .where(
            ForecastReply.forecast_id == forecast.id,
            ForecastLine.year.between(forecast.first_year, forecast.last_year),
        )
        .group_by(label, order, ForecastLine.year)
        .order_by(order, ForecastLine.year)
    )
    cells = [(text, year, int(total)) for text, year, total in db.session.execute(statement)]
    return table_of(list(forecast.years), cells)


def list_needs(forecast: Forecast) -> list[NeedRow]:
    """Return every need of the table, by organization, speciality and year."""
    statement = (
        select(
            Organization.short_name,
            Organization.town,
            Speciality.code + " " + Speciality.name,
            ForecastLine.year,
            ForecastLine.number,
        )
        .select_from(Organization)
        .join(ForecastReply, ForecastReply.organization_id == Organization.id)
        .join(ForecastLine, ForecastLine.reply_id == ForecastReply.id)
        .join(Speciality, Speciality.id == ForecastLine.speciality_id)
        .where(
            ForecastReply.forecast_id == forecast.id,
            ForecastLine.year.between(forecast.first_year, forecast.last_year),
        )
        .order_by(Organization.name_key, Organization.id, Speciality.code, ForecastLine.year)
    )
    return [NeedRow(*row) for row in db.session.execute(statement)]


def list_forecasts_of_item(item_id: int, *, limit: int) -> list[Forecast]:
    """Return the newest forecasts that serve a plan item."""
    found = select(Forecast).where(serving(Forecast, item_id))
    return list(db.session.scalars(found.order_by(Forecast.closes_on.desc()).limit(limit)))


def evidence_of_forecasts() -> EvidenceRows:
    """Select forecasts that serve the plan: finished on the day they were summed up."""
    return evidence_rows(
        Forecast,
        kind=EvidenceKind.FORECAST,
        finished_on=case((Forecast.state == ForecastState.SUMMED_UP, Forecast.summed_up_on)),
        planned_on=Forecast.closes_on,
    )


def unanswered_by(organization_ids: frozenset[int]) -> list[tuple[Forecast, Organization]]:
    """Return the open forecasts to which these organizations have not replied."""
    answered = and_(
        ForecastReply.forecast_id == Forecast.id,
        ForecastReply.organization_id == Organization.id,
        ForecastReply.answered_on.is_not(None),
    )
    statement = (
        select(Forecast, Organization)
        .join(Organization, Organization.id.in_(organization_ids))
        .where(
            Forecast.state == ForecastState.OPEN,
            Organization.archived_on.is_(None),
            ~select(ForecastReply.id).where(answered).exists(),
        )
        .order_by(Forecast.closes_on, Organization.id)
    )
    return [(forecast, organization) for forecast, organization in db.session.execute(statement)]


def search_forecasts(query: str, *, limit: int) -> list[Forecast]:
    """Return the first forecasts that some words mean, the newest first."""
    return first_found(Forecast, query, order=[Forecast.closes_on.desc()], limit=limit)
