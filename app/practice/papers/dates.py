"""Practice in the calendars of those who go, who take them, and who lead it."""

from collections.abc import Iterator
from datetime import date

from flask_babel import gettext as _

from app.base.viewer import Viewer
from app.jobs.addresses import local_address
from app.plan.diary.files import write_calendar
from app.plan.diary.source import CalendarEntry, CalendarSource
from app.practice.models import Placement, PracticePeriod
from app.practice.papers import wording
from app.practice.papers.facts import place_of
from app.practice.papers.queries import lines
from app.practice.permissions import Permission

SOURCE = "practice"


def entries(viewer: Viewer, first: date, last: date) -> Iterator[CalendarEntry]:
    """Give the practice between two days: the own one, that at one's bases, all for staff."""
    for placement in lines.placements_between(first, last, student_of=viewer):
        yield _own(placement)
    if viewer.can(Permission.PERIOD_MANAGE):
        for period in lines.periods_between(first, last):
            path = local_address("practice.period_detail", period_id=period.id)
            yield _period(period, path)
    elif viewer.organization_ids:
        own = viewer.organization_ids
        for period in lines.periods_between(first, last, organization_ids=own):
            yield _period(period, local_address("practice.period_list"))


def calendar_of(placement: Placement) -> bytes:
    """Return a student's practice as a file for a calendar."""
    return write_calendar([(SOURCE, _own(placement))])


def _own(placement: Placement) -> CalendarEntry:
    period, base = placement.period, place_of(placement).base
    return CalendarEntry(
        key=f"placement-{placement.id}",
        title=_("Практика: %(base)s", base=base.name),
        first=period.starts_on,
        last=period.ends_on,
        path=local_address("practice.result_detail", period_id=period.id),
        text=wording.address_words(base),
        revision=period.version - 1,
    )


def _period(period: PracticePeriod, path: str) -> CalendarEntry:
    return CalendarEntry(
        key=f"period-{period.id}",
        title=_("Практика: %(title)s", title=period.title),
        first=period.starts_on,
        last=period.ends_on,
        path=path,
        text=str(period.kind.label),
        revision=period.version - 1,
    )


CALENDAR = (CalendarSource(SOURCE, entries),)
