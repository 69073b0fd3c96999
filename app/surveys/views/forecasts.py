"""A forecast of the need for staff: the list, the table of sums, each organization's own table."""

from functools import partial

from flask import Response as FlaskResponse
from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import NotFoundError
from app.jobs.services import enqueue
from app.organizations.queries import get_organization
from app.students.queries import list_own_specialities
from app.surveys.asked_forms import reply_form
from app.surveys.enums import SurveyParty
from app.surveys.errors import NobodyToAskError
from app.surveys.files import forecast_sheet
from app.surveys.forms import (
    ForecastCreateForm,
    ForecastEditForm,
    ForecastFilterForm,
    InvitationFilterForm,
)
from app.surveys.jobs import ASK
from app.surveys.listing import FORECASTS, REPLIES
from app.surveys.models import Forecast
from app.surveys.permissions import Permission
from app.surveys.queries import forecasts as queries
from app.surveys.rules import FORECAST_MOVES, ForecastTerms, numbers_in
from app.surveys.services import forecasts as services
from app.surveys.views.blueprint import bp
from app.web.access import requires
from app.web.attachment import as_attachment
from app.web.messages import flash_added
from app.web.places import returning
from app.web.transactions import transactional


@bp.get("/forecasts/")
@requires(Permission.SURVEY_VIEW)
def forecast_list() -> str | Response:
    """List the forecasts."""
    filters = ForecastFilterForm()
    return FORECASTS.answer("surveys/forecast_list.html", queries.list_forecasts, filters=filters)


@bp.get("/forecasts/<int:forecast_id>")
@requires(Permission.SURVEY_VIEW)
def forecast_detail(forecast_id: int) -> str:
    """Show the sums by speciality and by town, and who has answered."""
    forecast = queries.get_forecast(forecast_id)
    return render_template(
        "surveys/forecast_detail.html",
        forecast=forecast,
        specialities=queries.sum_by_speciality(forecast),
        towns=queries.sum_by_town(forecast),
        counts=queries.count_replies(forecast),
        to_ask=queries.count_to_ask(forecast),
        events=_events_of(forecast),
    )


@bp.route("/forecasts/new", methods=["GET", "POST"])
@requires(Permission.SURVEY_MANAGE)
@transactional
def forecast_create() -> str | Response:
    """Begin a forecast."""
    year = clock.today().year
    form = ForecastCreateForm(first_year=year + 1, last_year=year + 5)
    form.offer_items()
    if form.validate_on_submit():
        with form.domain_errors():
            forecast = services.create_forecast(
                terms=form.into(ForecastTerms),
                plan_item_ids=form.plan_item_ids.data,
                actor=current_user,
                today=clock.today(),
            )
            card = url_for(".forecast_detail", forecast_id=forecast.id)
            flash_added(_("Прогноз добавлен."), forecast.title, card)
            return redirect(card)
    return render_template("surveys/forecast_create.html", form=form)


@bp.route("/forecasts/<int:forecast_id>/edit", methods=["GET", "POST"])
@requires(Permission.SURVEY_MANAGE)
@transactional
def forecast_edit(forecast_id: int) -> str | Response:
    """Change a forecast."""
    forecast = queries.get_forecast(forecast_id)
    form = ForecastEditForm(obj=forecast)
    form.offer_items()
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(forecast)
            services.edit_forecast(
                forecast,
                terms=form.into(ForecastTerms),
                plan_item_ids=form.plan_item_ids.data,
                actor=current_user,
            )
            flash(_("Сохранено."), "success")
            return redirect(_card(forecast))
    return render_template("surveys/forecast_edit.html", form=form, forecast=forecast)


@bp.post("/forecasts/<int:forecast_id>/ask")
@requires(Permission.SURVEY_MANAGE)
@transactional
def forecast_ask(forecast_id: int) -> Response:
    """Write to every organization that was not asked yet; the page said how many."""
    forecast = queries.get_forecast(forecast_id)
    if not queries.count_to_ask(forecast):
        raise NobodyToAskError
    payload = {"forecast_id": forecast_id, "actor_id": current_user.id}
    job = enqueue(ASK, payload, actor=current_user, now=clock.now())
    return redirect(url_for("jobs.job_detail", job_id=job.id))


@bp.get("/forecasts/<int:forecast_id>/replies/")
@requires(Permission.SURVEY_MANAGE)
def reply_list(forecast_id: int) -> str | Response:
    """List what the organizations answered."""
    forecast = queries.get_forecast(forecast_id)
    return REPLIES.answer(
        "surveys/reply_list.html",
        partial(queries.list_replies, forecast),
        filters=InvitationFilterForm(),
        forecast=forecast,
        counts=queries.count_replies(forecast),
    )


@bp.route(
    "/forecasts/<int:forecast_id>/organizations/<int:organization_id>", methods=["GET", "POST"]
)
@requires(Permission.FORECAST_FILL)
@transactional
def reply_edit(forecast_id: int, organization_id: int) -> str | Response:
    """Fill in an organization's table: its own people, or staff for it."""
    manages = current_user.can(Permission.SURVEY_MANAGE)
    if not manages and organization_id not in current_user.organization_ids:
        raise NotFoundError
    forecast = queries.get_forecast(forecast_id)
    organization = get_organization(organization_id)
    known = queries.find_reply_of(forecast, organization_id)
    form = reply_form(known, list_own_specialities(), forecast.years)
    if form.validate_on_submit():
        with form.domain_errors():
            services.fill_in(
                forecast,
                organization,
                numbers=numbers_in(form.data),
                actor=current_user,
                today=clock.today(),
            )
            flash(_("Потребность записана."), "success")
            return redirect(_after_reply(forecast, manages=manages))
    return render_template(
        "surveys/reply_edit.html", form=form, forecast=forecast, organization=organization
    )


@bp.post("/forecasts/<int:forecast_id>/sum-up")
@requires(Permission.SURVEY_MANAGE)
@transactional
def forecast_sum_up(forecast_id: int) -> Response:
    """Take no more numbers: the forecast proves its plan items."""
    forecast = queries.get_forecast(forecast_id)
    services.sum_up(forecast, actor=current_user, today=clock.today())
    flash(_("Прогноз сведён."), "success")
    return redirect(_card(forecast))


@bp.post("/forecasts/<int:forecast_id>/reopen")
@requires(Permission.SURVEY_MANAGE)
@transactional
def forecast_reopen(forecast_id: int) -> Response:
    """Take numbers again."""
    forecast = queries.get_forecast(forecast_id)
    services.reopen_forecast(forecast, actor=current_user)
    flash(_("Сведения снова принимаются."), "success")
    return redirect(_card(forecast))


@bp.get("/forecasts/<int:forecast_id>.xlsx")
@requires(Permission.SURVEY_MANAGE)
def forecast_file(forecast_id: int) -> FlaskResponse:
    """Give the whole table as a sheet."""
    forecast = queries.get_forecast(forecast_id)
    return as_attachment(*forecast_sheet(forecast, queries.list_needs(forecast)))


def _events_of(forecast: Forecast) -> frozenset[object]:
    party = SurveyParty.COLLEGE if current_user.can(Permission.SURVEY_MANAGE) else None
    return FORECAST_MOVES.possible(forecast.state, party)


def _card(forecast: Forecast) -> str:
    return returning(url_for(".forecast_detail", forecast_id=forecast.id), row=forecast.id)


def _after_reply(forecast: Forecast, *, manages: bool) -> str:
    if manages:
        return returning(url_for(".reply_list", forecast_id=forecast.id))
    return url_for("web.dashboard")
