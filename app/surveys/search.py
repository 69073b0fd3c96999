"""What the search over the whole site finds of surveys and forecasts."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.base.viewer import Viewer
from app.surveys.models import Forecast, Survey
from app.surveys.permissions import Permission
from app.surveys.queries.forecasts import search_forecasts
from app.surveys.queries.surveys import search_surveys
from app.web.search_page import Hit, SearchSource, holding


def find_surveys(query: str, _viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the newest surveys found."""
    return [
        Hit(one.title, url_for("surveys.survey_detail", survey_id=one.id), str(one.state.label))
        for one in search_surveys(query, limit=limit)
    ]


def find_forecasts(query: str, _viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the newest forecasts found."""
    return [
        Hit(one.title, url_for("surveys.forecast_detail", forecast_id=one.id), str(one.state.label))
        for one in search_forecasts(query, limit=limit)
    ]


SEARCH = (
    SearchSource(
        _l("Опросы"),
        find_surveys,
        lambda query: url_for("surveys.survey_list", q=query),
        kinds=(Survey,),
        shown_to=holding(Permission.SURVEY_VIEW),
    ),
    SearchSource(
        _l("Прогнозы потребности в кадрах"),
        find_forecasts,
        lambda query: url_for("surveys.forecast_list", q=query),
        kinds=(Forecast,),
        shown_to=holding(Permission.SURVEY_VIEW),
    ),
)
