"""Surveys and forecasts in words: the way of a survey."""

from flask_babel import gettext as _

from app.base.steps import Step, steps_of
from app.base.typography import counted, day
from app.surveys.audience import asks_students
from app.surveys.enums import SurveyState
from app.surveys.models import Survey
from app.surveys.queries.surveys import SurveyCounts

WAY = (SurveyState.DRAFT, SurveyState.OPEN, SurveyState.CLOSED, SurveyState.SUMMARISED)


def way_of(survey: Survey, counts: SurveyCounts) -> list[Step]:
    """Return the steps of a survey with what is known of each."""
    questions = len(survey.questions)
    way = [
        (_("вопросы"), counted(questions, _("вопрос"), _("вопроса"), _("вопросов"))),
        (_("приём ответов"), _("до %(day)s", day=day(survey.closes_on))),
        (_("ответы собраны"), answered_of(counts) if counts.asked else ""),
        (_("итоги подведены"), day(survey.summarised_on) if survey.summarised_on else ""),
    ]
    present = WAY.index(survey.state) + (survey.state is SurveyState.SUMMARISED)
    return steps_of(way, present=present)


def one_decimal(value: float) -> str:
    """Return a mean as people read it: «4,3»."""
    return f"{value:.1f}".replace(".", ",")


def answered_of(counts: SurveyCounts) -> str:
    """Return «7 из 12»."""
    return _("%(answered)d из %(asked)d", answered=counts.answered, asked=counts.asked)


def asked_label(survey: Survey) -> str:
    """Return what the number of those asked is called."""
    return _("Опрошено студентов") if asks_students(survey) else _("Опрошено организаций")
