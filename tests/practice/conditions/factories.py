"""Conditions of a distribution, valid by default."""

import factory

from app.practice.conditions.models import (
    KeptApart,
    PeriodLimit,
    PracticeConflict,
    WishCompanion,
)
from app.practice.enums import PairRule
from tests.factories import LONG_AGO, BaseFactory, OrganizationFactory, StudentFactory
from tests.practice.factories import PracticePeriodFactory


class PeriodLimitFactory(BaseFactory):
    class Meta:
        model = PeriodLimit

    period = factory.SubFactory(PracticePeriodFactory)
    organization = factory.SubFactory(OrganizationFactory)
    maximum = 3


class WishCompanionFactory(BaseFactory):
    class Meta:
        model = WishCompanion

    period = factory.SubFactory(PracticePeriodFactory, pair_rule=PairRule.PLACE)
    student = factory.LazyAttribute(lambda one: StudentFactory(group=one.period.groups[0]))
    companion = factory.LazyAttribute(lambda one: StudentFactory(group=one.period.groups[0]))
    named_at = LONG_AGO


class KeptApartFactory(BaseFactory):
    class Meta:
        model = KeptApart

    period = factory.SubFactory(PracticePeriodFactory)
    first = factory.LazyAttribute(lambda one: StudentFactory(group=one.period.groups[0]))
    second = factory.LazyAttribute(lambda one: StudentFactory(group=one.period.groups[0]))
    reason = "Ссорятся"
    added_at = LONG_AGO


class PracticeConflictFactory(BaseFactory):
    class Meta:
        model = PracticeConflict

    student = factory.SubFactory(StudentFactory)
    organization = factory.SubFactory(OrganizationFactory)
    reason = "Здесь работает родственник"
    declared_at = LONG_AGO
