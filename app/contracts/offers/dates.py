"""The last days of applying, in people's calendars."""

from collections.abc import Iterator
from datetime import date

from flask_babel import gettext as _

from app.base.viewer import Viewer
from app.contracts.offers.queries import last_days
from app.jobs.addresses import local_address
from app.plan.diary.source import CalendarEntry, CalendarSource


def entries(viewer: Viewer, first: date, last: date) -> Iterator[CalendarEntry]:
    """Give the days between two on which applications for offers end."""
    for offer in last_days(viewer, first, last):
        title = _("Целевое обучение: последний день заявок (%(post)s)", post=offer.position)
        path = local_address("contracts.target_offer_detail", target_offer_id=offer.id)
        yield CalendarEntry(
            f"target-offer-{offer.id}",
            title,
            offer.closes_on,
            offer.closes_on,
            path,
            revision=offer.version - 1,
        )


OFFER_DAYS = CalendarSource("target-offers", entries)
