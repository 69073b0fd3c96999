"""Events for tests: planned ahead, or held before the suite's today."""

from datetime import date

import factory

from app.activities.events.enums import EventKind, EventPart, EventRhythm, EventState
from app.activities.events.models import (
    ClusterEvent,
    EventMove,
    EventOrganization,
    EventPrize,
    EventSeries,
)
from tests.factories import BaseFactory, OrganizationFactory, ServingFactory

AHEAD, HELD_ON = date(2024, 3, 20), date(2024, 2, 21)


class EventFactory(ServingFactory):
    class Meta:
        model = ClusterEvent

    kind = EventKind.EXCURSION
    title = factory.Sequence(lambda n: f"Экскурсия в детский сад № {n}")
    starts_on = AHEAD
    ends_on = factory.SelfAttribute("starts_on")


class HeldEventFactory(EventFactory):
    """An event that was held and has no report yet."""

    starts_on = HELD_ON
    held_on = factory.SelfAttribute("ends_on")
    state = EventState.HELD
    results = "Студенты увидели работу воспитателя."


class ReportedEventFactory(HeldEventFactory):
    """An event with its report."""

    state = EventState.REPORTED
    report_text = "Было двадцать студентов."


class EventSeriesFactory(BaseFactory):
    class Meta:
        model = EventSeries

    rhythm = EventRhythm.MONTHLY
    until = date(2024, 6, 30)


class EventOrganizationFactory(BaseFactory):
    class Meta:
        model = EventOrganization

    event_id = factory.LazyFunction(lambda: EventFactory().id)
    organization = factory.SubFactory(OrganizationFactory)
    part = EventPart.PARTICIPANT


class EventMoveFactory(BaseFactory):
    class Meta:
        model = EventMove

    event_id = factory.LazyFunction(lambda: EventFactory().id)
    old_starts_on = date(2024, 3, 13)
    old_ends_on = date(2024, 3, 13)
    new_starts_on = AHEAD
    new_ends_on = AHEAD
    reason = "карантин"
    moved_on = HELD_ON


class EventPrizeFactory(BaseFactory):
    class Meta:
        model = EventPrize

    event = factory.SubFactory(HeldEventFactory)
    award = "1 место"
    winner = "Команда колледжа"
