"""Records of practice, valid by default: a period whose applications are open today."""

from datetime import date
from typing import Any

import factory

from app.extensions import db
from app.matching import seed_from_text
from app.organizations.models import Organization
from app.plan.enums import Topic
from app.practice.change_models import PlacementChange, SeatChange
from app.practice.changes.models import SwapProposal
from app.practice.enums import Basis, ChangeState, PeriodState, PracticeKind, SeatsChangeKind
from app.practice.models import (
    Distribution,
    PeriodSupervisor,
    Placement,
    PracticeApplication,
    PracticePeriod,
    PracticePlace,
    Wish,
)
from app.practice.registry.models import PracticeBase
from app.practice.registry.queries import find_main_base
from app.practice.scenarios.models import DistributionScenario, ScenarioSeat
from app.students.models import Student
from tests.factories import (
    LONG_AGO,
    BaseFactory,
    OrganizationFactory,
    ServingFactory,
    StudentFactory,
    StudyGroupFactory,
)
from tests.practice.registry.factories import PracticeBaseFactory


class PracticePeriodFactory(ServingFactory):
    class Meta:
        model = PracticePeriod

    title = factory.Sequence(lambda n: f"Практика в школе {n}")
    kind = PracticeKind.INDUSTRIAL
    starts_on = date(2024, 4, 1)
    ends_on = date(2024, 4, 28)
    applications_open_on = date(2024, 2, 12)
    applications_open_until = date(2024, 3, 10)
    max_wishes = 5
    seed_text = "жребий весны"
    seed = factory.LazyAttribute(lambda period: seed_from_text(period.seed_text))
    state = PeriodState.OPEN
    plan_items__topic = Topic.PRACTICE_BASES
    groups = factory.LazyFunction(lambda: [StudyGroupFactory()])


def main_base_of(organization: Organization) -> PracticeBase:
    """Return the base that is the organization itself."""
    return find_main_base(organization.id) or PracticeBaseFactory(organization=organization)


class PeriodSupervisorFactory(BaseFactory):
    class Meta:
        model = PeriodSupervisor

    period = factory.SubFactory(PracticePeriodFactory)
    group_id = factory.LazyAttribute(lambda one: one.period.groups[0].id)
    name = "Ольшанская Вера Павловна"
    position = "преподаватель"


class PracticePlaceFactory(BaseFactory):
    class Meta:
        model = PracticePlace

    period = factory.SubFactory(PracticePeriodFactory)
    organization = factory.SubFactory(OrganizationFactory)
    base = factory.LazyAttribute(lambda place: main_base_of(place.organization))
    title = "Помощник вожатого"
    seats = 2


class PracticeApplicationFactory(BaseFactory):
    class Meta:
        model = PracticeApplication

    period = factory.SubFactory(PracticePeriodFactory)
    student = factory.LazyAttribute(lambda one: StudentFactory(group=one.period.groups[0]))
    group_id = factory.LazyAttribute(lambda one: one.student.group_id)
    submitted_at = LONG_AGO
    changed_at = LONG_AGO


class DistributionFactory(BaseFactory):
    class Meta:
        model = Distribution

    period = factory.SubFactory(PracticePeriodFactory, state=PeriodState.DISTRIBUTED)
    algorithm = "student_proposing"
    seed = 1
    digest = "0" * 64
    figures = factory.LazyFunction(lambda: {"blocking_pairs": 0, "verified": True})
    instance = factory.LazyFunction(dict)
    result = factory.LazyFunction(dict)
    created_at = LONG_AGO


class PlacementFactory(BaseFactory):
    class Meta:
        model = Placement

    period = factory.SubFactory(PracticePeriodFactory)
    student = factory.LazyAttribute(lambda one: StudentFactory(group=one.period.groups[0]))
    place = factory.LazyAttribute(lambda one: PracticePlaceFactory(period=one.period, taken=1))
    basis = Basis.WISH
    rank = 1


class DistributionScenarioFactory(BaseFactory):
    class Meta:
        model = DistributionScenario

    period = factory.SubFactory(PracticePeriodFactory, state=PeriodState.CLOSED)
    title = factory.Sequence(lambda n: f"Вариант {n}")
    created_at = LONG_AGO


class ScenarioSeatFactory(BaseFactory):
    class Meta:
        model = ScenarioSeat

    scenario = factory.SubFactory(DistributionScenarioFactory)
    student = factory.LazyAttribute(lambda one: StudentFactory(group=one.scenario.period.groups[0]))


class PlacementChangeFactory(BaseFactory):
    class Meta:
        model = PlacementChange

    period = factory.SubFactory(PracticePeriodFactory, state=PeriodState.PUBLISHED)
    kind = SeatsChangeKind.SEAT
    state = ChangeState.APPLIED
    reason = "живёт рядом"
    made_at = LONG_AGO


class SeatChangeFactory(BaseFactory):
    class Meta:
        model = SeatChange

    change = factory.SubFactory(PlacementChangeFactory)
    student = factory.LazyAttribute(lambda one: StudentFactory(group=one.change.period.groups[0]))
    after_place = factory.LazyAttribute(
        lambda one: PracticePlaceFactory(period=one.change.period, taken=1)
    )
    after_basis = Basis.BY_HAND
    after_note = "живёт рядом"


class SwapProposalFactory(BaseFactory):
    class Meta:
        model = SwapProposal

    period = factory.SubFactory(PracticePeriodFactory, state=PeriodState.PUBLISHED)
    author = factory.LazyAttribute(lambda one: StudentFactory(group=one.period.groups[0]))
    other = factory.LazyAttribute(lambda one: StudentFactory(group=one.period.groups[0]))
    author_place = factory.LazyAttribute(lambda one: PracticePlaceFactory(period=one.period))
    other_place = factory.LazyAttribute(lambda one: PracticePlaceFactory(period=one.period))
    made_at = LONG_AGO


def apply_for(period: PracticePeriod, *places: PracticePlace, **values: Any) -> PracticeApplication:
    """Make a new student's application with wishes in this order."""
    application = PracticeApplicationFactory(period=period, **values)
    application.wishes = [
        Wish(rank=rank, place_id=place.id) for rank, place in enumerate(places, start=1)
    ]
    db.session.flush()
    return application


def student_in(period: PracticePeriod) -> Student:
    """Make a student of the period's group."""
    return StudentFactory(group=period.groups[0])
