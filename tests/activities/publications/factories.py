"""Publications for tests: a draft of an occasion of the day before the suite's today."""

from datetime import date

import factory

from app.activities.publications.enums import OutletKind, PublicationState
from app.activities.publications.models import Publication, PublicationOutlet
from app.plan.enums import Topic
from tests.factories import BaseFactory, ServingFactory

EVENT_DAY = date(2024, 2, 21)  # a Wednesday; the 23rd is a day off, the suite's today is the 26th


class PublicationFactory(ServingFactory):
    class Meta:
        model = Publication

    title = factory.Sequence(lambda n: f"Школьники попробовали профессию педагога {n}")
    occasion = "Профессиональные пробы"
    event_on = EVENT_DAY
    plan_items__topic = Topic.MEDIA


class PublishedFactory(PublicationFactory):
    """A publication that came out in time."""

    state = PublicationState.PUBLISHED
    published_on = date(2024, 2, 22)


class PublicationOutletFactory(BaseFactory):
    class Meta:
        model = PublicationOutlet

    publication = factory.SubFactory(PublishedFactory)
    kind = OutletKind.SITE
    url = factory.Sequence(lambda n: f"https://college.example/news/{n}")
    published_on = date(2024, 2, 22)
