"""Whom a survey asks when it is about a record: the hook's other side."""

from typing import Any

from app.base.errors import NotFoundError
from app.surveys.models import Survey
from app.web.audiences import SurveyAudience, audiences


def audience_of(survey: Survey) -> SurveyAudience | None:
    """Return the audience of a survey, None of one that asks the cluster."""
    return audiences().get(survey.audience)


def get_audience(name: str, record_id: int) -> tuple[SurveyAudience, Any]:
    """Return an audience with its record; raises NotFoundError."""
    audience = audiences().get(name)
    record = audience.find(record_id) if audience else None
    if audience is None or record is None:
        raise NotFoundError
    return audience, record


def asks_students(survey: Survey) -> bool:
    """Tell whether a survey asks students."""
    audience = audience_of(survey)
    return bool(audience and audience.of_students)


def record_of(survey: Survey) -> tuple[SurveyAudience, Any] | None:
    """Return the audience of a survey with its record; None where it asks the cluster, or gone."""
    audience = audience_of(survey)
    record = audience.find(survey.audience_id or 0) if audience else None
    return (audience, record) if audience and record is not None else None
