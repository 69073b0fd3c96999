"""Records of the weeks of practice, valid by default: a practice under way on the business date."""

from datetime import date

import factory

from app.accounts.enums import Role
from app.accounts.models import User
from app.practice.enums import Basis, PeriodState, PlacementState
from app.practice.models import Placement
from app.practice.weeks.models import DiaryEntry, PracticeReference, SupervisorVisit
from tests.factories import LONG_AGO, BaseFactory, UserFactory
from tests.practice.factories import (
    PeriodSupervisorFactory,
    PlacementFactory,
    PracticePeriodFactory,
)
from tests.practice.registry.factories import PracticeBaseFactory

BEGAN, ENDS = date(2024, 2, 12), date(2024, 3, 10)
MONDAY = date(2024, 2, 26)


class RunningPeriodFactory(PracticePeriodFactory):
    """A published period that is under way."""

    starts_on, ends_on = BEGAN, ENDS
    applications_open_on, applications_open_until = date(2024, 1, 9), date(2024, 1, 31)
    state, published_at = PeriodState.PUBLISHED, LONG_AGO


class CourseFactory(PlacementFactory):
    """A student who is at the base."""

    period = factory.SubFactory(RunningPeriodFactory)
    basis, rank, state = Basis.BY_HAND, None, PlacementState.BEGUN


class DiaryEntryFactory(BaseFactory):
    class Meta:
        model = DiaryEntry

    placement = factory.SubFactory(CourseFactory)
    day, work, hours, written_at = date(2024, 2, 20), "Провели классный час.", 6, LONG_AGO


class SupervisorVisitFactory(BaseFactory):
    class Meta:
        model = SupervisorVisit

    period = factory.SubFactory(RunningPeriodFactory)
    base = factory.SubFactory(PracticeBaseFactory)
    visited_on, seen = date(2024, 2, 20), "Студенты на уроках."


class PracticeReferenceFactory(BaseFactory):
    class Meta:
        model = PracticeReference

    placement = factory.SubFactory(CourseFactory)
    text, signed_by, signed_on = "Справляется сама.", "Завуч Ольга Петровна", date(2024, 2, 20)


def led_by(placement: Placement, user: User | None = None) -> User:
    """Have a teacher lead the student's group through the period; return the account."""
    user = user or UserFactory(role=Role.SUPERVISOR)
    group_id = placement.student.group_id
    PeriodSupervisorFactory(period=placement.period, group_id=group_id, user=user)
    return user


def base_user(placement: Placement) -> User:
    """Return an account of the base a student is at."""
    assert placement.place is not None
    user = UserFactory(role=Role.EMPLOYER)
    user.organization_id = placement.place.organization_id
    return user
