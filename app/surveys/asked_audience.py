"""The form of a survey that a record's card offers: `?audience=…&of=5` of its address."""

from datetime import timedelta
from typing import Any

from flask import request

from app.base import clock
from app.base.errors import NotFoundError
from app.surveys.audience import get_audience
from app.surveys.forms import SurveyCreateForm
from app.web.audiences import SurveyAudience
from app.web.fields import record_id

ANSWER_WITHIN = timedelta(days=14)


def asked_audience() -> tuple[SurveyAudience, Any] | None:
    """Return whom the address asks, None for the cluster; raises NotFoundError."""
    name = request.args.get("audience", "")
    if not name:
        return None
    number = record_id(request.args.get("of"))
    if number is None:
        raise NotFoundError
    return get_audience(name, number)


def audience_form(audience: SurveyAudience, record: Any) -> SurveyCreateForm:
    """Return the form of a survey, filled with what is proposed for an audience."""
    proposed = audience.proposed(record)
    form = SurveyCreateForm(
        data={
            "title": proposed.title,
            "purpose": proposed.purpose,
            "plan_item_ids": list(proposed.plan_item_ids),
            "closes_on": clock.today() + ANSWER_WITHIN,
        }
    )
    if audience.of_students:
        del form.is_anonymous
    return form
