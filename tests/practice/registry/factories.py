"""Records of the registry, valid by default."""

from datetime import date

import factory

from app.practice.registry.models import BaseResponsible, PracticeBase
from tests.factories import BaseFactory, OrganizationFactory


class PracticeBaseFactory(BaseFactory):
    class Meta:
        model = PracticeBase

    organization = factory.SubFactory(OrganizationFactory)
    town = factory.LazyAttribute(lambda base: base.organization.town)


class BaseResponsibleFactory(BaseFactory):
    class Meta:
        model = BaseResponsible

    base = factory.SubFactory(PracticeBaseFactory)
    name = factory.Sequence(lambda n: f"Ответова Анна Петровна {n}")
    position = "заместитель директора"
    since = date(2023, 9, 1)
