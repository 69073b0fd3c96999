"""Records of the registry, valid by default."""

import factory

from app.practice.registry.models import PracticeBase
from tests.factories import BaseFactory, OrganizationFactory


class PracticeBaseFactory(BaseFactory):
    class Meta:
        model = PracticeBase

    organization = factory.SubFactory(OrganizationFactory)
    town = factory.LazyAttribute(lambda base: base.organization.town)
