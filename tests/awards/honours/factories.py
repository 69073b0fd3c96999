"""Kinds of award for tests."""

from typing import Any

import factory

from app.awards.enums import RoundState
from app.awards.honours.enums import HonourKind
from app.awards.honours.models import Honour
from app.awards.models import NominationDraft
from tests.awards.factories import NOW, AwardRoundFactory
from tests.factories import BaseFactory, UserFactory
from tests.mentors.factories import MentorFactory


class HonourFactory(BaseFactory):
    class Meta:
        model = Honour
        exclude = ("of",)

    of: Any = factory.SubFactory(AwardRoundFactory, state=RoundState.SCORING)
    round_id = factory.LazyAttribute(lambda honour: honour.of.id)
    ordinal = 1
    kind = HonourKind.CERTIFICATE
    title = factory.Sequence(lambda n: f"Почётная грамота {n}")
    number = 1


class NominationDraftFactory(BaseFactory):
    class Meta:
        model = NominationDraft

    round = factory.SubFactory(AwardRoundFactory)
    mentor = factory.SubFactory(MentorFactory)
    user = factory.SubFactory(UserFactory)
    reason = "Ведёт студентов третий год"
    saved_at = NOW
