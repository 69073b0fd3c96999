"""Pairs and merges for tests."""

import factory

from app.twins.enums import PairState
from app.twins.models import Merge, TwinPair
from tests.factories import LONG_AGO, BaseFactory, OrganizationFactory


class TwinPairFactory(BaseFactory):
    """Two organizations that look like one."""

    class Meta:
        model = TwinPair

    entity = "organizations"
    left_id = factory.LazyFunction(lambda: OrganizationFactory().id)
    right_id = factory.LazyFunction(lambda: OrganizationFactory().id)
    left_title = "Школа № 3"
    right_title = "СОШ № 3"
    likeness = 96
    why = "один населённый пункт, похожие названия"
    state = PairState.OPEN
    found_at = LONG_AGO


class MergeFactory(BaseFactory):
    """A merge whose second organization is gone."""

    class Meta:
        model = Merge

    pair = factory.SubFactory(TwinPairFactory, state=PairState.MERGED)
    entity = "organizations"
    kept_id = factory.LazyFunction(lambda: OrganizationFactory().id)
    gone_id = 900_000_000
    merged_at = LONG_AGO
    steps = factory.LazyFunction(lambda: {"gone": {}, "before": {}, "moved": [], "version": 0})
