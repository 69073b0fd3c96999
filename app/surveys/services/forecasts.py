"""A forecast of the need for staff: asked, filled in by each organization, summed up."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from app.base.constraints import refusing
from app.base.errors import NotAllowedError
from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.joining.confirming import addressee_of
from app.links.services import send_link
from app.links.tasks import LinkTask
from app.organizations.models import Organization
from app.plan.services.serving import serve_items
from app.surveys.enums import ForecastEvent, ForecastState, SurveyParty
from app.surveys.errors import ForecastEmptyError, SurveyDatesError
from app.surveys.models import Forecast, ForecastLine, ForecastReply
from app.surveys.permissions import Permission
from app.surveys.queries import forecasts as queries
from app.surveys.rules import FORECAST_MOVES, ForecastTerms

BATCH = 200
Cell = tuple[int, int]  # the id of a speciality, the year


def create_forecast(
    *, terms: ForecastTerms, plan_item_ids: Collection[int], actor: Viewer, today: date
) -> Forecast:
    """Begin a forecast.

    Raises ForecastYearsError, SurveyDatesError, ItemsMissingError, each with its field.
    """
    require(actor, Permission.SURVEY_MANAGE)
    terms.years()
    if terms.closes_on < today:
        raise SurveyDatesError(field="closes_on")
    forecast = Forecast()
    assign(forecast, terms)
    db.session.add(forecast)
    db.session.flush()
    serve_items(forecast, plan_item_ids)
    return forecast


def edit_forecast(
    forecast: Forecast, *, terms: ForecastTerms, plan_item_ids: Collection[int], actor: Viewer
) -> None:
    """Change a forecast; numbers of years that it no longer has stay stored and are not shown.

    Raises MoveNotAllowedError, ForecastYearsError, ItemsMissingError.
    """
    _begin(forecast, ForecastEvent.EDIT, actor)
    terms.years()
    assign(forecast, terms)
    serve_items(forecast, plan_item_ids)


def ask_batch(
    forecast: Forecast, task: LinkTask, *, actor: Viewer, now: datetime, today: date
) -> int:
    """Ask some more organizations for their numbers; 0 when all were asked.

    Raises MoveNotAllowedError, NotAllowedError.
    """
    require(actor, Permission.SURVEY_MANAGE)
    lock(forecast, shared=True)
    FORECAST_MOVES.after(ForecastEvent.ASK, forecast.state, SurveyParty.COLLEGE)
    organizations = list(db.session.scalars(queries.organizations_to_ask(forecast).limit(BATCH)))
    for organization in organizations:
        reply = _reply_of(forecast, organization)
        reply.asked_on = today
        db.session.flush()
        send_link(
            task,
            record=reply,
            addressee=addressee_of(organization),
            until=forecast.closes_on,
            actor=actor,
            now=now,
            today=today,
        )
    return len(organizations)


def fill_in(
    forecast: Forecast,
    organization: Organization,
    *,
    numbers: Mapping[Cell, int],
    actor: Viewer,
    today: date,
) -> ForecastReply:
    """Store what an organization needs; 0 and what is left out is no need.

    Staff fills it in for anybody, an organization's people for their own.
    Raises MoveNotAllowedError, NotAllowedError.
    """
    party = _party(organization, actor)
    reply = _reply_of(forecast, organization)
    take_numbers(reply, numbers, party=party, today=today)
    return reply


def take_numbers(
    reply: ForecastReply, numbers: Mapping[Cell, int], *, party: SurveyParty, today: date
) -> None:
    """Store numbers, whoever was asked already. Raises MoveNotAllowedError."""
    lock(reply.forecast, shared=True)
    lock(reply)
    FORECAST_MOVES.after(ForecastEvent.FILL_IN, reply.forecast.state, party)
    known = {(line.speciality_id, line.year): line for line in reply.lines}
    wanted = {cell: number for cell, number in numbers.items() if number}
    for cell in known.keys() - wanted.keys():
        reply.lines.remove(known[cell])
    for cell, number in wanted.items():
        if cell in known:
            known[cell].number = number
        else:
            speciality_id, year = cell
            reply.lines.append(ForecastLine(speciality_id=speciality_id, year=year, number=number))
    reply.answered_on = today
    db.session.flush()


def sum_up(forecast: Forecast, *, actor: Viewer, today: date) -> None:
    """Take no more numbers: the sums stand. Raises MoveNotAllowedError, ForecastEmptyError."""
    after = _begin(forecast, ForecastEvent.SUM_UP, actor)
    if not queries.count_replies(forecast).answered:
        raise ForecastEmptyError
    forecast.state, forecast.summed_up_on = after, today
    db.session.flush()


def reopen_forecast(forecast: Forecast, *, actor: Viewer) -> None:
    """Take numbers again. Raises MoveNotAllowedError."""
    forecast.state = _begin(forecast, ForecastEvent.REOPEN, actor)
    forecast.summed_up_on = None
    db.session.flush()


def _begin(forecast: Forecast, event: ForecastEvent, actor: Viewer) -> ForecastState:
    require(actor, Permission.SURVEY_MANAGE)
    lock(forecast)
    return FORECAST_MOVES.after(event, forecast.state, SurveyParty.COLLEGE)


def _reply_of(forecast: Forecast, organization: Organization) -> ForecastReply:
    known = queries.find_reply_of(forecast, organization.id)
    if known:
        return known
    reply = ForecastReply(forecast=forecast, organization=organization)
    db.session.add(reply)
    with refusing({}):
        db.session.flush()
    return reply


def _party(organization: Organization, actor: Viewer) -> SurveyParty:
    if actor.can(Permission.SURVEY_MANAGE):
        return SurveyParty.COLLEGE
    if actor.can(Permission.FORECAST_FILL) and organization.id in actor.organization_ids:
        return SurveyParty.RESPONDENT
    raise NotAllowedError
