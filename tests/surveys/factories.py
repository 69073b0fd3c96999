"""Surveys and forecasts for tests, valid by default: a survey being answered, an open forecast."""

from datetime import UTC, date, datetime

import factory

from app.surveys.enums import ForecastState, QuestionKind, SurveyState
from app.surveys.models import (
    Forecast,
    ForecastLine,
    ForecastReply,
    Survey,
    SurveyInvitation,
    SurveyQuestion,
)
from tests.factories import BaseFactory, OrganizationFactory, ServingFactory, SpecialityFactory

LATELY = datetime(2024, 2, 20, 9, tzinfo=UTC)
TODAY = date(2024, 2, 26)  # the suite's business date


class SurveyFactory(ServingFactory):
    class Meta:
        model = Survey

    title = factory.Sequence(lambda n: f"Довольны ли работодатели {n}")
    purpose = "Узнать, чему учить лучше."
    is_anonymous = True
    state = SurveyState.OPEN
    opened_at = factory.LazyAttribute(
        lambda survey: None if survey.state is SurveyState.DRAFT else LATELY
    )
    summarised_on = factory.LazyAttribute(
        lambda survey: date(2024, 2, 26) if survey.state is SurveyState.SUMMARISED else None
    )
    closes_on = date(2024, 3, 10)


class SurveyQuestionFactory(BaseFactory):
    class Meta:
        model = SurveyQuestion

    survey = factory.SubFactory(SurveyFactory)
    position = factory.Sequence(lambda n: n % 900)
    kind = QuestionKind.ONE
    text = factory.Sequence(lambda n: f"Чего не хватает выпускникам {n}?")
    options = factory.LazyAttribute(
        lambda one: (
            ["Опыта", "Знаний"] if one.kind in {QuestionKind.ONE, QuestionKind.SEVERAL} else []
        )
    )


class SurveyInvitationFactory(BaseFactory):
    class Meta:
        model = SurveyInvitation

    survey = factory.SubFactory(SurveyFactory)
    organization = factory.SubFactory(OrganizationFactory)
    invited_on = date(2024, 2, 20)


class ForecastFactory(ServingFactory):
    class Meta:
        model = Forecast

    title = factory.Sequence(lambda n: f"Потребность в кадрах {n}")
    first_year = 2025
    last_year = 2027
    closes_on = date(2024, 3, 20)
    state = ForecastState.OPEN
    summed_up_on = factory.LazyAttribute(
        lambda one: date(2024, 2, 26) if one.state is ForecastState.SUMMED_UP else None
    )


class ForecastReplyFactory(BaseFactory):
    class Meta:
        model = ForecastReply

    forecast = factory.SubFactory(ForecastFactory)
    organization = factory.SubFactory(OrganizationFactory)
    asked_on = date(2024, 2, 20)


class ForecastLineFactory(BaseFactory):
    class Meta:
        model = ForecastLine

    reply = factory.SubFactory(ForecastReplyFactory, answered_on=date(2024, 2, 22))
    speciality = factory.SubFactory(SpecialityFactory)
    year = 2025
    number = 2
