"""What surveys and forecasts ask of people today."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _

from app.base import clock
from app.base.typography import day
from app.base.viewer import Viewer
from app.surveys.enums import SurveyState
from app.surveys.permissions import Permission
from app.surveys.queries.forecasts import list_open_forecasts, unanswered_by
from app.surveys.queries.surveys import SurveyRow, counted_surveys, list_going_on
from app.surveys.wording import answered_of
from app.web.dashboard import Part, Todo, Urgency


def part(viewer: Viewer) -> Part:
    """Return what staff has to close and sum up, and what organizations were asked."""
    if viewer.can(Permission.SURVEY_MANAGE):
        return Part([*_surveys(), *_forecasts()])
    if viewer.can(Permission.FORECAST_FILL):
        return Part(list(_asked_of(viewer)))
    return Part()


def _surveys() -> Iterator[Todo]:
    today = clock.today()
    for row in counted_surveys(list_going_on()):
        survey, url = row.survey, url_for("surveys.survey_detail", survey_id=row.survey.id)
        if survey.state is SurveyState.CLOSED:
            title = _("Подвести итоги опроса «%(title)s»", title=survey.title)
            url = url_for("surveys.survey_sum_up", survey_id=survey.id)
            yield Todo(title, url, _("Подвести итоги"), _detail(row), urgency=Urgency.SOON)
        elif survey.closes_on < today:
            title = _("Закончить приём ответов: «%(title)s»", title=survey.title)
            yield Todo(title, url, _("Открыть опрос"), _detail(row), urgency=Urgency.TODAY)


def _detail(row: SurveyRow) -> str:
    return _("Ответили %(counts)s.", counts=answered_of(row.counts)) if row.asked else ""


def _forecasts() -> Iterator[Todo]:
    for forecast in list_open_forecasts():
        if forecast.closes_on < clock.today():
            yield Todo(
                _("Свести прогноз «%(title)s»", title=forecast.title),
                url_for("surveys.forecast_detail", forecast_id=forecast.id),
                _("Открыть прогноз"),
                urgency=Urgency.SOON,
            )


def _asked_of(viewer: Viewer) -> Iterator[Todo]:
    for forecast, organization in unanswered_by(viewer.organization_ids):
        yield Todo(
            _("Сообщите, какие специалисты понадобятся: %(name)s", name=organization.short_name),
            url_for("surveys.reply_edit", forecast_id=forecast.id, organization_id=organization.id),
            _("Заполнить"),
            _("%(title)s, ответ до %(day)s", title=forecast.title, day=day(forecast.closes_on)),
            urgency=Urgency.TODAY,
        )
