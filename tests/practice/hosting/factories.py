"""Records of what bases say of a year, valid by default: the year of the tests' today."""

from datetime import date

import factory

from app.plan.enums import Topic
from app.practice.hosting.enums import ConfirmedBy, IntentState
from app.practice.hosting.models import CapacityWeek, HostingIntent, HostingRow, HostingYear
from tests.factories import BaseFactory, ServingFactory
from tests.practice.registry.factories import PracticeBaseFactory

YEAR = 2023


class HostingIntentFactory(BaseFactory):
    class Meta:
        model = HostingIntent

    base = factory.SubFactory(PracticeBaseFactory)
    year = YEAR
    state = IntentState.HOSTS
    confirmed_on = date(2024, 2, 12)
    confirmed_by = "Зорина Анна Петровна"
    confirmed_way = ConfirmedBy.PHONE


class HostingRowFactory(BaseFactory):
    class Meta:
        model = HostingRow

    intent = factory.SubFactory(HostingIntentFactory)
    position = factory.LazyAttribute(lambda row: len(row.intent.rows))
    seats = 2
    first_week = date(2023, 8, 28)
    last_week = date(2024, 8, 26)


class CapacityWeekFactory(BaseFactory):
    class Meta:
        model = CapacityWeek

    row_id = factory.LazyFunction(lambda: HostingRowFactory().id)
    week = date(2024, 4, 1)
    seats = 2


class HostingYearFactory(ServingFactory):
    class Meta:
        model = HostingYear

    year = factory.Sequence(lambda n: 2024 + n)
    confirmed_on = date(2024, 2, 20)
    bases = 16
    answered = 11
    seats = 78
    plan_items__topic = Topic.PRACTICE_BASES
