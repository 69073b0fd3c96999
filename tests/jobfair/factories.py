"""Records of the fair, valid by default: an open fair, an approved vacancy, a fresh wish."""

from dataclasses import fields
from datetime import UTC, date, datetime, time
from typing import Any

import factory

from app.base.terms import terms_of
from app.extensions import db
from app.jobfair.codes import new_code
from app.jobfair.enums import (
    ApplicationState,
    Employment,
    FairState,
    OfferState,
    TeachingLevel,
    VacancyState,
)
from app.jobfair.interviews.enums import InterviewState
from app.jobfair.interviews.models import Interview
from app.jobfair.models import Fair, FairApplication, FairOffer, Position, Vacancy
from app.jobfair.rules import OfferedTerms, VacancyTerms
from app.jobfair.venue.enums import ParticipantState, SessionKind
from app.jobfair.venue.models import (
    FairParticipant,
    FairRepresentative,
    FairSession,
    FairStand,
)
from app.organizations.models import Organization
from app.plan.enums import Topic
from tests.factories import BaseFactory, OrganizationFactory, ServingFactory, StudentFactory

LATELY = datetime(2024, 2, 20, 9, tzinfo=UTC)
TODAY = date(2024, 2, 26)  # the suite's business date


class FairFactory(ServingFactory):
    class Meta:
        model = Fair

    title = "Ярмарка вакансий"
    held_on = date(2024, 3, 14)
    starts_at = time(10)
    ends_at = time(14)
    venue = "Актовый зал"
    registration_until = date(2024, 3, 10)
    state = FairState.OPEN
    plan_items__topic = Topic.JOB_FAIR


class VacancyFactory(BaseFactory):
    class Meta:
        model = Vacancy

    fair = factory.SubFactory(FairFactory)
    organization = factory.SubFactory(OrganizationFactory)
    title = factory.Sequence(lambda n: f"Воспитатель {n}")
    duties = "Вести группу."
    employment = Employment.FULL_TIME
    town = factory.LazyAttribute(lambda one: one.organization.town)
    address = factory.LazyAttribute(lambda one: one.organization.address)
    seats = 1
    state = VacancyState.APPROVED
    submitted_at = LATELY


class PositionFactory(BaseFactory):
    class Meta:
        model = Position

    name = factory.Sequence(lambda n: f"Учитель {n}-й смены")
    level = TeachingLevel.PRIMARY


class ApplicationFactory(BaseFactory):
    class Meta:
        model = FairApplication

    vacancy = factory.SubFactory(VacancyFactory)
    student = factory.SubFactory(StudentFactory)
    note = "Была у вас на практике."
    state = ApplicationState.SUBMITTED
    submitted_at = LATELY


class OfferFactory(BaseFactory):
    class Meta:
        model = FairOffer

    application = factory.SubFactory(ApplicationFactory, state=ApplicationState.OFFERED)
    made_at = LATELY
    answer_until = date(2024, 3, 5)
    state = OfferState.MADE

    @classmethod
    def _create(cls, model: type[FairOffer], *args: Any, **values: Any) -> FairOffer:
        vacancy = values["application"].vacancy
        promised = {field.name: getattr(vacancy, field.name) for field in fields(OfferedTerms)}
        return super()._create(model, *args, **{**promised, **values})


class FairParticipantFactory(BaseFactory):
    class Meta:
        model = FairParticipant

    fair = factory.SubFactory(FairFactory)
    organization = factory.SubFactory(OrganizationFactory)
    state = ParticipantState.CONFIRMED
    stand = factory.Sequence(lambda n: str(n + 1))


class FairRepresentativeFactory(BaseFactory):
    class Meta:
        model = FairRepresentative

    participant = factory.SubFactory(FairParticipantFactory)
    name = "Зиминская Ольга"
    post = "директор"
    code = factory.LazyFunction(new_code)


class FairStandFactory(BaseFactory):
    class Meta:
        model = FairStand

    fair = factory.SubFactory(FairFactory)
    number = factory.Sequence(lambda n: f"С{n}")
    line = 1
    place = factory.Sequence(lambda n: n % 30 + 1)


class FairSessionFactory(BaseFactory):
    class Meta:
        model = FairSession

    fair = factory.SubFactory(FairFactory)
    kind = SessionKind.MASTER_CLASS
    title = "Мастер-класс"
    starts_at = time(11)
    ends_at = time(12)
    seats = 3


class InterviewFactory(BaseFactory):
    class Meta:
        model = Interview

    participant = factory.SubFactory(FairParticipantFactory)
    fair_id = factory.LazyAttribute(lambda talk: talk.participant.fair_id)
    student = factory.SubFactory(StudentFactory)
    state = InterviewState.SCHEDULED
    slot = factory.Sequence(lambda n: n % 100)  # nobody sits in two places
    table_number = 1


def organization_of(client: Any) -> Organization:
    """Return the organization of a client signed in as an employer."""
    return db.session.get_one(Organization, client.user.organization_id)


def vacancy_terms(vacancy: Vacancy, **changes: Any) -> VacancyTerms:
    """Return a vacancy's present terms, some of them changed."""
    return terms_of(vacancy, VacancyTerms, **changes)
