"""Records of the fair's day, valid by default."""

from datetime import UTC, datetime
from typing import Any

import factory

from app.jobfair.checkin.enums import HolderKind
from app.jobfair.checkin.models import FairArrival, FairPass, FairScan
from app.jobfair.codes import new_code
from tests.factories import BaseFactory, StudentFactory
from tests.jobfair.factories import TODAY, FairFactory, FairParticipantFactory

MORNING = datetime(2024, 2, 26, 7, 5, tzinfo=UTC)


class FairPassFactory(BaseFactory):
    class Meta:
        model = FairPass

    fair = factory.SubFactory(FairFactory)
    kind = HolderKind.STUDENT
    student = factory.SubFactory(StudentFactory)
    code = factory.LazyFunction(new_code)
    made_at = MORNING


class VisitorPassFactory(FairPassFactory):
    kind = HolderKind.VISITOR
    student = None
    name = "Посетитель ярмарки"
    token = factory.Sequence(lambda n: f"token-of-visitor-{n}")


class BadgeFactory(FairPassFactory):
    kind = HolderKind.REPRESENTATIVE
    student = None
    participant = factory.SubFactory(FairParticipantFactory)
    fair = factory.SelfAttribute("participant.fair")
    name = "Представитель работодателя"


class FairScanFactory(BaseFactory):
    class Meta:
        model = FairScan

    key = factory.Sequence(lambda n: f"00000000-0000-4000-8000-{n:012}")
    pass_id = factory.LazyFunction(lambda: FairPassFactory().id)
    spot = "Главный вход"
    device_at = MORNING
    happened_at = MORNING
    received_at = MORNING


class FairArrivalFactory(BaseFactory):
    class Meta:
        model = FairArrival

    fair_pass = factory.SubFactory(FairPassFactory)
    fair_id = factory.SelfAttribute("fair_pass.fair.id")
    scan = factory.SubFactory(FairScanFactory, pass_id=factory.SelfAttribute("..fair_pass.id"))
    arrived_at = MORNING


def fair_today(**values: Any) -> Any:
    """Return a fair that runs today."""
    return FairFactory(**{"held_on": TODAY, "registration_until": TODAY, **values})
