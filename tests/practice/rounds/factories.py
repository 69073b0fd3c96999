"""Second rounds and what was chosen in them, valid by default."""

from datetime import date

import factory

from app.extensions import db
from app.practice.enums import PeriodState
from app.practice.models import PracticePlace
from app.practice.rounds.models import SecondChoice, SecondRound, SecondWish
from app.students.models import Student
from tests.factories import LONG_AGO, BaseFactory, StudentFactory
from tests.practice.factories import PracticePeriodFactory


class SecondRoundFactory(BaseFactory):
    class Meta:
        model = SecondRound

    period = factory.SubFactory(PracticePeriodFactory, state=PeriodState.PUBLISHED)
    open_until = date(2024, 3, 20)
    opened_at = LONG_AGO


class SecondChoiceFactory(BaseFactory):
    class Meta:
        model = SecondChoice

    round = factory.SubFactory(SecondRoundFactory)
    student = factory.LazyAttribute(lambda one: StudentFactory(group=one.round.period.groups[0]))
    submitted_at = LONG_AGO
    changed_at = LONG_AGO


def choose(second: SecondRound, student: Student, *places: PracticePlace) -> SecondChoice:
    """Make what a student chose, most desired first."""
    made: SecondChoice = SecondChoiceFactory(round=second, student=student)
    made.wishes = [
        SecondWish(rank=rank, place_id=place.id) for rank, place in enumerate(places, start=1)
    ]
    db.session.flush()
    return made
