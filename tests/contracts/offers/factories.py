"""Target offers and applications, valid by default: published, open, somebody applied."""

from datetime import date
from typing import Any

import factory

from app.contracts.offers.enums import OrderingRule, TargetApplicationState, TargetOfferState
from app.contracts.offers.models import TargetApplication, TargetOffer
from tests.factories import (
    BaseFactory,
    OrganizationFactory,
    SpecialityFactory,
    StudentFactory,
)


class TargetOfferFactory(BaseFactory):
    class Meta:
        model = TargetOffer

    organization = factory.SubFactory(OrganizationFactory)
    speciality = factory.SubFactory(SpecialityFactory)
    state = TargetOfferState.PUBLISHED
    seats = 1
    position = factory.Sequence(lambda n: f"Воспитатель {n}")
    work_years = 3
    support_text = "Комната в общежитии"
    opens_on = date(2024, 2, 1)
    closes_on = date(2024, 3, 10)
    first_rule = OrderingRule.AVERAGE_MARK
    seed_text = "Жребий"


class TargetApplicationFactory(BaseFactory):
    class Meta:
        model = TargetApplication

    offer = factory.SubFactory(TargetOfferFactory)
    student = factory.LazyAttribute(
        lambda one: StudentFactory(group__speciality=one.offer.speciality)
    )
    state = TargetApplicationState.APPLIED
    applied_on = date(2024, 2, 10)
    average_mark = 400
    note = "Живу рядом, хочу работать с детьми"


def decided(seats: int = 1, taken: int = 0, **values: Any) -> TargetOffer:
    """Return an offer whose selection is over; `taken` places have their students."""
    offer: TargetOffer = TargetOfferFactory(
        state=TargetOfferState.SELECTED,
        seats=seats,
        taken=taken,
        closes_on=date(2024, 2, 20),
        selected_on=date(2024, 2, 22),
        ranked=3,
        **values,
    )
    return offer
