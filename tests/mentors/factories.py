"""Mentors and mentorships for tests."""

from datetime import date
from typing import Any

import factory
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.extensions import db
from app.mentors.appointments.models import AppointmentLine, MentorAppointment
from app.mentors.enums import MentoringBasis
from app.mentors.models import Mentor, Mentorship
from app.mentors.passport_models import MentorPost, MentorTraining
from app.organizations.models import Organization
from app.plan.enums import Topic
from app.privacy.kinds import PUBLICATION
from tests.factories import (
    BaseFactory,
    OrganizationFactory,
    ServingFactory,
    StudentFactory,
    UserFactory,
    give_consents,
)


class MentorFactory(BaseFactory):
    class Meta:
        model = Mentor

    last_name = factory.Sequence(lambda n: f"Ковальчук{'абвгдежзик'[n % 10]}{n}")
    first_name = "Мария"
    middle_name = "Петровна"
    organization = factory.SubFactory(OrganizationFactory)
    position = "учитель математики"
    experience_since = 2004

    @factory.post_generation
    def consents(self, create: bool, kinds: Any, **_: Any) -> None:
        """Let the name be published; `consents=()` not."""
        give_consents("mentor_id", self.id, (PUBLICATION,) if kinds is None else kinds)


class MentorshipFactory(ServingFactory):
    class Meta:
        model = Mentorship

    mentor = factory.SubFactory(MentorFactory)
    student = factory.SubFactory(StudentFactory)
    organization_id = factory.LazyAttribute(
        lambda one: (getattr(one, "mentee", None) or one.mentor).organization_id
    )
    plan_items__topic = Topic.MENTORING
    starts_on = date(2023, 9, 15)
    goal = "Провести десять уроков"


class MentorPostFactory(BaseFactory):
    class Meta:
        model = MentorPost

    mentor_id = factory.LazyFunction(lambda: MentorFactory().id)
    organization = factory.SubFactory(OrganizationFactory)
    position = "методист"
    since = date(2023, 9, 1)


class MentorTrainingFactory(BaseFactory):
    class Meta:
        model = MentorTraining

    mentor_id = factory.LazyFunction(lambda: MentorFactory().id)
    title = "Наставник студента"
    finished_on = date(2024, 1, 20)


class AppointmentFactory(BaseFactory):
    """An order that is not issued."""

    class Meta:
        model = MentorAppointment

    number = factory.Sequence(lambda n: f"{n}-н")
    year = 2024
    signed_on = date(2024, 2, 20)
    basis = MentoringBasis.CHARTER
    starts_on = date(2024, 2, 21)


class AppointmentLineFactory(BaseFactory):
    class Meta:
        model = AppointmentLine

    appointment = factory.SubFactory(AppointmentFactory)
    mentor = factory.SubFactory(MentorFactory)


def account_of(mentor: Mentor) -> Any:
    """Give a mentor an account and return it."""
    user = UserFactory(role=Role.MENTOR, display_name=mentor.full_name)
    mentor.user_id = user.id
    db.session.commit()
    return user


def own_organization(client: FlaskClient) -> Organization:
    return db.session.get_one(Organization, client.user.organization_id)
