"""Amendments for tests: a draft that gives an item other words."""

import factory

from app.plan.amendments.enums import ChangeKind
from app.plan.amendments.models import Amendment, AmendmentChange
from app.plan.amendments.services.drafting import words_of
from tests.factories import BaseFactory, ItemFactory, PlanFactory


class AmendmentFactory(BaseFactory):
    class Meta:
        model = Amendment

    plan = factory.SubFactory(PlanFactory)
    number = factory.Sequence(lambda n: str(n + 1))
    title = "Срок переносится"


class AmendmentChangeFactory(BaseFactory):
    class Meta:
        model = AmendmentChange

    amendment = factory.SubFactory(AmendmentFactory)
    kind = ChangeKind.CHANGE
    item = factory.SubFactory(ItemFactory)
    before = factory.LazyAttribute(lambda change: words_of(change.item).to_json())
    after = factory.LazyAttribute(
        lambda change: change.before | {"deadline_text": "Апрель 2024 г."}
    )
