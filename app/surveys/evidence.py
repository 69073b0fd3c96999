"""What surveys and forecasts give the plan: a survey summed up in a note, a forecast summed up."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.plan.enums import EvidenceKind
from app.plan.evidence import Evidence, EvidenceRecord, EvidenceRows
from app.surveys.permissions import Permission
from app.surveys.queries.forecasts import evidence_of_forecasts, list_forecasts_of_item
from app.surveys.queries.surveys import evidence_of_surveys, list_surveys_of_item


class SurveyEvidence(Evidence):
    """Surveys; one counts from the day of its informative note."""

    label = _l("Опросы")
    kinds = (EvidenceKind.SURVEY,)
    permission = Permission.SURVEY_VIEW
    titles_are_public = True
    add_endpoint = "surveys.survey_create"
    add_permission = Permission.SURVEY_MANAGE

    def rows(self) -> EvidenceRows:
        return evidence_of_surveys()

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        return [
            EvidenceRecord(
                title=survey.title,
                url=url_for("surveys.survey_detail", survey_id=survey.id),
                state=survey.state,
                on=survey.summarised_on or survey.closes_on,
            )
            for survey in list_surveys_of_item(item_id, limit=limit)
        ]

    def list_url(self, item_id: int) -> str:
        return url_for("surveys.survey_list", item=item_id)


class ForecastEvidence(Evidence):
    """Forecasts; one counts from the day on which it was summed up."""

    label = _l("Прогнозы потребности в кадрах")
    kinds = (EvidenceKind.FORECAST,)
    permission = Permission.SURVEY_VIEW
    titles_are_public = True
    add_endpoint = "surveys.forecast_create"
    add_permission = Permission.SURVEY_MANAGE

    def rows(self) -> EvidenceRows:
        return evidence_of_forecasts()

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        return [
            EvidenceRecord(
                title=forecast.title,
                url=url_for("surveys.forecast_detail", forecast_id=forecast.id),
                state=forecast.state,
                on=forecast.summed_up_on or forecast.closes_on,
                detail=_(
                    "%(first)d–%(last)d годы", first=forecast.first_year, last=forecast.last_year
                ),
            )
            for forecast in list_forecasts_of_item(item_id, limit=limit)
        ]

    def list_url(self, item_id: int) -> str:
        return url_for("surveys.forecast_list", item=item_id)
