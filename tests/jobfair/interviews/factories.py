"""Timetables, their changes and results of talks, valid by default."""

import factory

from app.jobfair.interviews.enums import (
    TalkSide,
    TalkVerdict,
    TimetableChangeKind,
    TimetableState,
)
from app.jobfair.interviews.timetable_models import FairTimetable, FairTimetableChange, TalkResult
from tests.factories import BaseFactory
from tests.jobfair.factories import LATELY, FairFactory, InterviewFactory

DAY = {"starts": ["10:00", "10:15", "10:30", "10:45"], "minutes": 15}
FIGURES = {
    "talks": 1,
    "reserve": 0,
    "students": 1,
    "stands": 1,
    "slots_used": 1,
    "slots_bound": 1,
    "slots": 4,
    "faults": 0,
    "busiest": 1,
}


class FairTimetableFactory(BaseFactory):
    class Meta:
        model = FairTimetable

    fair = factory.SubFactory(FairFactory)
    state = TimetableState.PUBLISHED
    seed_text = "Курс доллара на 14 марта"
    seed = 2024
    announced_at = LATELY
    day = DAY
    figures = FIGURES
    digest = "0" * 64
    computed_at = LATELY
    published_at = LATELY
    changed_at = LATELY


class FairTimetableChangeFactory(BaseFactory):
    class Meta:
        model = FairTimetableChange

    timetable = factory.SubFactory(FairTimetableFactory)
    kind = TimetableChangeKind.RECHECK
    basis = 1
    made_at = LATELY


class TalkResultFactory(BaseFactory):
    class Meta:
        model = TalkResult

    interview = factory.SubFactory(InterviewFactory)
    side = TalkSide.EMPLOYER
    verdict = TalkVerdict.YES
    said_at = LATELY
