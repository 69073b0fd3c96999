"""The list of talks: by stand, by time, for files and for the printer."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from flask_babel import lazy_gettext as _l

from app.base.viewer import Viewer
from app.jobfair.interviews.day import FairDay
from app.jobfair.interviews.models import Interview
from app.jobfair.interviews.queries.timetables import ORDERS
from app.jobfair.interviews.wording import slot_words
from app.organizations.models import Organization
from app.privacy.shown import reveal
from app.students.models import Student
from app.web.listing.columns import Column
from app.web.listing.listing import Listing


class ShownTalk(NamedTuple):
    """A talk with its time in words."""

    interview: Interview
    when: str


def shown_talks(day: FairDay | None, viewer: Viewer) -> Callable[[list[Any]], Sequence[ShownTalk]]:
    """Return what adds times and the names this person may read to a batch of talks."""

    def together(rows: list[Any]) -> list[ShownTalk]:
        reveal([one.student for one in rows], to=viewer)
        return [ShownTalk(one, slot_words(day, one.slot)) for one in rows]

    return together


INTERVIEWS = Listing(
    name="fair-interviews",
    title=_l("Собеседования"),
    count=(_l("собеседование"), _l("собеседования"), _l("собеседований")),
    columns=(
        Column(_l("Время"), lambda row: row.when, sort="time"),
        Column(_l("Стенд"), lambda row: row.interview.participant.stand, sort="stand"),
        Column(
            _l("Организация"),
            lambda row: row.interview.participant.organization.short_name,
            sort="organization",
        ),
        Column(_l("Стол"), lambda row: row.interview.table_number, kind="n"),
        Column(_l("Студент"), lambda row: row.interview.student.shown_name, sort="student"),
        Column(_l("Группа"), lambda row: row.interview.student.group.name),
        Column(_l("Состояние"), lambda row: row.interview.state, sort="state"),
    ),
    orders=ORDERS,
    order="time",
    searched=(Organization, Student),
)
