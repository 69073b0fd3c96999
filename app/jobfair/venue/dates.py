"""The stages of fairs in people's calendars; a fair that moves moves them all."""

from collections.abc import Iterator
from datetime import date, timedelta

from flask_babel import gettext as _

from app.base.viewer import Viewer
from app.jobfair.models import Fair
from app.jobfair.stages import Stage, stages_of
from app.jobfair.venue.queries import calendar as queries
from app.jobs.addresses import local_address
from app.plan.diary.source import CalendarEntry, CalendarSource

FARTHEST = timedelta(days=366)  # of a stage from the fair's own day


def entries(viewer: Viewer, first: date, last: date) -> Iterator[CalendarEntry]:
    """Give the dates of fairs that concern a person."""
    wanted = queries.stages_for(viewer)
    for fair in queries.list_dated(first - FARTHEST, last + FARTHEST, visible_to=viewer):
        for stage in stages_of(fair):
            if stage.kind in wanted and first <= stage.on <= last:
                yield entry_of(fair, stage)


def entry_of(fair: Fair, stage: Stage) -> CalendarEntry:
    """Return one date of a fair; its revision grows whenever the fair changes."""
    name = str(stage.kind.label)
    what = _("%(stage)s, последний день", stage=name) if stage.lasts else name
    return CalendarEntry(
        key=f"{fair.id}-{stage.kind.name.lower()}",
        title=f"{what}: {fair.title}",
        first=stage.on,
        last=stage.on,
        path=local_address("jobfair.fair_detail", fair_id=fair.id),
        text=fair.venue,
        revision=fair.version - 1,
    )


CALENDAR = (CalendarSource("fairs", entries),)
