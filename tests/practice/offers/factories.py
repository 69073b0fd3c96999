"""Records of what bases propose and whom they prefer."""

import factory

from app.practice.enums import PeriodState, RankingMode
from app.practice.hosting.models import PlaceProposal, WisherAnswer
from tests.factories import LONG_AGO, BaseFactory
from tests.practice.factories import (
    PracticePeriodFactory,
    PracticePlaceFactory,
    student_in,
)
from tests.practice.registry.factories import PracticeBaseFactory


class PlaceProposalFactory(BaseFactory):
    class Meta:
        model = PlaceProposal

    period = factory.SubFactory(PracticePeriodFactory)
    base = factory.SubFactory(PracticeBaseFactory)
    title = "Помощник в библиотеке"
    seats = 2
    proposed_at = LONG_AGO


class WisherAnswerFactory(BaseFactory):
    class Meta:
        model = WisherAnswer

    place_id = factory.LazyFunction(
        lambda: (
            PracticePlaceFactory(
                period=PracticePeriodFactory(state=PeriodState.CLOSED, ranked_by=RankingMode.BASES)
            ).id
        )
    )
    student = factory.LazyFunction(lambda: student_in(PracticePeriodFactory()))
    rank = 1
    answered_at = LONG_AGO
