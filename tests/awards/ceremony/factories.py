"""Orders, ceremonies and what was handed over, for tests."""

from datetime import date, time

import factory

from app.awards.ceremony.models import AwardCeremony, AwardHandover, AwardOrder
from app.awards.enums import AwardKind, RoundState
from app.awards.models import AwardRound
from tests.awards.factories import NOW, AwardRoundFactory, LetterFactory
from tests.factories import BaseFactory

CLOSED = {"state": RoundState.CLOSED, "closed_at": NOW}
ORDERED_ON = date(2024, 2, 26)


class AwardOrderFactory(BaseFactory):
    class Meta:
        model = AwardOrder

    round = factory.SubFactory(AwardRoundFactory, **CLOSED)
    year = 2024
    number = factory.Sequence(lambda n: f"{n + 1}-Н")
    signed_on = ORDERED_ON


class AwardCeremonyFactory(BaseFactory):
    class Meta:
        model = AwardCeremony

    round = factory.SubFactory(AwardRoundFactory, **CLOSED)
    starts_at = time(15)
    place = "Актовый зал"


class AwardHandoverFactory(BaseFactory):
    class Meta:
        model = AwardHandover

    award = factory.SubFactory(LetterFactory, year=factory.Sequence(lambda n: 2030 + n % 70))
    handed_on = ORDERED_ON


def awarded_round(*surnames: str, **values: object) -> AwardRound:
    """Return a closed round: an award of its place and a letter for each of these mentors."""
    round_: AwardRound = AwardRoundFactory(**CLOSED, **values)
    for place, surname in enumerate(surnames, 1):
        before = place - 1 or None
        award = LetterFactory(
            round=round_, kind=AwardKind.AWARD, place=place, number=place, previous_number=before,
            mentor__last_name=surname,
        )  # fmt: skip
        LetterFactory(round=round_, mentor=award.mentor, number=place, previous_number=before)
    return round_
