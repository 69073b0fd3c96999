"""A kept search, valid by default."""

from datetime import UTC, datetime

import factory

from app.jobfair.catalogue.models import VacancySearch
from tests.factories import BaseFactory, UserFactory


class VacancySearchFactory(BaseFactory):
    class Meta:
        model = VacancySearch

    user = factory.SubFactory(UserFactory)
    title = "Поиск: воспитатель"
    criteria = factory.LazyFunction(lambda: {"q": "воспитатель"})
    told_until = datetime(2024, 2, 20, tzinfo=UTC)
