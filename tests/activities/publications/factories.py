"""Publications for tests: a draft of an occasion of the day before the suite's today."""

from datetime import date
from typing import Any

import factory

from app.activities.publications.enums import OutletKind, PublicationState
from app.activities.publications.models import Publication, PublicationOutlet
from app.plan.enums import Topic
from app.plan.services.serving import serve_items
from tests.factories import BaseFactory, ItemFactory

EVENT_DAY = date(2024, 2, 21)  # a Wednesday; the 23rd is a day off, the suite's today is the 26th


class PublicationFactory(BaseFactory):
    class Meta:
        model = Publication

    title = factory.Sequence(lambda n: f"Школьники попробовали профессию педагога {n}")
    occasion = "Профессиональные пробы"
    event_on = EVENT_DAY

    @factory.post_generation
    def item(self, create: bool, item: Any, **_: Any) -> None:
        """Let the publication serve an item of the plan."""
        serve_items(self, [(item or ItemFactory(topic=Topic.MEDIA)).id])


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
